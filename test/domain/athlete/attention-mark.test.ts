import { describe, expect, it } from 'vitest';
import type { AttentionMark, Summary } from '../../../functions/domain/athlete/athlete.ts';
import { isSnoozed, reasonsFor } from '../../../functions/domain/athlete/attention.ts';
import type { AttentionCode } from '../../../functions/domain/athlete/attention-code.ts';
import { markAttention, type MarkInput } from '../../../functions/domain/athlete/attention-mark.ts';
import { emptySummary, summarize, type SummaryFacts } from '../../../functions/domain/athlete/summary.ts';
import type { Role } from '../../../functions/domain/vocabulary.ts';
import { as, authorAs, problemsOf } from '../../support/decisions.ts';
import { anInstruction, anObservation, aRun, aSymptom, day } from '../../support/records.ts';

const now = day(10);
const worsens = (pain: number, since = day(8)) =>
  aSymptom(1, {
    openedAt: day(1),
    trend: 'WORSENING',
    worseningSince: since,
    latestObservation: anObservation(2, { pain, observedAt: day(9) }),
  });
const flagged = (observedAt: string) =>
  aSymptom(1, {
    openedAt: day(1),
    redFlags: [{ sign: 'SEVERE_PAIN', since: day(8) }],
    latestObservation: anObservation(2, { pain: 7, observedAt }),
  });
const unsettled = aSymptom(1, {
  openedAt: day(1),
  notSettledSince: day(8),
  latestObservation: anObservation(2, { phase: 'NEXT_MORNING', pain: 5, observedAt: day(9) }),
});
const resting = anInstruction(1, {
  rules: [{ activity: 'RUN', permission: 'PROHIBITED' }],
  startsAt: day(7),
  reviewAt: day(9),
});
const ban = { instructions: [resting] };
const after = (facts: SummaryFacts, previous: Summary = emptySummary, at = now) => summarize(previous, facts, at);

/** The summary once a reason is marked. */
function marked(facts: SummaryFacts, input: MarkInput, role: Role = 'COACH'): Summary {
  const summary = after(facts);
  const { mark } = markAttention(summary, input, { by: as(role), now });
  return after(mark ? { mark } : {}, summary);
}
const markOf = (summary: Summary, code: AttentionCode, at = now, role: Role = 'COACH'): AttentionMark | undefined =>
  reasonsFor(summary, at, as(role).id).find((reason) => reason.code === code)?.mark;
const snooze = { as: 'SNOOZED', until: day(13) } as const;

