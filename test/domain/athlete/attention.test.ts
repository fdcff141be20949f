import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Restriction, Summary } from '../../../functions/domain/athlete/athlete.ts';
import { attentionCodes } from '../../../functions/domain/athlete/attention-code.ts';
import { type AttentionReason, reasonsFor } from '../../../functions/domain/athlete/attention.ts';
import { attentionPosition } from '../../../functions/domain/athlete/attention-order.ts';
import { emptySummary } from '../../../functions/domain/athlete/summary.ts';
import { instantAfter } from '../../../functions/domain/time.ts';
import { aRun, aSession, aSymptom, day } from '../../support/records.ts';
import { given } from '../../../functions/domain/check.ts';

const now = day(20);
const me = 'per_me';
type Listed = { id: string; reasons: readonly AttentionReason[] };
const compareAttention = (a: Listed, b: Listed) =>
  attentionPosition(a.id, a.reasons) < attentionPosition(b.id, b.reasons) ? -1 : 1;
const later = (instant: string) => instantAfter(instant, 1);
const earlier = (instant: string) => instantAfter(instant, -1);
const sidelined = (from: number, parts: Partial<Restriction> = {}): Restriction => ({
  status: 'SIDELINED',
  from: day(from),
  governedByIds: [],
  ...parts,
});
const modified = (from: number, parts: Partial<Restriction> = {}): Restriction => ({
  ...sidelined(from, parts),
  status: 'MODIFIED',
});
const told = (at: number) => ({ at: day(at), symptomId: aSymptom(1).id });
/** Nothing is due, and something hurts. */
const quiet = { lastReportAt: day(19), openSymptoms: 1 };

