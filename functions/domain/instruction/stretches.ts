import { MAX_STRETCH_DAYS, MAX_STRETCHES } from '../answer-limits.ts';
import { requireDays } from '../check.ts';
import { refuse } from '../refusal.ts';
import { addDays, startOfDay } from '../time.ts';
import type { AvailabilityStatus, Instant, LocalDate } from '../vocabulary.ts';
import { restrictionPeriods } from './availability.ts';
import type { InstructionRecord } from './instruction.ts';

/** A time of one status, from its start (inclusive) to its end (exclusive). */
export interface AvailabilityStretch {
  status: AvailabilityStatus;
  from: Instant;
  until: Instant;
}

/**
 * From when until when days last, both inclusive, in a time zone. INVALID if the last is before the first; OUT_OF_RANGE for
 * more than 366 days.
 */
export function stretchOfDays(from: LocalDate, to: LocalDate, timeZone: string): { from: Instant; until: Instant } {
  requireDays(from, to, MAX_STRETCH_DAYS);
  return { from: startOfDay(from, timeZone), until: startOfDay(addDays(to, 1), timeZone) };
}

/**
 * What `availabilityAt` says of every instant of a time, as stretches of one status, oldest first: without gaps, and each of
 * another status than the one before. (S63) OUT_OF_RANGE if there are more than 400.
 */
export function stretchesOf(
  instructions: readonly InstructionRecord[],
  { from, until }: { from: Instant; until: Instant },
): AvailabilityStretch[] {
  const stretches: AvailabilityStretch[] = [];
  let at = from;
  const goOn = (status: AvailabilityStatus, to: Instant): void => {
    if (to <= at) return;
    const last = stretches.at(-1);
    if (last?.status === status) last.until = to;
    else stretches.push({ status, from: at, until: to });
    at = to;
  };
  for (const period of restrictionPeriods(instructions)) {
    const end = period.until === undefined || period.until > until ? until : period.until;
    if (period.from >= until || end <= at) continue;
    goOn('AVAILABLE', period.from);
    goOn(period.status, end);
  }
  goOn('AVAILABLE', until);
  if (stretches.length > MAX_STRETCHES)
    refuse('OUT_OF_RANGE', `The status changed more than ${MAX_STRETCHES} times. Ask for fewer days.`, ['to']);
  return stretches;
}