describe('a mark of a reason', () => {
  it('says who, how and until when, to the whole team', () => {
    const summary = marked({ symptoms: [worsens(4)] }, { reason: 'SYMPTOM_WORSENING', ...snooze });
    const mark = { as: 'SNOOZED', by: authorAs('COACH'), at: now, until: day(13) };
    expect(markOf(summary, 'SYMPTOM_WORSENING')).toMatchObject(mark);
    expect(markOf(summary, 'SYMPTOM_WORSENING', now, 'PHYSIO')).toMatchObject(mark);
  });

  it('leaves a reason out of the list of who snoozed it alone, until its end', () => {
    const summary = marked({ symptoms: [worsens(4)] }, { reason: 'SYMPTOM_WORSENING', ...snooze });
    const hides = (role: Role, at = now) =>
      reasonsFor(summary, at, as(role).id).some((reason) => isSnoozed(reason, as(role).id));
    expect([hides('COACH'), hides('PHYSIO'), hides('COACH', day(13))]).toEqual([true, false, false]);
  });

  it('seen or taken, stays in the list', () => {
    for (const how of ['SEEN', 'TAKEN'] as const) {
      const summary = marked({ symptoms: [worsens(4)] }, { reason: 'SYMPTOM_WORSENING', as: how });
      const [reason] = reasonsFor(summary, now, as('COACH').id);
      expect(reason && [reason.mark?.as, isSnoozed(reason, as('COACH').id)]).toEqual([how, false]);
    }
  });

  it('is one for the two codes of an overdue review', () => {
    const summary = marked(ban, { reason: 'SIDELINED_REVIEW_OVERDUE', as: 'TAKEN' });
    expect(summary.marks?.map(({ code }) => code)).toEqual(['REVIEW_OVERDUE']);
    expect(markOf(summary, 'REVIEW_OVERDUE')).toEqual(markOf(summary, 'SIDELINED_REVIEW_OVERDUE'));
    expect(markOf(summary, 'REVIEW_OVERDUE')?.as).toBe('TAKEN');
  });

  it('is one for each reason: the latest', () => {
    const first = marked({ symptoms: [worsens(4)] }, { reason: 'SYMPTOM_WORSENING', as: 'SEEN' });
    const { mark } = markAttention(first, { reason: 'SYMPTOM_WORSENING', as: 'TAKEN' }, { by: as('PHYSIO'), now });
    const summary = after(mark ? { mark } : {}, first);
    expect(summary.marks).toHaveLength(1);
    expect(markOf(summary, 'SYMPTOM_WORSENING')).toMatchObject({ as: 'TAKEN', by: authorAs('PHYSIO') });
  });

  it('said again changes nothing', () => {
    const summary = marked({ symptoms: [worsens(4)] }, { reason: 'SYMPTOM_WORSENING', ...snooze });
    const again = markAttention(summary, { reason: 'SYMPTOM_WORSENING', ...snooze }, { by: as('COACH'), now: day(11) });
    expect(again).toEqual({ put: [] });
    expect(JSON.stringify(after({}, summary))).toBe(JSON.stringify(summary));
  });

  it('of what another overrode is about the word of who marked it', () => {
    const overridden = [as('COACH'), as('PHYSIO')].map(({ id }) => ({ person: id, at: day(9) }));
    const { mark } = markAttention(
      { ...emptySummary, overridden },
      { reason: 'OVERRIDDEN', as: 'SEEN' },
      { by: as('COACH'), now },
    );
    const summary = after(mark ? { mark } : {}, { ...emptySummary, overridden });
    expect(markOf(summary, 'OVERRIDDEN', now, 'COACH')?.as).toBe('SEEN');
    expect(markOf(summary, 'OVERRIDDEN', now, 'PHYSIO')).toBeUndefined();
  });
});

