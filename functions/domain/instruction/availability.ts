import type { Restriction, Summary } from '../athlete/athlete.ts';
import type { InstructionId } from '../ids.ts';
import { endOf, holds, periodsOf } from './in-force.ts';
import type { InstructionRecord, InstructionRule } from './instruction.ts';
import { restricts } from './permissions.ts';
import { earliestOf, instantAfter } from '../time.ts';
import type { AvailabilityStatus, Instant } from '../vocabulary.ts';

/** Whether an athlete may run at an instant, since when, why, and what happens next. */
export interface Availability {
  at: Instant;
  status: AvailabilityStatus;
  since?: Instant;
  until?: Instant;
  reviewAt?: Instant;
  reviewOverdue: boolean;
  /** The instructions that decide the status, in the order of the list that was given. Empty if AVAILABLE. */
  governedBy: InstructionRecord[];
}

/** An availability with the IDs of the governing instructions instead of the records: what a summary knows. */
export type AvailabilitySummary = Omit<Availability, 'governedBy'> & { governedByIds: InstructionId[] };

/**
 * The status that a rule causes while it is in force. RUN PROHIBITED is SIDELINED; running with any cap, and racing that
 * is prohibited or capped, is MODIFIED. A pain at which to stop modifies nothing. (domain.md, rule 2)
 */
function statusUnder(rule: InstructionRule): Restriction['status'] | undefined {
  if ((rule.activity !== 'RUN' && rule.activity !== 'RACE') || !restricts(rule)) return undefined;
  return rule.activity === 'RUN' && rule.permission === 'PROHIBITED' ? 'SIDELINED' : 'MODIFIED';
}

/**
 * Every period in which running is, was or will be restricted, in order of time. A new period begins when the governing
 * instructions change, and after a gap: a period never spans a time in which the athlete was free to run.
 */
export function restrictionPeriods(instructions: readonly InstructionRecord[]): Restriction[] {
  const restricting = instructions.flatMap((instruction) =>
    instruction.rules.flatMap((rule) => {
      const status = statusUnder(rule);
      const { id, reviewAt } = instruction;
      return status ? periodsOf(instruction, rule).map((period) => ({ id, status, ...period, reviewAt })) : [];
    }),
  );
  // Instructions may be committed in another order than that of their ids, and are read in either.
  restricting.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const boundaries = [
    ...new Set(restricting.flatMap(({ from, until }) => (until === undefined ? from : [from, until]))),
  ];
  const periods: Restriction[] = [];
  // From one boundary to the next only few hold, however many have ended: they are carried along, in the order given.
  const byStart = restricting.map((each, place) => ({ ...each, place })).sort((a, b) => (a.from < b.from ? -1 : 1));
  let started = 0;
  let carried: typeof byStart = [];
  boundaries.sort().forEach((from, index) => {
    for (let next = byStart[started]; next && next.from <= from; next = byStart[++started]) carried.push(next);
    carried = carried.filter((each) => holds(each.from, each.until, from)).sort((a, b) => a.place - b.place);
    const holding = carried;
    if (holding.length === 0) return;
    const status = holding.some((each) => each.status === 'SIDELINED') ? 'SIDELINED' : 'MODIFIED';
    const governing = holding.filter((each) => each.status === status);
    const reviewAt = earliestOf(governing.map((each) => each.reviewAt));
    const governedByIds = [...new Set(governing.map(({ id }) => id))];
    const last = periods.at(-1);
    // Merge adjacent periods of the same status and instructions: their review is the same, too.
    const continues =
      last?.until === from && last.status === status && String(last.governedByIds) === String(governedByIds);
    if (continues) periods.pop();
    const until = boundaries[index + 1];
    periods.push({
      status,
      from: continues ? last.from : from,
      ...(until !== undefined && { until }),
      ...(reviewAt !== undefined && { reviewAt }),
      governedByIds,
    });
  });
  return periods;
}

