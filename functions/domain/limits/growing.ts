import type { Meter } from './limits.ts';

/** A list that callers can make longer. */
export interface Growing {
  list: string;
  /** The mutations that add to it, and what else does: `REST`, `provider`, `stream`, `access` to the athlete's data. */
  grownBy: readonly string[];
  /** What is counted per author and day, on the author's grant. */
  meters?: readonly Meter[];
  /** Other bounds, in words. */
  bounds?: string;
  /** How it is read, so that its length in years does not matter. */
  read: string;
}
