import { INPUT } from '../check.ts';
import type { Counts } from '../counts.ts';
import { refuse } from '../refusal.ts';
import type { Instant, LocalDate } from '../vocabulary.ts';
import { type Meter, perDay } from './limits.ts';

/** Amounts by what is counted. */
export type Uses = Counts<Meter>;

/** What the holder of a grant has written about the athlete on a day. Stored on the grant. */
export interface Used {
  on: LocalDate;
  amounts: Uses;
}

/** The day on which a write counts, by UTC. */
export const dayOf = (now: Instant): LocalDate => now.slice(0, 10);

/** What was used on the day of `now`; on a later one if another machine's clock is ahead. */
export const usedToday = (used: Used | undefined, now: Instant): Uses =>
  used && used.on >= dayOf(now) ? used.amounts : {};

/** Each amount that is not 0. */
export const meters = (uses: Uses): [Meter, number][] =>
  (Object.entries(uses) as [Meter, number][]).filter(([, amount]) => amount > 0);

/** The meters that would run over, in the order of `uses`. */
export const exceeded = (before: Uses, uses: Uses): Meter[] =>
  meters(uses).flatMap(([meter, amount]) => ((before[meter] ?? 0) + amount > perDay[meter].most ? [meter] : []));

export function messageFor(meter: Meter, before: Uses): string {
  const { most, what, advice } = perDay[meter];
  const figure = (amount: number) => amount.toLocaleString('en-US');
  return `At most ${figure(most)} ${what} can be written about an athlete in a day by one author or source; you have used ${figure(before[meter] ?? 0)}. ${advice}.`;
}

/** Refuses (LIMIT_REACHED) what the writer has no room for today. */
export function requireRoom(used: Used | undefined, uses: Uses, now: Instant): void {
  const before = usedToday(used, now);
  const [meter] = exceeded(before, uses);
  if (meter) refuse('LIMIT_REACHED', messageFor(meter, before), INPUT);
}

/** Whether the writer has room for this today. */
export const hasRoom = (used: Used | undefined, uses: Uses, now: Instant): boolean =>
  exceeded(usedToday(used, now), uses).length === 0;
