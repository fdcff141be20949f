import { add, INPUT } from '../check.ts';
import type { Problem } from '../refusal.ts';
import { addDays, localDateOf, startOfDay } from '../time.ts';
import type { Instant, LocalDate } from '../vocabulary.ts';

type Optional<T> = T | null | undefined;

/** "From Monday" and "until Tuesday", as days where the athlete lives. */
export interface LocalDays {
  startsAt?: Optional<Instant>;
  endsAt?: Optional<Instant>;
  startsOn?: Optional<LocalDate>;
  /** The last day. */
  endsOn?: Optional<LocalDate>;
}

/** Days that can be turned into instants in every zone. */
const [FIRST_DAY, LAST_DAY]: [LocalDate, LocalDate] = ['1970-01-02', '2199-12-30'];

/** The names of the start and the end as the caller gave them. */
export const namesOf = ({ startsOn, endsOn }: LocalDays) => ({
  start: startsOn == null ? 'startsAt' : 'startsOn',
  end: endsOn == null ? 'endsAt' : 'endsOn',
});

/**
 * When an instruction starts and ends: from the beginning of the first day until the end of the last one, in the athlete's
 * time zone, or at the instants that are given. "From today" is from now on: it was not said before. Adds INVALID for what
 * is given both ways, and for days before 1970 or after 2199. (domain.md, rule 10)
 */
export function periodIn(
  problems: Problem[],
  input: LocalDays,
  { timeZone, now }: { timeZone: string; now: Instant },
): { startsAt: Instant; endsAt: Optional<Instant> } {
  const startsOn = dayIn(problems, input, 'startsOn', 'startsAt');
  const endsOn = dayIn(problems, input, 'endsOn', 'endsAt');
  const isToday = startsOn === localDateOf(now, timeZone);
  const start = startsOn === undefined || isToday ? undefined : startOfDay(startsOn, timeZone);
  const end = endsOn === undefined ? undefined : startOfDay(addDays(endsOn, 1), timeZone);
  return { startsAt: input.startsAt ?? start ?? now, endsAt: input.endsAt ?? end };
}

function dayIn(
  problems: Problem[],
  input: LocalDays,
  on: 'startsOn' | 'endsOn',
  at: 'startsAt' | 'endsAt',
): LocalDate | undefined {
  const day = input[on];
  if (day === null || day === undefined) return undefined;
  if (input[at] != null) add(problems, 'INVALID', [...INPUT, on], `Give either \`${at}\` or \`${on}\`, not both.`);
  if (day >= FIRST_DAY && day <= LAST_DAY) return day;
  add(problems, 'INVALID', [...INPUT, on], `${day} is not a day between ${FIRST_DAY} and ${LAST_DAY}. Correct it.`);
  return undefined;
}
