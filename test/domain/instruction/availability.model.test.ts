import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Availability,
  availabilityAt,
  availabilityFromSummary,
  restrictionsFrom,
  restrictionsLeft,
} from '../../../functions/domain/instruction/availability.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import type { Instant, StatedPermission } from '../../../functions/domain/vocabulary.ts';
import { histories, instantAt, LAST_MS, tickOf } from '../../support/histories.ts';
import { proves, size } from '../../support/promise.ts';

/**
 * Sidelined is right to the millisecond: generated instruction histories against a model that is deliberately naive. In a
 * history boundaries lie 3 ms apart, so that asking for every millisecond asks at each boundary and 1 ms either side.
 * `PROMISES=long` asks for the long run.
 */
const count = size(5_000, 100_000);

type Cell = { status: Availability['status']; reviewAt: Instant | undefined; governedBy: InstructionRecord[] };
const rank: Record<StatedPermission, number> = { PROHIBITED: 2, LIMITED: 1, REQUIRED: 0, ALLOWED: 0 };
const statuses = ['AVAILABLE', 'MODIFIED', 'SIDELINED'] as const;

/** The naive model: a cell for each millisecond, and every instruction asked for each of them. */
function paint(instructions: readonly InstructionRecord[]): Cell[] {
  return Array.from({ length: LAST_MS + 1 }, (_, ms) => {
    const holding: { instruction: InstructionRecord; rank: number }[] = [];
    for (const instruction of instructions) {
      if (tickOf(instruction.startsAt) > ms) continue;
      if (instruction.endsAt && tickOf(instruction.endsAt) <= ms) continue;
      if (instruction.supersededAt && tickOf(instruction.supersededAt) <= ms) continue;
      if (instruction.withdrawnAt && tickOf(instruction.withdrawnAt) <= ms) continue;
      const ranks = instruction.rules.map(({ activity, permission }) =>
        activity === 'RUN' ? rank[permission] : activity === 'RACE' ? Math.min(1, rank[permission]) : 0,
      );
      holding.push({ instruction, rank: Math.max(0, ...ranks) });
    }
    const worst = Math.max(0, ...holding.map((each) => each.rank));
    const governedBy = worst === 0 ? [] : holding.filter((each) => each.rank === worst).map((each) => each.instruction);
    const reviews = governedBy.flatMap(({ reviewAt }) => (reviewAt ? [tickOf(reviewAt)] : []));
    const status = statuses[worst];
    if (!status) throw new Error('no such rank');
    return { status, reviewAt: reviews.length > 0 ? instantAt(Math.min(...reviews)) : undefined, governedBy };
  });
}

/** What the model says for a millisecond: it walks left and right until the colour changes. */
function naive(cells: readonly Cell[], ms: number): Availability {
  const cell = cells[ms];
  if (!cell) throw new Error('outside of the history');
  let left = ms;
  while (left >= 0 && cells[left]?.status === cell.status) left--;
  let right = ms;
  while (right <= LAST_MS && cells[right]?.status === cell.status) right++;
  const restricted = cell.status !== 'AVAILABLE';
  return {
    at: instantAt(ms),
    status: cell.status,
    since: left < 0 ? undefined : instantAt(left + 1),
    until: restricted && right <= LAST_MS ? instantAt(right) : undefined,
    reviewAt: cell.reviewAt,
    reviewOverdue: restricted && cell.reviewAt !== undefined && tickOf(cell.reviewAt) <= ms,
    governedBy: cell.governedBy,
  };
}

/** Cheaper than `expect` for millions of answers; those that differ go through `expect`, to be told apart. */
function differs(a: Omit<Availability, 'governedBy'>, b: Omit<Availability, 'governedBy'>): boolean {
  return (
    a.at !== b.at ||
    a.status !== b.status ||
    a.since !== b.since ||
    a.until !== b.until ||
    a.reviewAt !== b.reviewAt ||
    a.reviewOverdue !== b.reviewOverdue
  );
}

const everyMs = Array.from({ length: LAST_MS + 1 }, (_, ms) => ms);
const sameInstructions = (a: readonly InstructionRecord[], b: readonly InstructionRecord[]) =>
  a.length === b.length && a.every((instruction, index) => instruction === b[index]);

describe('availability against a naive model', () => {
  it(
    `is right at every millisecond of ${count} histories`,
    proves(4, count, 'histories', { timeout: 60_000 + count * 20 }),
    () => {
      let instants = 0;
      const seen = { AVAILABLE: 0, MODIFIED: 0, SIDELINED: 0 };
      fc.assert(
        fc.property(histories, (history) => {
          const cells = paint(history);
          for (const ms of everyMs) {
            const [is, should] = [availabilityAt(history, instantAt(ms)), naive(cells, ms)];
            instants++;
            seen[is.status]++;
            if (differs(is, should) || !sameInstructions(is.governedBy, should.governedBy)) expect(is).toEqual(should);
          }
        }),
        { numRuns: count },
      );
      console.log(`availability: ${count} histories, ${instants} instants asked, 0 wrong`, seen);
      // A generator that stops to make restrictions would prove nothing.
      for (const status of statuses) expect(seen[status] / instants).toBeGreaterThan(0.05);
    },
  );

  it('a summary says the same from its writing on, and goes on to when it is cut later', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(histories, fc.nat(LAST_MS), fc.nat(LAST_MS), (history, a, b) => {
        const [written, later] = [Math.min(a, b), Math.max(a, b)];
        const summary = restrictionsFrom(history, instantAt(written));
        for (const ms of everyMs.slice(written)) {
          const { governedBy, ...stand } = availabilityAt(history, instantAt(ms));
          const should = { ...stand, governedByIds: governedBy.map(({ id }) => id) };
          const is = availabilityFromSummary(summary, instantAt(ms));
          const sameIds = String(is.governedByIds) === String(should.governedByIds);
          if (differs(is, should) || !sameIds) expect(is).toEqual(should);
        }
        expect(restrictionsLeft(summary, instantAt(later))).toEqual(restrictionsFrom(history, instantAt(later)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('a summary is the same in whichever order its instructions were committed and read', () => {
    fc.assert(
      fc.property(histories, fc.nat(LAST_MS), (history, ms) => {
        expect(restrictionsFrom(history.toReversed(), instantAt(ms))).toEqual(restrictionsFrom(history, instantAt(ms)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('the restrictions of a summary are in order and do not overlap', () => {
    fc.assert(
      fc.property(histories, fc.nat(LAST_MS), (history, ms) => {
        const { restrictions, availableSince } = restrictionsFrom(history, instantAt(ms));
        restrictions.forEach(({ from, until }, index) => {
          expect(until === undefined || (until > from && until > instantAt(ms))).toBe(true);
          const next = restrictions[index + 1];
          if (next) expect(until !== undefined && until <= next.from).toBe(true);
        });
        const restricted = restrictions.some(({ from }) => from <= instantAt(ms));
        if (restricted) expect(availableSince).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
});
