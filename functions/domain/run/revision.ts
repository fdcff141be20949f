import type { Path } from '../check.ts';
import { add, wholeNumber } from '../check.ts';
import type { Problem } from '../refusal.ts';

/**
 * The number that a source gives a revision: 64 bits, such as nanoseconds since the epoch. Digits where a number of JavaScript
 * would not be exact, and a number otherwise, so that equal ones are identical.
 */
export type Revision = number | `${bigint}`;

export const MAX_REVISION = 9_223_372_036_854_775_807n;

const range = { what: 'The revision', unit: '(a whole number)', min: 0, max: Number.MAX_SAFE_INTEGER };

/** Whether a source's revision is later than another. */
export const isLaterRevision = (revision: Revision, than: Revision): boolean => BigInt(revision) > BigInt(than);

/** The one after a revision. */
export const nextRevision = (revision: Revision): Revision => toRevision(`${BigInt(revision) + 1n}`);

/** Checks a revision, as a number or as digits. INVALID or OUT_OF_RANGE. */
export function checkRevision(problems: Problem[], value: number | string | null | undefined, path: Path): void {
  if (typeof value === 'string') {
    if (!/^\d{1,19}$/.test(value))
      add(problems, 'INVALID', path, 'The revision must be a whole number: 1 to 19 digits.');
    else if (BigInt(value) > MAX_REVISION)
      add(problems, 'OUT_OF_RANGE', path, `The revision must be 0 to ${MAX_REVISION}; ${value} was given.`);
  } else if (Number.isInteger(value) && Number(value) > Number.MAX_SAFE_INTEGER) {
    add(
      problems,
      'OUT_OF_RANGE',
      path,
      'A revision beyond 2^53 is written as digits, without a decimal point or exponent.',
    );
  } else wholeNumber(problems, value, path, range);
}

/** A revision in which `checkRevision` found no problem. */
export function toRevision(value: number | string | null | undefined): Revision {
  const number = Number(value ?? 0);
  return Number.isSafeInteger(number) ? number : `${BigInt(value ?? 0)}`;
}
