import type { Restriction, Summary } from '../athlete/athlete.ts';
import type { InstructionId } from '../ids.ts';
import { endOf, holds } from './in-force.ts';
import type { InstructionRecord } from './instruction.ts';
import { strictest } from './permissions.ts';
import { earliestOf } from '../time.ts';
import type { AvailabilityStatus, Instant, Permission } from '../vocabulary.ts';

/** Whether she may run at an instant, since when, why, and what happens next. */
export interface Availability {
  at: Instant;
  status: AvailabilityStatus;
  since?: Instant;
  until?: Instant;
  reviewAt?: Instant;
  reviewOverdue: boolean;
  /** Empty while she is AVAILABLE: nothing restricts her. Otherwise in the order of the list that was asked. */
  governedBy: InstructionRecord[];
}

/** The same with just the ids of what governs: as much as a summary knows. */
export type Standing = Omit<Availability, 'governedBy'> & { governedByIds: InstructionId[] };

const statusFor = {
  PROHIBITED: 'SIDELINED',
  LIMITED: 'MODIFIED',
  REQUIRED: 'AVAILABLE',
  ALLOWED: 'AVAILABLE',
} as const satisfies Record<Permission, AvailabilityStatus>;

/** What an instruction makes of her, as long as it holds: just its rule for RUN counts. */
const statusUnder = ({ rules }: InstructionRecord): AvailabilityStatus =>
  statusFor[strictest(rules.filter(({ activity }) => activity === 'RUN').map(({ permission }) => permission))];

/**
 * Every stretch in which running is, was or will be restricted, in order of time. A new one begins where other instructions
 * govern, and after a gap: never does one reach over a day on which she was free.
 */
function stretchesOf(instructions: readonly InstructionRecord[]): Restriction[] {
  const restricting = instructions.flatMap((instruction) => {
    const status = statusUnder(instruction);
    const { id, startsAt: from, reviewAt } = instruction;
    return status === 'AVAILABLE' ? [] : [{ id, status, from, until: endOf(instruction), reviewAt }];
  });
  const edges = [...new Set(restricting.flatMap(({ from, until }) => (until === undefined ? from : [from, until])))];
  const stretches: Restriction[] = [];
  edges.sort().forEach((from, index) => {
    const holding = restricting.filter((each) => holds(each.from, each.until, from));
    if (holding.length === 0) return;
    const status = holding.some((each) => each.status === 'SIDELINED') ? 'SIDELINED' : 'MODIFIED';
    const governing = holding.filter((each) => each.status === status);
    const reviewAt = earliestOf(governing.map((each) => each.reviewAt));
    const governedByIds = governing.map(({ id }) => id);
    const last = stretches.at(-1);
    // The same instructions have the same status and the same reviews.
    const goesOn = last?.until === from && String(last.governedByIds) === String(governedByIds);
    if (goesOn) stretches.pop();
    const until = edges[index + 1];
    stretches.push({
      status,
      from: goesOn ? last.from : from,
      ...(until !== undefined && { until }),
      ...(reviewAt !== undefined && { reviewAt }),
      governedByIds,
    });
  });
  return stretches;
}

/** Reads the status at `t` off the stretches; `availableSince` is when the last one before them ended. */
function standAt(stretches: readonly Restriction[], availableSince: Instant | undefined, t: Instant): Standing {
  const index = stretches.findLastIndex(({ from }) => from <= t);
  const current = stretches[index];
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
  for (const earlier of stretches.slice(0, index).reverse()) {
    if (earlier.status !== status || earlier.until !== since) break;
    since = earlier.from;
  }
  for (const later of stretches.slice(index + 1)) {
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
 * Whether she may run at `t`, now or at any other instant, exact to the millisecond: the most restrictive permission for
 * RUN among all instructions in force. `since` is the start of the unbroken stretch of this status, whichever instructions
 * made it up; `until` its end, where what is known today ends it, be it in freedom or in another restriction. AVAILABLE has
 * no `until`, and no `since` unless she was restricted before. `reviewAt` is the earliest review of what governs at `t`;
 * passing it frees nobody.
 */
export function availabilityAt(instructions: readonly InstructionRecord[], t: Instant): Availability {
  const { governedByIds, ...stand } = standAt(stretchesOf(instructions), undefined, t);
  return { ...stand, governedBy: instructions.filter(({ id }) => governedByIds.includes(id)) };
}

/** As `availabilityAt`, but with just the ids of what governs: from a summary alone, for any instant from its writing on. */
export const availabilityFromSummary = (
  summary: Pick<Summary, 'restrictions' | 'availableSince'>,
  t: Instant,
): Standing => standAt(summary.restrictions, summary.availableSince, t);

/** What a summary keeps of the instructions: the stretch that `now` is in, with its true start, and all that follow. */
export const restrictionsFrom = (
  instructions: readonly InstructionRecord[],
  now: Instant,
): Pick<Summary, 'restrictions' | 'availableSince'> =>
  restrictionsLeft({ restrictions: stretchesOf(instructions) }, now);

/** What is left of a summary's restrictions at a later `now`: the same as `restrictionsFrom` would say then. */
export function restrictionsLeft(
  { restrictions, availableSince }: Pick<Summary, 'restrictions' | 'availableSince'>,
  now: Instant,
): Pick<Summary, 'restrictions' | 'availableSince'> {
  const { status, since } = standAt(restrictions, availableSince, now);
  const left = restrictions.filter(({ until }) => until === undefined || until > now);
  if (since === undefined) return { restrictions: left };
  if (status === 'AVAILABLE') return { restrictions: left, availableSince: since };
  return { restrictions: left.map((each, index) => (index === 0 ? { ...each, from: since } : each)) };
}