describe('a mark is undone by what is newer or worse', () => {
  const ran = (number: number, parts = {}) => aRun(number, { startedAt: day(number), ...parts });
  const cases: [string, AttentionCode, SummaryFacts, SummaryFacts, boolean][] = [
    ['the same again', 'SYMPTOM_WORSENING', { symptoms: [worsens(4)] }, { symptoms: [worsens(4)] }, true],
    ['it hurts less', 'SYMPTOM_WORSENING', { symptoms: [worsens(4)] }, { symptoms: [worsens(3)] }, true],
    ['it hurts more', 'SYMPTOM_WORSENING', { symptoms: [worsens(4)] }, { symptoms: [worsens(5)] }, false],
    [
      'it turned, and worsens again',
      'SYMPTOM_WORSENING',
      { symptoms: [worsens(4)] },
      { symptoms: [worsens(4, day(9))] },
      false,
    ],
    [
      'another one worsens, too, for longer even',
      'SYMPTOM_WORSENING',
      { symptoms: [worsens(4)] },
      { symptoms: [worsens(4), { ...worsens(1, day(2)), id: aSymptom(2).id }] },
      false,
    ],
    ['a red flag, as it was', 'RED_FLAG', { symptoms: [flagged(day(9))] }, { symptoms: [flagged(day(9))] }, true],
    [
      'a red flag, found again',
      'RED_FLAG',
      { symptoms: [flagged(day(9))] },
      { symptoms: [flagged(day(9, '20:00'))] },
      false,
    ],
    [
      'a red flag that was told of late',
      'RED_FLAG',
      { symptoms: [flagged(day(9))] },
      { symptoms: [flagged(day(9)), { ...flagged(day(2)), id: aSymptom(2).id }] },
      false,
    ],
    [
      'a red flag, and a worse night before it is told of late',
      'RED_FLAG',
      { symptoms: [flagged(day(9))] },
      { symptoms: [{ ...flagged(day(9)), lastTold: { at: day(9), pain: 10 } }] },
      false,
    ],
    [
      'a red flag, and a night before it is told of late, as bad',
      'RED_FLAG',
      { symptoms: [flagged(day(9))] },
      { symptoms: [{ ...flagged(day(9)), lastTold: { at: day(9, '20:00'), pain: 7 } }] },
      false,
    ],
    [
      'it worsens, and more pain is told of late',
      'SYMPTOM_WORSENING',
      { symptoms: [worsens(4)] },
      { symptoms: [{ ...worsens(4), lastTold: { at: day(10), pain: 6 } }] },
      false,
    ],
    [
      'mornings that do not settle, and a worse one is told of late',
      'NOT_SETTLED',
      { symptoms: [unsettled] },
      { symptoms: [{ ...unsettled, lastTold: { at: day(9), pain: 8 } }] },
      false,
    ],
    [
      'another run against an instruction',
      'RUN_AGAINST_INSTRUCTION',
      { ...ban, recentRuns: [ran(8)] },
      { ...ban, recentRuns: [ran(8), ran(9)] },
      false,
    ],
    [
      'one of before, synced late',
      'RUN_AGAINST_INSTRUCTION',
      { ...ban, recentRuns: [ran(8)] },
      { ...ban, recentRuns: [ran(8), ran(7, { recordedAt: day(10) })] },
      false,
    ],
    [
      'the later of two is talked about',
      'RUN_AGAINST_INSTRUCTION',
      { ...ban, recentRuns: [ran(8), ran(9)] },
      { ...ban, recentRuns: [ran(8), ran(9, { teamCommentedAt: day(10) })] },
      true,
    ],
    [
      'another review that is overdue',
      'REVIEW_OVERDUE',
      ban,
      { instructions: [{ ...resting, reviewAt: day(9, '09:00') }] },
      false,
    ],
    [
      'another new symptom',
      'NEW_SYMPTOM',
      { symptoms: [aSymptom(1, { openedAt: day(9) })] },
      { symptoms: [aSymptom(1, { openedAt: day(9) }), aSymptom(2, { openedAt: day(8) })] },
      false,
    ],
    [
      'another instruction that is not acknowledged',
      'INSTRUCTION_NOT_ACKNOWLEDGED',
      ban,
      { instructions: [resting, anInstruction(2, { startsAt: day(10, '09:00') })] },
      false,
    ],
  ];
  it.each(cases)('%s', (_, code, before, facts, stays) => {
    const summary = marked(before, { reason: code, as: 'SEEN' });
    expect(markOf(summary, code)?.as).toBe('SEEN');
    const next = after(facts, summary, day(10, '10:00'));
    expect(reasonsFor(next, day(10, '10:00')).map((reason) => reason.code)).toContain(code);
    expect(markOf(next, code, day(10, '10:00')) !== undefined).toBe(stays);
  });

  it('goes with the reason: what comes back is new', () => {
    const summary = marked({ symptoms: [worsens(4)] }, { reason: 'SYMPTOM_WORSENING', as: 'SEEN' });
    const gone = after({ symptoms: [{ ...worsens(4), trend: 'STEADY' }] }, summary);
    expect(gone.marks).toBeUndefined();
    expect(markOf(after({ symptoms: [worsens(4)] }, gone), 'SYMPTOM_WORSENING')).toBeUndefined();
  });

  it('covers no more than is left: one of two comes back', () => {
    const both = [worsens(4), { ...worsens(4), id: aSymptom(2).id }];
    const summary = marked({ symptoms: both }, { reason: 'SYMPTOM_WORSENING', as: 'SEEN' });
    const one = after({ symptoms: both.slice(0, 1) }, summary);
    expect(markOf(one, 'SYMPTOM_WORSENING')?.as).toBe('SEEN');
    expect(markOf(after({ symptoms: both }, one), 'SYMPTOM_WORSENING')).toBeUndefined();
  });

  it('a summary of before, which said less, keeps no mark once it says more', () => {
    const old: Summary = { ...emptySummary, openSymptoms: 1, redFlagSince: day(8) };
    const { mark } = markAttention(old, { reason: 'RED_FLAG', as: 'SEEN' }, { by: as('COACH'), now });
    const summary = after(mark ? { mark } : {}, old);
    expect(markOf(summary, 'RED_FLAG')?.as).toBe('SEEN');
    expect(markOf(after({ symptoms: [flagged(day(9))] }, summary), 'RED_FLAG')).toBeUndefined();
  });
});

