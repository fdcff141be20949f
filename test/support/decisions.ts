import type { Actor, AthleteRecord, Author } from '../../functions/domain/athlete/athlete.ts';
import type { NewId } from '../../functions/domain/ids.ts';
import type { Problem } from '../../functions/domain/refusal.ts';
import { Refusal } from '../../functions/domain/refusal.ts';
import type { Role } from '../../functions/domain/vocabulary.ts';
import { day } from './records.ts';

/** Actors, ids and refusals for tests of rules. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` digits of Crockford's base 32, which sort as their numbers. */
function base32(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text;
  return text;
}

/** Ids that count up, and sort as real ones do. */
export function countingIds(): NewId {
  let made = 0;
  return { key: () => base32(++made, 16), ulid: (ms) => base32(ms, 10) + base32(++made, 16) };
}

/** Ada, whose records `test/support/records.ts` makes. */
export const runner: AthleteRecord = {
  kind: 'athlete',
  id: 'ath_AAAAAAAAAAAAAAAA',
  ownerId: 'per_AAAAAAAAAAAAAAAA',
  name: 'Ada',
  timeZone: 'America/Chicago',
  createdAt: day(0),
  summary: { restrictions: [], openSymptoms: 0 },
  commentCounts: {},
  version: 7,
};

/** An author by their role for Ada, as what they wrote holds them. */
export const authorAs = (role: Role, name: string = role.toLowerCase()): Author => ({
  id: role === 'OWNER' ? runner.ownerId : `per_${name.padStart(16, '0')}`,
  name,
  role,
});

/** An actor by their role for Ada, who is an author, too: `as('COACH')`, or another one, `as('COACH', 'second')`. */
export const as = (role: Role, name?: string): Author & Actor => ({ ...authorAs(role, name), roles: [role] });

/** The coach who is also the physio. */
export const both: Actor = { id: authorAs('PHYSIO', 'both').id, name: 'both', roles: ['COACH', 'PHYSIO'] };

/** The problems that a decision throws; none if it succeeds. */
export function problemsOf(decide: () => unknown): readonly Problem[] {
  try {
    decide();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
}

/** The problems of a decision as `CODE path.of.it`; empty if it succeeds. */
export const refused = (decide: () => unknown): string[] =>
  problemsOf(decide).map((problem) => `${problem.code} ${problem.path.join('.')}`);
