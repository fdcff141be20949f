import type { Summary } from '../athlete/athlete.ts';
import type { Instant } from '../vocabulary.ts';
import { wholePeriodsOf } from './in-force.ts';
import type { InstructionRecord } from './instruction.ts';

type Unacknowledged = NonNullable<Summary['unacknowledged']>[number];

/** The instructions of a list that have not ended by `now`. */
export const notEnded = (notAcknowledged: readonly Unacknowledged[], now: Instant): Unacknowledged[] =>
  notAcknowledged.filter(({ until }) => until === undefined || until > now);

/**
 * The instructions in force, now or later, that the athlete has not acknowledged. Only the oldest at any one time
 * counts, so an instruction that an older one covers from start to end is left out. This keeps the summary small
 * however much is not acknowledged.
 */
export function unacknowledgedIn(instructions: readonly InstructionRecord[], now: Instant): Unacknowledged[] {
  const notAcknowledged = instructions.flatMap((instruction): Unacknowledged[] => {
    const { issuedAt, acknowledged } = instruction;
    if (acknowledged) return [];
    return wholePeriodsOf(instruction).map(({ from, until }) => ({
      issuedAt,
      from,
      ...(until !== undefined && { until }),
    }));
  });
  const covers = (a: Unacknowledged, b: Unacknowledged) =>
    a.issuedAt <= b.issuedAt &&
    a.from <= b.from &&
    (a.until === undefined || (b.until !== undefined && b.until <= a.until));
  const oldest = notEnded(notAcknowledged, now).filter(
    (each, index, all) =>
      !all.some((other, at) => at !== index && covers(other, each) && (!covers(each, other) || at < index)),
  );
  return oldest.sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : a.issuedAt > b.issuedAt ? 1 : a.from < b.from ? -1 : 1));
}