describe('an athlete needs attention', () => {
  const cases: [string, Partial<Summary>, Partial<Record<AttentionReason['code'], string>>][] = [
    ['not when all is well', {}, {}],
    [
      'not when they are sidelined and nothing is due',
      { restrictions: [sidelined(10, { reviewAt: day(21) })], ...quiet },
      {},
    ],
    ['when they ran against an instruction', { lastBreachAt: day(19) }, { RUN_AGAINST_INSTRUCTION: day(19) }],
    ['for 7 days', { lastBreachAt: day(13) }, { RUN_AGAINST_INSTRUCTION: day(13) }],
    ['and no longer', { lastBreachAt: earlier(day(13)) }, {}],
    [
      'when they are sidelined and the review is due',
      { restrictions: [sidelined(10, { reviewAt: now })], ...quiet },
      { REVIEW_OVERDUE: now, SIDELINED_REVIEW_OVERDUE: now },
    ],
    ['not a millisecond sooner', { restrictions: [sidelined(10, { reviewAt: later(now) })], ...quiet }, {}],
    [
      'for a review while running is only limited',
      { restrictions: [modified(4, { reviewAt: day(6) })], ...quiet },
      { REVIEW_OVERDUE: day(6) },
    ],
    ['for a red flag', { ...quiet, redFlagSince: day(18) }, { RED_FLAG: day(18) }],
    [
      'when an end date has passed while something hurts, at once',
      { ...quiet, lapses: [now, later(now)] },
      { RESTRICTION_LAPSED: now },
    ],
    ['not before', { ...quiet, lapses: [later(now)] }, {}],
    ['nor when nothing hurts', { lapses: [now] }, {}],
    ['not because another was overridden', { overridden: [{ person: 'per_somebody', at: day(19) }] }, {}],
    [
      'because they were overridden, for 28 days',
      { overridden: [{ person: me, at: day(-8) }] },
      { OVERRIDDEN: day(-8) },
    ],
    ['and no longer', { overridden: [{ person: me, at: earlier(day(-8)) }] }, {}],
    [
      'when they are restricted and nothing is open',
      { restrictions: [modified(10)], lastReportAt: day(19) },
      { READY_TO_CLEAR: day(10) },
    ],
    ['not for a review of what is over', { restrictions: [sidelined(10, { reviewAt: day(15), until: now })] }, {}],
    ['when a symptom is worsening', { worseningSince: day(2) }, { SYMPTOM_WORSENING: day(2) }],
    ['when a symptom is new', { openSymptoms: 1, newestSymptomAt: later(day(17)) }, { NEW_SYMPTOM: later(day(17)) }],
    ['for 3 days', { ...quiet, newestSymptomAt: day(17) }, { NEW_SYMPTOM: day(17) }],
    ['and no longer', { ...quiet, newestSymptomAt: earlier(day(17)) }, {}],
    [
      'when they have not acknowledged what is in force, at once',
      { unacknowledged: [{ issuedAt: now, from: now }] },
      { INSTRUCTION_NOT_ACKNOWLEDGED: now },
    ],
    ['not what is to come', { unacknowledged: [{ issuedAt: day(19), from: later(now) }] }, {}],
    ['nor what is over', { unacknowledged: [{ issuedAt: day(18), from: day(18), until: now }] }, {}],
    [
      'since the oldest of them was issued',
      {
        unacknowledged: [
          { issuedAt: day(15), from: day(21) },
          { issuedAt: day(17), from: day(18) },
          { issuedAt: day(16), from: day(16), until: later(now) },
        ],
      },
      { INSTRUCTION_NOT_ACKNOWLEDGED: day(16) },
    ],
    [
      'when they are sidelined and silent for 3 days',
      { restrictions: [sidelined(10)], lastReportAt: day(17), openSymptoms: 1 },
      { SILENT: day(17) },
    ],
    ['not before', { restrictions: [sidelined(10)], lastReportAt: later(day(17)), openSymptoms: 1 }, {}],
    [
      'when they never said a word, since they were sidelined',
      { restrictions: [sidelined(17)], openSymptoms: 1 },
      { SILENT: day(17) },
    ],
    ['an earlier word does not count', { restrictions: [sidelined(18)], lastReportAt: day(10), openSymptoms: 1 }, {}],
    [
      'for silence while training is modified',
      { restrictions: [modified(1)], lastReportAt: day(1), openSymptoms: 1 },
      { SILENT: day(1) },
    ],
    [
      'when they are symptomatic and silent',
      { openSymptoms: 1, newestSymptomAt: day(5), lastReportAt: day(16) },
      { SILENT: day(16) },
    ],
    ['since the opening', { openSymptoms: 1, newestSymptomAt: day(16) }, { SILENT: day(16) }],
    [
      'since it began to hurt, also where they were sidelined later',
      {
        restrictions: [sidelined(12, { until: day(18), reviewAt: day(18) }), sidelined(18)],
        openSymptoms: 1,
        newestSymptomAt: day(9),
      },
      { SILENT: day(9) },
    ],
    [
      'since the first of restrictions that follow one another: a planned step is no word',
      { restrictions: [sidelined(10, { until: day(19) }), modified(19)] },
      { READY_TO_CLEAR: day(19), SILENT: day(10) },
    ],
    [
      'not since one before a gap',
      { restrictions: [sidelined(10, { until: day(18) }), modified(19)] },
      { READY_TO_CLEAR: day(19) },
    ],
    [
      'since before the summary was written, if it says so',
      { restrictions: [sidelined(18), modified(25)], concernSince: day(9) },
      { READY_TO_CLEAR: day(18), SILENT: day(9) },
    ],
    [
      'what began before a gap, a summary does not say of what comes after',
      { restrictions: [sidelined(9, { until: day(15) }), modified(18)], concernSince: day(8) },
      { READY_TO_CLEAR: day(18) },
    ],
    [
      'since the oldest symptom: another one is no word',
      { openSymptoms: 2, concernSince: day(5), newestSymptomAt: day(16), toldLate: told(16) },
      { SILENT: day(5) },
    ],
    ['while the last word counts if it is later', { openSymptoms: 2, concernSince: day(5), lastReportAt: day(18) }, {}],
    [
      'for a symptom that was told of later than it was felt, since then',
      { ...quiet, newestSymptomAt: day(2), toldLate: told(18) },
      { NEW_SYMPTOM: day(18) },
    ],
    [
      'no longer once they are free and well',
      { restrictions: [sidelined(10, { until: now })], lastReportAt: day(10) },
      {},
    ],
    [
      'for nearly every reason at once',
      {
        restrictions: [sidelined(10, { reviewAt: day(12) })],
        openSymptoms: 2,
        newestSymptomAt: day(17),
        worseningSince: day(4),
        redFlagSince: day(3),
        lapses: [day(13)],
        overridden: [{ person: me, at: day(15) }],
        lastBreachAt: day(14),
        lastReportAt: day(16),
        unacknowledged: [{ issuedAt: day(11), from: day(11) }],
      },
      {
        RED_FLAG: day(3),
        RUN_AGAINST_INSTRUCTION: day(14),
        RESTRICTION_LAPSED: day(13),
        REVIEW_OVERDUE: day(12),
        SIDELINED_REVIEW_OVERDUE: day(12),
        OVERRIDDEN: day(15),
        SYMPTOM_WORSENING: day(4),
        NEW_SYMPTOM: day(17),
        INSTRUCTION_NOT_ACKNOWLEDGED: day(11),
        SILENT: day(17),
      },
    ],
  ];

  it.each(cases)('%s', (_, parts, reasons) => {
    expect(reasonsFor({ ...emptySummary, ...parts }, now, me)).toEqual(
      Object.entries(reasons).map(([code, since]) => expect.objectContaining({ code, since })),
    );
  });
});

