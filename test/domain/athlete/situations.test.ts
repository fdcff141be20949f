import { describe, expect, it } from 'vitest';
import type { Actor, Author, Summary } from '../../../functions/domain/athlete/athlete.ts';
import { reasonsFor } from '../../../functions/domain/athlete/attention.ts';
import { attentionPosition } from '../../../functions/domain/athlete/attention-order.ts';
import { emptySummary, summarize, type SummaryFacts } from '../../../functions/domain/athlete/summary.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import { issueInstruction } from '../../../functions/domain/instruction/issue-instruction.ts';
import { courseOf } from '../../../functions/domain/symptom/symptom-course.ts';
import { resolveSymptom } from '../../../functions/domain/symptom/symptom-change.ts';
import type { ObservationRecord, SymptomRecord } from '../../../functions/domain/symptom/symptom.ts';
import { as, countingIds, refused, runner } from '../../support/decisions.ts';
import { anInstruction, anObservation, aRun, aSymptom, day } from '../../support/records.ts';

/** Situations of coaching and physiotherapy that a coach or physio must find in their list, as it was told. */

const [coach, physio] = [as('COACH'), as('PHYSIO')];
const ban = { activity: 'RUN', permission: 'PROHIBITED' } as const;
const fiveKilometres = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 5_000 } as const;
const told = (startsAt: string, rule: InstructionRecord['rules'][number], parts: Partial<InstructionRecord> = {}) =>
  anInstruction(1, { rules: [rule], startsAt, acknowledged: { by: as('OWNER'), at: startsAt }, ...parts });

/** An open symptom, observed once. */
function hurting(parts: Partial<ObservationRecord>, more: Partial<SymptomRecord> = {}): SymptomRecord {
  const observation = anObservation(1, parts);
  const { observedAt: openedAt } = observation;
  return aSymptom(1, { openedAt, latestObservation: observation, ...courseOf([observation]), ...more });
}
const listed = (facts: SummaryFacts, now: string, viewer: Author = coach, previous: Summary = emptySummary) =>
  reasonsFor(summarize(previous, facts, now), now, viewer.id).map(({ code }) => code);