/** The availability at `t`. `availableSince` is when the last restriction before the periods ended. */
function statusAt(
  periods: readonly Restriction[],
  availableSince: Instant | undefined,
  t: Instant,
): AvailabilitySummary {
  const index = periods.findLastIndex(({ from }) => from <= t);
  const current = periods[index];
  if (!current || !holds(current.from, current.until, t))
    return {
      at: t,
      status: 'AVAILABLE',
      since: current?.until ?? availableSince,
      reviewOverdue: false,
      governedByIds: [],
    };

  const { status, reviewAt, governedByIds } = current;
  let { from: since, until } = current;
  for (const earlier of periods.slice(0, index).reverse()) {
    if (earlier.status !== status || earlier.until !== since) break;
    since = earlier.from;
  }
  for (const later of periods.slice(index + 1)) {
    if (later.status !== status || later.from !== until) break;
    until = later.until;
  }
  return {
    at: t,
    status,
    since,
    until,
    reviewAt,
    reviewOverdue: reviewAt !== undefined && reviewAt <= t,
    governedByIds,
  };
}

/**
 * Whether the athlete may run at `t`, now or any other instant, exact to the millisecond: SIDELINED if
 * a rule in force prohibits running, MODIFIED if one caps running or prohibits or caps racing.
 *
 * `since` is the start of the unbroken period of this status, whichever instructions caused it. `until` is its end as
 * far as it is known today, whether freedom or another restriction follows. AVAILABLE has no `until`, and no `since`
 * unless the athlete was restricted before. `reviewAt` is the earliest review of the instructions that govern at `t`; a
 * review that passes lifts no restriction.
 */
export function availabilityAt(instructions: readonly InstructionRecord[], t: Instant): Availability {
  const { governedByIds, ...stand } = statusAt(restrictionPeriods(instructions), undefined, t);
  return { ...stand, governedBy: instructions.filter(({ id }) => governedByIds.includes(id)) };
}

/**
 * Like `availabilityAt`, from a summary alone, for any instant after the summary was written. Has the IDs of the
 * governing instructions only.
 */
export const availabilityFromSummary = (
  summary: Pick<Summary, 'restrictions' | 'availableSince'>,
  t: Instant,
): AvailabilitySummary => statusAt(summary.restrictions, summary.availableSince, t);

type Stored = Pick<Summary, 'restrictions' | 'availableSince'>;

/**
 * What a summary stores of the instructions: the period that `now` is in, with its true start, and all later ones. If
 * only the instructions that had not ended at `since` are given, the `previous` summary says what was before; nothing
 * before `since` may have changed since it was written.
 */
export function restrictionsFrom(
  instructions: readonly InstructionRecord[],
  now: Instant,
  since?: Instant,
  previous: Stored = { restrictions: [] },
): Stored {
  if (since === undefined) return restrictionsLeft({ restrictions: restrictionPeriods(instructions) }, now);
  const known = instructions.filter((each) => holds(since, endOf(each), since));
  const periods = restrictionPeriods(known).filter(({ until }) => until === undefined || until > since);
  const restrictions = periods.map((each) => (each.from < since ? { ...each, from: since } : each));
  const { availableSince } = restrictionsLeft(previous, now);
  const left = restrictionsLeft({ restrictions, ...(availableSince !== undefined && { availableSince }) }, now);
  const [first, ...others] = left.restrictions;
  if (first?.from !== since) return left;
  // The one that ended at `since` to the millisecond is not read either.
  const before = statusAt(previous.restrictions, previous.availableSince, instantAfter(since, -1));
  const from = before.status === first.status ? (before.since ?? since) : since;
  return { ...left, restrictions: [{ ...first, from }, ...others] };
}

/** What is left of a summary's restrictions at a later `now`. Equal to what `restrictionsFrom` would return then. */
export function restrictionsLeft(
  { restrictions, availableSince }: Pick<Summary, 'restrictions' | 'availableSince'>,
  now: Instant,
): Pick<Summary, 'restrictions' | 'availableSince'> {
  const { status, since } = statusAt(restrictions, availableSince, now);
  const left = restrictions.filter(({ until }) => until === undefined || until > now);
  if (since === undefined) return { restrictions: left };
  if (status === 'AVAILABLE') return { restrictions: left, availableSince: since };
  return { restrictions: left.map((each, index) => (index === 0 ? { ...each, from: since } : each)) };
}
