import type { TestOptions } from 'vitest';

/** What docs/promises.md promises, in its order. */
export const promises = [
  'One run is recorded once, whatever comes twice, late or together',
  'A lost answer means exactly once',
  'One bad run never blocks the others',
  'Sidelined is right to the millisecond',
  'Nothing is read after a revocation',
  'Every field has its access rule, and ids betray nothing',
  'A request never takes more than it says; nothing that can be written blocks clearing',
  'Requests, capacity and round trips keep to their budgets',
  'Erasure removes every copy, and export gives all of it first',
  'Reads and writes of others leave entries that cannot be changed unnoticed',
  'Streams converge, and one bad record or receiver delays only itself',
  'Throttles and timeouts of 5 % cost nobody an answer',
  'Bad input gets a clear error and loses nothing',
  'Killed at any moment, nothing acknowledged is lost or half-written',
] as const;

/** What a test tries of a promise, as `npm run promises` tells it. */
export interface Proof {
  /** The number of the promise, from 1. */
  promise: number;
  tried: number;
  of: string;
}

declare module 'vitest' {
  interface TaskMeta {
    proof?: Proof;
  }
}

/**
 * How many cases a suite tries: few in every run of the tests, many in `npm run promises -- --long`. With a number from 0 to 1
 * as PROMISES, it is that share of many: for a machine that has other things to do.
 */
export function size(short: number, long: number): number {
  const given = process.env['PROMISES'] ?? '0';
  const share = given === 'long' ? 1 : Number(given);
  return Math.max(short, Math.round(long * share));
}

/** The options of a test that proves a promise: `it('…', proves(1, HISTORIES, 'histories'), …)`. */
export const proves = (promise: number, tried: number, of: string, options: TestOptions = {}): TestOptions => ({
  ...options,
  tags: ['promise'],
  meta: { proof: { promise, tried, of } },
});