describe('the attention list', () => {
  const cases: [string, string[], string[]][] = [
    [
      'S46: pain 5, then eleven days of synced runs without a word',
      listed(
        {
          symptoms: [hurting({ observedAt: day(1), pain: 5 })],
          instructions: [],
          recentRuns: [aRun(1, { startedAt: day(11) })],
        },
        day(12),
      ),
      ['SILENT'],
    ],
    [
      'S38: modified, and the review 14 days overdue',
      listed(
        {
          instructions: [told(day(1), fiveKilometres, { reviewAt: day(6) })],
          symptoms: [hurting({ observedAt: day(1) })],
          lastReportAt: day(19),
        },
        day(20),
      ),
      ['REVIEW_OVERDUE'],
    ],
    [
      'S100: modified, and 19 days silent',
      listed({ instructions: [told(day(1), fiveKilometres)], symptoms: [hurting({ observedAt: day(1) })] }, day(20)),
      ['SILENT'],
    ],
    [
      'S65: everything resolved, and still restricted without a review',
      listed({ instructions: [told(day(1), ban)], symptoms: [], lastReportAt: day(9) }, day(10)),
      ['READY_TO_CLEAR'],
    ],
    [
      'S80: an end date passes while the symptom that it names hurts at 6 at rest',
      listed(
        {
          instructions: [told(day(1), ban, { endsAt: day(10), symptomIds: [aSymptom(1).id] })],
          symptoms: [hurting({ observedAt: day(9), pain: 6 })],
          lastReportAt: day(9),
        },
        day(10),
      ),
      ['RESTRICTION_LAPSED', 'NEW_SYMPTOM'],
    ],
  ];
  it.each(cases)('%s', (_, codes, expected) => {
    expect(codes).toEqual(expected);
  });

  it('S64: a femoral neck that hurts at 9 at night comes before a run over its limit, and both before a niggle', () => {
    const now = day(10);
    const night: Partial<ObservationRecord> = {
      observedAt: day(9),
      sites: ['FEMORAL_NECK'],
      phase: 'AT_REST',
      pain: 9,
    };
    const athletes: Record<string, SummaryFacts> = {
      over: {
        instructions: [told(day(1), fiveKilometres)],
        symptoms: [],
        recentRuns: [aRun(1, { startedAt: day(9), distanceMeters: 5_200 })],
      },
      niggle: { symptoms: [hurting({ observedAt: day(9), pain: 1 })] },
      femoralNeck: { symptoms: [hurting(night)] },
    };
    const order = Object.entries(athletes).map(([id, facts]) =>
      attentionPosition(id, reasonsFor(summarize(emptySummary, facts, now), now)),
    );
    expect(order.sort().map((position) => position.split('#').at(-1))).toEqual(['femoralNeck', 'over', 'niggle']);
  });

  it('S3: pain that has not settled by the next morning is listed, until a morning has, or for a week', () => {
    const morning = (number: number, pain: number) =>
      hurting({ observedAt: day(number), recordedAt: day(number), phase: 'NEXT_MORNING', pain });
    const facts = { symptoms: [morning(9, 5)] };
    expect(listed(facts, day(10))).toContain('NOT_SETTLED');
    expect(listed(facts, day(16))).toContain('NOT_SETTLED');
    expect(listed(facts, day(17))).not.toContain('NOT_SETTLED');
    expect(listed({ symptoms: [morning(9, 0)] }, day(10))).not.toContain('NOT_SETTLED');
  });

  describe('what somebody else loosened', () => {
    const prohibition = anInstruction(1, { rules: [ban], issuedBy: physio });
    const { id } = prohibition;
    const free = { rules: [{ activity: 'RUN', permission: 'ALLOWED' }], supersedes: [id] } as const;
    const decide = (symptoms: SymptomRecord[], reason?: string) =>
      issueInstruction(
        { athlete: runner, instructions: [prohibition], symptoms },
        { ...free, rules: [...free.rules], supersedes: [...free.supersedes], reason },
        { by: coach, now: day(9), newId: countingIds() },
      );

    it("S31: a ban of the physio's that a coach lifts takes a reason, and stands in the physio's list", () => {
      expect(refused(() => decide([]))).toEqual(['INVALID input.reason']);
      const { change } = decide([], 'We spoke.');
      const instructions = change.put.filter((each) => each.kind === 'instruction');
      const [first] = reasonsFor(summarize(emptySummary, { instructions }, day(9)), day(9), physio.id);
      expect(first).toEqual({ code: 'OVERRIDDEN', since: day(9), subjectId: id });
      expect(listed({ instructions }, day(9), coach)).not.toContain('OVERRIDDEN');
    });

    it('S102: of a confirmed bone-stress injury only a physio loosens', () => {
      const confirmed = hurting(
        { sites: ['FEMORAL_NECK'] },
        { diagnoses: [{ pathology: 'BONE_STRESS_INJURY', certainty: 'CONFIRMED', by: physio, at: day(2) }] },
      );
      expect(refused(() => decide([confirmed], 'We spoke.'))[0]).toMatch(/^FORBIDDEN/);
    });

    it('S102: nor does a coach get around that by resolving it, or by merging it into another', () => {
      const diagnoses: SymptomRecord['diagnoses'] = [
        { pathology: 'BONE_STRESS_INJURY', certainty: 'CONFIRMED', by: physio, at: day(2) },
      ];
      const confirmed = hurting({ sites: ['FEMORAL_NECK'] }, { diagnoses });
      expect(refused(() => resolveSymptom(confirmed, {}, { by: coach, now: day(9) }))).toEqual([
        'FORBIDDEN input.symptomId',
      ]);
      for (const by of [physio, as('OWNER')])
        expect(resolveSymptom(confirmed, {}, { by, now: day(9) }).symptom.status).toBe('RESOLVED');
      const into = { ...hurting({ sites: ['HIP'] }, { diagnoses }), id: aSymptom(9).id, mergedFromIds: [confirmed.id] };
      const about = { ...prohibition, symptomIds: [confirmed.id] };
      const lift = () =>
        issueInstruction(
          { athlete: runner, instructions: [about], symptoms: [into] },
          { ...free, rules: [...free.rules], supersedes: [...free.supersedes], reason: 'We spoke.' },
          { by: coach, now: day(9), newId: countingIds() },
        );
      expect(refused(lift)[0]).toMatch(/^FORBIDDEN/);
    });
  });

  describe('S103: a symptom of the physio that a coach resolves', () => {
    const diagnosed = (by: Author, ended = false): Partial<SymptomRecord> => ({
      diagnoses: [
        {
          pathology: 'TENDINOPATHY',
          certainty: 'SUSPECTED',
          by,
          at: day(2),
          ...(ended && { ended: { as: 'REFUTED', by, at: day(3) } as const }),
        },
      ],
    });
    const whose: [string, SymptomRecord, Actor, boolean][] = [
      ['they diagnosed it', hurting({}, diagnosed(physio)), coach, true],
      ['they reported it', hurting({}, { reportedBy: physio.id }), coach, true],
      ['they reported it, long ago', hurting({ recordedBy: physio }), coach, true],
      ['the athlete resolves it', hurting({}, diagnosed(physio)), as('OWNER'), true],
      ['what they said was refuted', hurting({}, diagnosed(physio, true)), coach, false],
      ['it is the word of nobody but the athlete', hurting({}), coach, false],
      ['they do it themselves', hurting({}, diagnosed(physio)), physio, false],
    ];
    it.each(whose)('%s', (_, symptom, by, stands) => {
      const { change } = resolveSymptom(symptom, {}, { by, now: day(9) });
      const facts = { symptoms: [], ...(change.resolved && { resolved: change.resolved }) };
      const reasons = reasonsFor(summarize(emptySummary, facts, day(9)), day(10), physio.id);
      const expected = { code: 'OVERRIDDEN', since: day(9), subjectId: symptom.id };
      expect(reasons).toEqual(stands ? [expected] : []);
    });

    it('stands there for 28 days, or until they give an instruction', () => {
      const { change } = resolveSymptom(hurting({}, diagnosed(physio)), {}, { by: coach, now: day(2) });
      const summary = summarize(emptySummary, { symptoms: [], resolved: change.resolved ?? [] }, day(2));
      const codes = (t: string, after = summary) => reasonsFor(after, t, physio.id).map(({ code }) => code);
      expect([codes(day(30)), codes(day(30, '08:00:00.001'))]).toEqual([['OVERRIDDEN'], []]);
      const instructions = [told(day(3), { activity: 'REHAB', permission: 'ALLOWED' }, { issuedBy: physio })];
      expect(codes(day(3), summarize(summary, { instructions }, day(3)))).toEqual([]);
    });
  });
});
