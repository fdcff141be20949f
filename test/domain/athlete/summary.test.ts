import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../functions/domain/athlete/athlete.ts';
import { reasonsFor } from '../../../functions/domain/athlete/attention.ts';
import { inForce } from '../../../functions/domain/instruction/in-force.ts';
import type { InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import { emptySummary, openUntil, summarize, type SummaryFacts } from '../../../functions/domain/athlete/summary.ts';
import { earliestOf, instantAfter } from '../../../functions/domain/time.ts';
import { histories, instantAt, LAST_MS } from '../../support/histories.ts';
import { anInstruction, aRun, aSession, anObservation, aSymptom, day } from '../../support/records.ts';

const now = day(10);
const rest: InstructionRule = { activity: 'RUN', permission: 'PROHIBITED' };
const read = { acknowledged: { by: { id: 'per_AAAAAAAAAAAAAAAA', name: 'Ada', role: 'OWNER' }, at: day(9) } } as const;
const resting = anInstruction(1, { rules: [rest], startsAt: day(8), ...read });
const governedByIds = [resting.id];
const sidelined: Summary = {
  restrictions: [{ status: 'SIDELINED', from: day(8), governedByIds }],
  openSymptoms: 0,
};
const noRides = anInstruction(3, { rules: [{ activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }], ...read });
const rode = (at: string) => ({ lastAt: at, count: 1, knownAt: at, lastSessionId: aSession(1).id, worst: 1_000 });
const resolvedFor = (person: `per_${string}`, at: number) => ({ person, symptomId: aSymptom(9).id, at: day(at) });

describe('a summary after a change', () => {
  const cases: [string, Partial<Summary>, SummaryFacts, Partial<Summary>][] = [
    ['nothing known, nothing changed', {}, {}, {}],
    [
      'what is known stays',
      { ...sidelined, openSymptoms: 1, worstPain: 3 },
      {},
      { ...sidelined, openSymptoms: 1, worstPain: 3 },
    ],
    ['instructions decide the restrictions anew', {}, { instructions: [resting] }, sidelined],
    [
      'and lift them; what ended by its own date may have lapsed',
      sidelined,
      { instructions: [{ ...resting, endsAt: now }] },
      { availableSince: now, lapses: [now] },
    ],
    [
      'a restriction that has ended goes, without a look at instructions',
      {
        restrictions: [
          { status: 'SIDELINED', from: day(8), until: day(9), governedByIds },
          { status: 'MODIFIED', from: day(12), governedByIds },
        ],
      },
      {},
      { restrictions: [{ status: 'MODIFIED', from: day(12), governedByIds }], availableSince: day(9) },
    ],
    ['the start of being available stays', { availableSince: day(3) }, {}, { availableSince: day(3) }],
    [
      'symptoms: how many, the worst of the latest pain, the youngest, the one that worsens longest',
      { openSymptoms: 9, worstPain: 9 },
      {
        symptoms: [
          aSymptom(1, {
            openedAt: day(1),
            latestObservation: anObservation(1, { pain: 4 }),
            trend: 'WORSENING',
            worseningSince: day(6),
          }),
          aSymptom(2, { openedAt: day(9), latestObservation: anObservation(1, { pain: 2 }), status: 'RECURRED' }),
          aSymptom(3, {
            openedAt: day(5),
            latestObservation: anObservation(1, { pain: 3 }),
            trend: 'WORSENING',
            worseningSince: day(7),
          }),
        ],
      },
      {
        openSymptoms: 3,
        worstPain: 4,
        newestSymptomAt: day(9),
        newSymptomPain: 2,
        concernSince: day(1),
        worseningSince: day(6),
        worsening: { newest: day(7), count: 2, pain: 4 },
      },
    ],
    [
      'those that were opened not long before the youngest are new with it',
      {},
      {
        symptoms: [
          aSymptom(1, { openedAt: day(9), latestObservation: anObservation(1, { pain: 1 }) }),
          aSymptom(2, { openedAt: day(6), latestObservation: anObservation(1, { pain: 5 }) }),
          aSymptom(3, { openedAt: day(5), latestObservation: anObservation(1, { pain: 8 }) }),
        ],
      },
      { openSymptoms: 3, worstPain: 8, newestSymptomAt: day(9), newSymptomPain: 5, concernSince: day(5) },
    ],
    [
      'symptoms that are over do not count',
      {},
      {
        symptoms: [
          aSymptom(1, { status: 'RESOLVED' }),
          aSymptom(2, { status: 'MERGED' }),
          aSymptom(3, { latestObservation: anObservation(1, { pain: 0 }) }),
        ],
      },
      { openSymptoms: 1, worstPain: 0, newestSymptomAt: day(1) },
    ],
    [
      'the last symptom is over',
      { openSymptoms: 1, worstPain: 4, newestSymptomAt: day(9), worseningSince: day(9), lastReportAt: day(9) },
      { symptoms: [] },
      {},
    ],
    [
      'an instruction to acknowledge, also one that is to come',
      {},
      { instructions: [anInstruction(1, { startsAt: day(12), issuedAt: day(9), endsAt: day(14) })] },
      { unacknowledged: [{ issuedAt: day(9), from: day(12), until: day(14) }] },
    ],
    ['not one that is over', {}, { instructions: [anInstruction(1, { endsAt: now })] }, {}],
    [
      'nor one that never was',
      {},
      { instructions: [anInstruction(1, { startsAt: day(12), withdrawnAt: day(11) })] },
      {},
    ],
    ['nor one that was acknowledged', {}, { instructions: [anInstruction(1, read)] }, {}],
    [
      'nor one for as long as an older one waits anyway',
      {},
      {
        instructions: [
          anInstruction(1, { endsAt: day(15) }),
          anInstruction(2, { startsAt: day(2), endsAt: day(14) }),
          anInstruction(3, { startsAt: day(3), endsAt: day(16) }),
        ],
      },
      {
        unacknowledged: [
          { issuedAt: day(1), from: day(1), until: day(15) },
          { issuedAt: day(3), from: day(3), until: day(16) },
        ],
      },
    ],
    [
      'one that is over needs no acknowledgement any more',
      { unacknowledged: [{ issuedAt: day(1), from: day(1), until: now }] },
      {},
      {},
    ],
    ['a breach shows for 7 days', { lastBreachAt: day(3) }, {}, { lastBreachAt: day(3) }],
    ['and no longer', { lastBreachAt: day(3, '07:59:59.999') }, {}, {}],
    [
      'the recent runs decide anew on breaches',
      sidelined,
      { instructions: [resting], recentRuns: [aRun(1, { startedAt: day(9) }), aRun(2, { startedAt: day(7) })] },
      {
        ...sidelined,
        lastBreachAt: day(9),
        breaches: { count: 1, knownAt: day(9), lastRunId: aRun(1).id, worst: 1_000 },
      },
    ],
    [
      'unless the team has given an instruction since',
      { ...sidelined, lastBreachAt: day(9) },
      {
        instructions: [resting, anInstruction(2, { startsAt: day(9, '12:00'), ...read })],
        recentRuns: [aRun(1, { startedAt: day(9) })],
      },
      sidelined,
    ],
    [
      'and take one back: the run was deleted',
      { ...sidelined, lastBreachAt: day(9) },
      { instructions: [resting], recentRuns: [] },
      sidelined,
    ],
    [
      'the recent sessions decide anew on theirs',
      {},
      {
        instructions: [noRides],
        recentSessions: [aSession(1, { startedAt: day(9) }), aSession(2, { startedAt: day(8), activity: 'REHAB' })],
      },
      { sessionBreaches: rode(day(9)) },
    ],
    [
      'unless the team has commented on the session since',
      { sessionBreaches: rode(day(9)) },
      {
        instructions: [noRides],
        recentSessions: [aSession(1, { startedAt: day(9), teamCommentedAt: day(9, '12:00') })],
      },
      {},
    ],
    ['they show for 7 days', { sessionBreaches: rode(day(3)) }, {}, { sessionBreaches: rode(day(3)) }],
    ['and no longer', { sessionBreaches: rode(day(3, '07:59:59.999')) }, {}, {}],
    [
      'who had their symptom resolved by somebody else',
      { resolvedByOthers: [resolvedFor('per_a', 4), resolvedFor('per_b', -19)] },
      { resolved: [resolvedFor('per_c', 9), resolvedFor('per_a', 9)] },
      { resolvedByOthers: [resolvedFor('per_a', 9), resolvedFor('per_c', 9)] },
    ],
    [
      'not once it is open again',
      { resolvedByOthers: [resolvedFor('per_a', 9)], openSymptoms: 1 },
      { symptoms: [aSymptom(9)] },
      { openSymptoms: 1, worstPain: 1, newestSymptomAt: day(1) },
    ],
    [
      'nor once they have given an instruction',
      { resolvedByOthers: [resolvedFor(anInstruction(1).issuedBy.id, 8)] },
      { instructions: [anInstruction(1, { startsAt: day(9), endsAt: day(9, '09:00') })] },
      {},
    ],
    [
      'since when there is something to say stays, when what began it is over',
      { ...sidelined, openSymptoms: 1, concernSince: day(2) },
      { symptoms: [] },
      { ...sidelined, concernSince: day(2) },
    ],
    [
      'and when what has ended is left out',
      {
        restrictions: [
          { status: 'SIDELINED', from: day(4), until: day(8), governedByIds },
          { status: 'MODIFIED', from: day(8), governedByIds },
        ],
        concernSince: day(2),
      },
      {},
      { restrictions: [{ status: 'MODIFIED', from: day(8), governedByIds }], concernSince: day(2) },
    ],
    [
      'it begins anew after a gap, also as instructions tell it',
      { restrictions: [{ status: 'SIDELINED', from: day(2), until: day(7), governedByIds }], concernSince: day(2) },
      { instructions: [resting] },
      sidelined,
    ],
    [
      'another symptom is no new beginning',
      { openSymptoms: 1, worstPain: 1, newestSymptomAt: day(1) },
      { symptoms: [aSymptom(1), aSymptom(2, { openedAt: day(9) })] },
      { openSymptoms: 2, worstPain: 1, newestSymptomAt: day(9), concernSince: day(1) },
    ],
    [
      'nor is a restriction of who is symptomatic: what the rest says is not said twice',
      { openSymptoms: 1, worstPain: 1, newestSymptomAt: day(1) },
      { instructions: [resting] },
      { ...sidelined, openSymptoms: 1, worstPain: 1, newestSymptomAt: day(1) },
    ],
    ['a report while the athlete is well is not kept', {}, { lastReportAt: day(9) }, {}],
    ['while they are restricted it is', sidelined, { lastReportAt: day(9) }, { ...sidelined, lastReportAt: day(9) }],
    [
      'while they are symptomatic it is',
      { openSymptoms: 1 },
      { lastReportAt: day(9) },
      { openSymptoms: 1, lastReportAt: day(9) },
    ],
    [
      'an older report changes nothing',
      { openSymptoms: 1, lastReportAt: day(9) },
      { lastReportAt: day(8) },
      { openSymptoms: 1, lastReportAt: day(9) },
    ],
    ['it goes with the restriction', { ...sidelined, lastReportAt: day(9) }, { instructions: [] }, {}],
    [
      'a future restriction keeps no report: it does not apply yet',
      { restrictions: [{ status: 'SIDELINED', from: day(12), governedByIds }] },
      { lastReportAt: day(9) },
      { restrictions: [{ status: 'SIDELINED', from: day(12), governedByIds }] },
    ],
  ];

  it.each(cases)('%s', (_, previous, facts, is) => {
    const after = summarize({ ...emptySummary, ...previous }, facts, now);
    expect(after).toStrictEqual({ ...emptySummary, ...is });
    // Said again, it is the same, letter by letter: nothing has to be written.
    expect(JSON.stringify(summarize(after, facts, now))).toBe(JSON.stringify(after));
  });

  it('cut later, it is as if it were made later', () => {
    fc.assert(
      fc.property(histories, fc.nat(LAST_MS), fc.nat(LAST_MS), (instructions, a, b) => {
        const [written, later] = [instantAt(Math.min(a, b)), instantAt(Math.max(a, b))];
        const cut = summarize(summarize(emptySummary, { instructions }, written), {}, later);
        expect(cut).toStrictEqual(summarize(emptySummary, { instructions }, later));
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows, once written, which unacknowledged instruction in force is the oldest', () => {
    fc.assert(
      fc.property(histories, fc.nat(LAST_MS), (instructions, written) => {
        const summary = summarize(emptySummary, { instructions }, instantAt(written));
        for (let ms = written; ms <= LAST_MS; ms++) {
          const unread = inForce(instructions, instantAt(ms)).filter(({ acknowledged }) => !acknowledged);
          const reason = reasonsFor(summary, instantAt(ms)).find(({ code }) => code === 'INSTRUCTION_NOT_ACKNOWLEDGED');
          expect(reason?.since).toBe(earliestOf(unread.map(({ issuedAt }) => issuedAt)));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('whether an athlete belongs on a board', () => {
  const cases: [string, Partial<Summary>, ReturnType<typeof openUntil>][] = [
    ['not when all is well', {}, { open: false }],
    ['nor when they have long been available', { availableSince: day(1) }, { open: false }],
    ['for ever, until somebody decides', sidelined, { sidelinedUntil: 'forever', open: false }],
    [
      'until it ends by itself',
      { restrictions: [{ status: 'SIDELINED', from: day(8), until: day(12), governedByIds }] },
      { sidelinedUntil: day(12), open: false },
    ],
    [
      'until the last of several ends, and the last counts though it is to come',
      {
        restrictions: [
          { status: 'SIDELINED', from: day(8), until: day(12), governedByIds },
          { status: 'SIDELINED', from: day(14), until: day(15), governedByIds },
          { status: 'MODIFIED', from: day(15), governedByIds },
        ],
      },
      { sidelinedUntil: day(15), open: true },
    ],
    ['modified training', { restrictions: [{ status: 'MODIFIED', from: day(8), governedByIds }] }, { open: true }],
    ['an open symptom', { openSymptoms: 1 }, { open: true }],
    ['an instruction to acknowledge', { unacknowledged: [{ issuedAt: day(1), from: day(1) }] }, { open: true }],
    ['a run against an instruction', { lastBreachAt: day(9) }, { open: true }],
    ['a session against an instruction', { sessionBreaches: rode(day(9)) }, { open: true }],
    ["somebody's symptom that another resolved", { resolvedByOthers: [resolvedFor('per_a', 9)] }, { open: true }],
  ];

  it.each(cases)('%s', (_, parts, is) => {
    expect(openUntil({ ...emptySummary, ...parts })).toEqual(is);
  });

  it('nobody who needs attention is missing from the boards, then or later', () => {
    const instant = fc.integer({ min: 0, max: LAST_MS }).map(instantAt);
    const maybe = fc.option(instant, { nil: undefined });
    const facts = fc.record({ instructions: histories, lastReportAt: maybe, hurts: fc.boolean() });
    const before = fc.record({ ran: maybe, trained: maybe });
    fc.assert(
      fc.property(before, facts, instant, ({ ran, trained }, { hurts, ...known }, written) => {
        const broken = {
          ...(ran && { lastBreachAt: ran }),
          ...(trained && { sessionBreaches: rode(trained) }),
        };
        const now = { ...known, symptoms: hurts ? [aSymptom(1)] : [] };
        const summary = summarize({ ...emptySummary, ...broken }, now, written);
        const board = openUntil(summary);
        if (board.open) return;
        for (const days of [0, 1, 3, 8, 400]) {
          const t = instantAfter(written, days * 86_400_000);
          const over = board.sidelinedUntil === undefined || board.sidelinedUntil <= t;
          if (over) expect(reasonsFor(summary, t)).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