describe('the order of the list', () => {
  const on = (id: string, ...reasons: [AttentionReason['code'], number][]) => ({
    id,
    reasons: reasons.map(([code, since]) => ({ code, since: day(since) })),
  });

  it('the most urgent reason, then the longest wait, then the id', () => {
    const sorted = [
      on('f', ['RED_FLAG', 19]),
      on('c', ['RUN_AGAINST_INSTRUCTION', 18]),
      on('b', ['SIDELINED_REVIEW_OVERDUE', 3], ['SILENT', 1]),
      on('d', ['SIDELINED_REVIEW_OVERDUE', 4]),
      on('g', ['READY_TO_CLEAR', 1]),
      on('a', ['SILENT', 2]),
      on('e', ['SILENT', 2]),
      on('z'),
    ];
    expect([...sorted].reverse().sort(compareAttention)).toEqual(sorted);
  });

  describe('within a reason, the worse case first, however young it is (domain.md, rule 7)', () => {
    const extent = (pain: number) => ({ newest: day(19), count: 1, pain });
    const ran = (worst?: number) => ({ count: 1, knownAt: day(19), lastRunId: aRun(1).id, ...given({ worst }) });
    const trained = (worst?: number) => ({
      ...{ lastAt: day(19), count: 1, knownAt: day(19), lastSessionId: aSession(1).id },
      ...given({ worst }),
    });
    const cases: [string, Partial<Summary>, Partial<Summary>][] = [
      [
        'a red flag of pain 9',
        { redFlagSince: day(19), redFlags: extent(9) },
        { redFlagSince: day(1), redFlags: extent(1) },
      ],
      [
        'one before one of which nobody wrote it down',
        { redFlagSince: day(19), redFlags: extent(1) },
        { redFlagSince: day(1) },
      ],
      [
        'pain that worsens',
        { worseningSince: day(19), worsening: extent(6) },
        { worseningSince: day(1), worsening: extent(5) },
      ],
      [
        'pain that does not settle',
        { notSettledSince: day(19), notSettled: extent(10) },
        { notSettledSince: day(1), notSettled: extent(9) },
      ],
      [
        'a new symptom',
        { ...quiet, newestSymptomAt: day(19), newSymptomPain: 5 },
        { ...quiet, newestSymptomAt: day(18), newSymptomPain: 4 },
      ],
      ['a run on a ban', { lastBreachAt: day(19), breaches: ran(1_000) }, { lastBreachAt: day(14), breaches: ran(4) }],
      [
        'a run of before, last',
        { lastBreachAt: day(19), breaches: ran(4) },
        { lastBreachAt: day(14), breaches: ran() },
      ],
      ['a session', { sessionBreaches: trained(80) }, { sessionBreaches: trained(8) }],
    ];

    it.each(cases)('%s', (_, worse, other) => {
      const of = (id: string, parts: Partial<Summary>) => ({
        id,
        reasons: reasonsFor({ ...emptySummary, ...parts }, now),
      });
      const sorted = [of('b', worse), of('a', other)];
      expect(sorted[0]?.reasons[0]?.code).toBe(sorted[1]?.reasons[0]?.code);
      expect([...sorted].reverse().sort(compareAttention)).toEqual(sorted);
    });
  });

  it('is an order: whatever comes in, the same comes out', () => {
    const items = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 2 }),
        reasons: fc.array(
          fc.record({
            code: fc.constantFrom(...attentionCodes),
            since: fc.constantFrom(day(1), day(2)),
            severity: fc.nat(1_000),
          }),
          { maxLength: 2 },
        ),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(items, (all) => {
        const sorted = [...all].sort(compareAttention);
        expect([...all].reverse().sort(compareAttention)).toEqual(sorted);
        expect([...sorted].sort(compareAttention)).toEqual(sorted);
      }),
    );
  });
});