describe('marking is refused', () => {
  const summary = marked({ symptoms: [worsens(4), flagged(day(9))] }, { reason: 'SYMPTOM_WORSENING', as: 'TAKEN' });
  const cases: [string, MarkInput, Role, string][] = [
    ['for a reason that does not apply', { reason: 'READY_TO_CLEAR', as: 'SEEN' }, 'COACH', 'CONFLICT reason'],
    ['for another one than was seen', { reason: 'RED_FLAG', as: 'SEEN', since: day(2) }, 'COACH', 'CONFLICT since'],
    ['for a red flag, as snoozed', { reason: 'RED_FLAG', ...snooze }, 'COACH', 'INVALID as'],
    ['without the end of a snooze', { reason: 'SYMPTOM_WORSENING', as: 'SNOOZED' }, 'COACH', 'INVALID until'],
    ['with an end of what has none', { reason: 'RED_FLAG', as: 'SEEN', until: day(11) }, 'COACH', 'INVALID until'],
    [
      'for a snooze that is over',
      { reason: 'SYMPTOM_WORSENING', ...snooze, until: now },
      'COACH',
      'OUT_OF_RANGE until',
    ],
    [
      'for more than 7 days',
      { reason: 'SYMPTOM_WORSENING', ...snooze, until: day(17, '08:00:00.001') },
      'COACH',
      'OUT_OF_RANGE until',
    ],
    ['as seen, where another has taken it', { reason: 'SYMPTOM_WORSENING', as: 'SEEN' }, 'PHYSIO', 'CONFLICT as'],
    ['as snoozed, too', { reason: 'SYMPTOM_WORSENING', ...snooze }, 'PHYSIO', 'CONFLICT as'],
    ['to the athlete', { reason: 'RED_FLAG', as: 'SEEN' }, 'OWNER', 'FORBIDDEN '],
    ['to supporters', { reason: 'RED_FLAG', as: 'SEEN' }, 'SUPPORTER', 'FORBIDDEN '],
    ['to integrations', { reason: 'RED_FLAG', as: 'SEEN' }, 'INTEGRATION', 'FORBIDDEN '],
  ];
  it.each(cases)('%s', (_, input, role, expected) => {
    const [problem] = problemsOf(() => markAttention(summary, input, { by: as(role), now }));
    expect(`${problem?.code} ${problem?.path.slice(1).join('.')}`).toBe(expected);
  });

  it('not for exactly 7 days, nor to who takes it over', () => {
    const week = { reason: 'SYMPTOM_WORSENING', ...snooze, until: day(17) } as const;
    expect(markAttention(summary, week, { by: as('COACH'), now }).mark?.until).toBe(day(17));
    const over = { reason: 'SYMPTOM_WORSENING', as: 'TAKEN' } as const;
    expect(markAttention(summary, over, { by: as('PHYSIO'), now }).mark?.by).toEqual(authorAs('PHYSIO'));
  });
});
