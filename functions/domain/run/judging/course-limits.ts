import type { IntensityLimit, TerrainLimit, WalkRun } from '../../instruction/rule-limits.ts';
import type { RunType, Surface } from '../../vocabulary.ts';
import { judgeMaximum, type Judgement, type MissingFact } from '../judgement.ts';
import type { RunRecord } from '../run-record.ts';

/** Where and how a run may be run: limits of a rule without a number. (domain.md, rule 5) */

type Course = Pick<RunRecord, 'type' | 'surface' | 'distanceMeters' | 'elevationGainMeters'>;

/**
 * From how much elevation gain a course counts as hilly, in metres per kilometre: about 100 feet a mile. That is a convention
 * among runners and not a finding of a study; it is one number in one place, so that a physio can have another.
 */
export const HILLY_METERS_PER_KM = 19;

const ask = (what: MissingFact): Judgement => ({ verdict: 'UNKNOWN', ask: what });
const broken: Judgement = { verdict: 'BROKEN' };
const kept: Judgement = { verdict: 'KEPT' };

/** Whether a run went over hills. Undefined if its gain or its distance was not measured. */
function isHilly({ type, distanceMeters, elevationGainMeters }: Course): boolean | undefined {
  if (type === 'HILLS') return true;
  if (elevationGainMeters === undefined || distanceMeters === 0) return undefined;
  return elevationGainMeters / (distanceMeters / 1_000) > HILLY_METERS_PER_KM;
}

/** Track and treadmill give way, and are no soft ground: whoever set the limit has to say. */
const ground: Record<Surface, Judgement> = {
  ROAD: broken,
  TRAIL: kept,
  TRACK: ask('SURFACE'),
  TREADMILL: ask('SURFACE'),
  OTHER: ask('SURFACE'),
};

export function judgeTerrain(run: Course, terrain: TerrainLimit): Judgement {
  if (terrain === 'SOFT_GROUND') return run.surface === undefined ? ask('SURFACE') : ground[run.surface];
  const hilly = isHilly(run);
  if (hilly === undefined) return ask('ELEVATION');
  if (!hilly) return kept;
  // Repeated climbs are run down again. Any other hilly course may have gone up alone: only the gain is measured.
  return terrain === 'NO_HILLS' || run.type === 'HILLS' ? broken : ask('DOWNHILL');
}

/** The types that are speed work, and those of which nobody knows. A test may be a time trial or the first run after a break. */
const fast: Partial<Record<RunType, Judgement>> = {
  INTERVALS: broken,
  TEMPO: broken,
  RACE: broken,
  TEST: ask('RUN_TYPE'),
  OTHER: ask('RUN_TYPE'),
};

export function judgeIntensity({ type }: Pick<RunRecord, 'type'>, intensity: IntensityLimit): Judgement {
  if (intensity === 'NO_SPEED_WORK') return fast[type] ?? kept;
  if (type === 'INTERVALS') return broken;
  return type === 'OTHER' ? ask('RUN_TYPE') : kept;
}

/** A run that alternates walking and running: of its type, and no longer than all repetitions, by 3 % or a minute. */
export function judgeWalkRun(
  { type, durationSeconds }: Pick<RunRecord, 'type' | 'durationSeconds'>,
  { walkSeconds, runSeconds, repetitions }: WalkRun,
): Judgement {
  const { verdict } = judgeMaximum(durationSeconds, (walkSeconds + runSeconds) * repetitions, 60);
  if (verdict === 'BROKEN') return broken;
  if (type === 'OTHER') return ask('RUN_TYPE');
  return type === 'RUN_WALK' ? kept : broken;
}
