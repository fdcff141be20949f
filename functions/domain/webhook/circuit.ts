import { instantAfter } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { AttemptRecord } from './attempt.ts';

/** How a receiver has been doing. While its circuit is open, its deliveries wait without attempts. */
export interface Circuit {
  /** Attempts that failed since the last one that did not. */
  failures: number;
  /** How often the circuit opened since then. */
  openings: number;
  /** Absent while it is closed. From then on a single delivery probes the receiver. */
  openUntil?: Instant;
  /** Whether the last attempt was delivered, and quickly: such a receiver is never held up by others. */
  steady: boolean;
}

export const closedCircuit: Circuit = { failures: 0, openings: 0, steady: false };

/** So many attempts fail before the circuit opens. */
const FAILURES = 5;
const FIRST_OPEN_MS = 30_000;
const LONGEST_OPEN_MS = 3_600_000;
/** An answer within this is quick. */
const QUICK_MS = 2_000;

/** How many attempts may be under way to a receiver: to one that answers quickly, to any other, and to probe one. */
export const UNDER_WAY = { steady: 10, doubtful: 2, probe: 1 } as const;
/** How many of those may be of backfill, so that what is new finds room at once. */
export const BACKFILL_UNDER_WAY = 2;

export const isOpen = ({ openUntil }: Circuit, now: Instant): boolean => openUntil !== undefined && openUntil > now;

export function mostUnderWay({ steady, openUntil }: Circuit): number {
  if (openUntil !== undefined) return UNDER_WAY.probe;
  return steady ? UNDER_WAY.steady : UNDER_WAY.doubtful;
}

/**
 * The circuit after an attempt. It opens with the fifth failure in a row, and again with each probe that fails: for 30
 * seconds, twice as long each time, up to an hour; each multiplied by 3/4 to 5/4: `random` is 0 to 1.
 */
export function circuitAfter(
  circuit: Circuit,
  { outcome, durationMilliseconds }: Pick<AttemptRecord, 'outcome' | 'durationMilliseconds'>,
  now: Instant,
  random: number,
): Circuit {
  if (outcome === 'DELIVERED') return { ...closedCircuit, steady: durationMilliseconds <= QUICK_MS };
  const failures = circuit.failures + 1;
  const failed = { ...circuit, failures, steady: false };
  // What was under way when it opened does not open it further.
  if (failures < FAILURES || isOpen(circuit, now)) return failed;
  const openMs = Math.min(FIRST_OPEN_MS * 2 ** circuit.openings, LONGEST_OPEN_MS) * (0.75 + random / 2);
  return { ...failed, openings: circuit.openings + 1, openUntil: instantAfter(now, Math.round(openMs)) };
}
