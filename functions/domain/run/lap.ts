import { add, number, pastInstant, type Path } from '../check.ts';
import type { Problem } from '../refusal.ts';
import type { Instant } from '../vocabulary.ts';

/** How many laps of a run are kept: a hundred miles by the kilometre have 161. */
export const MAX_LAPS = 200;

/** A lap of a run as its device wrote it. */
export interface Lap {
  startedAt: Instant;
  distanceMeters: number;
  /** In motion. */
  durationSeconds: number;
  averageHeartRateBpm?: number | null | undefined;
}

/** What a lap may hold, each with its unit. The SDL says the same. */
export const lapRanges = {
  distanceMeters: { what: 'The distance of a lap', unit: 'metres', min: 0, max: 1_000_000 },
  durationSeconds: { what: 'The duration of a lap', unit: 'seconds (a week)', min: 0, max: 604_800 },
  averageHeartRateBpm: { what: 'The average heart rate of a lap', unit: 'beats per minute', min: 20, max: 260 },
} as const;

/** Checks laps: at most 200, each in its ranges and begun by now. OUT_OF_RANGE or INVALID. */
export function checkLaps(
  problems: Problem[],
  laps: readonly Lap[] | null | undefined,
  path: Path,
  now: Instant,
): void {
  if (!laps) return;
  if (laps.length > MAX_LAPS) {
    add(
      problems,
      'OUT_OF_RANGE',
      path,
      `There are ${laps.length} laps; a run keeps at most ${MAX_LAPS}. Leave them out.`,
    );
    return;
  }
  for (const [place, lap] of laps.entries()) {
    const at = [...path, String(place)];
    pastInstant(problems, lap.startedAt, [...at, 'startedAt'], 'The start of a lap', now);
    for (const field of ['distanceMeters', 'durationSeconds', 'averageHeartRateBpm'] as const)
      number(problems, lap[field], [...at, field], lapRanges[field]);
  }
}

/** A lap with its place in the run. */
export interface NumberedLap extends Lap {
  /** From 1. */
  number: number;
  /** The distance of the laps before it. */
  startMeters: number;
}

/** Laps in their order, each with how far into the run it started. */
export function numbered(laps: readonly Lap[]): NumberedLap[] {
  let startMeters = 0;
  return laps.map((lap, index) => {
    const each = { ...lap, number: index + 1, startMeters };
    startMeters += lap.distanceMeters;
    return each;
  });
}

/** Laps as they are stored: heart rates in whole beats. */
export const lapsIn = (laps: readonly Lap[] | null | undefined): Lap[] | undefined =>
  laps && laps.length > 0
    ? laps.map(({ averageHeartRateBpm: bpm, ...lap }) => ({
        ...lap,
        ...(bpm != null && { averageHeartRateBpm: Math.round(bpm) }),
      }))
    : undefined;
