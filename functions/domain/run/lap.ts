import type { Instant } from '../vocabulary.ts';

/** How many laps of a run are kept: a hundred miles by the kilometre have 161. */
export const MAX_LAPS = 200;

/** A lap of a run as its device wrote it. */
export interface Lap {
  startedAt: Instant;
  distanceMeters: number;
  /** In motion. */
  durationSeconds: number;
  averageHeartRateBpm?: number;
}
