import type { Permission } from '../vocabulary.ts';

export const terrains = ['NO_HILLS', 'NO_DOWNHILL', 'SOFT_GROUND'] as const;
export type TerrainLimit = (typeof terrains)[number];
export const intensities = ['NO_INTERVALS', 'NO_SPEED_WORK'] as const;
export type IntensityLimit = (typeof intensities)[number];

/** Running in intervals, with walking in between. */
export interface WalkRun {
  runSeconds: number;
  walkSeconds: number;
  repetitions: number;
}

/** The limits of a rule. A maximum is inclusive. */
export interface Limits {
  maxDistanceMeters?: number;
  maxDurationSeconds?: number;
  /** RPE 0 to 10. */
  maxEffort?: number;
  /** NRS 1 to 10. */
  stopIfPainAtLeast?: number;
  /** Per week of the athlete. */
  maxSessionsPerWeek?: number;
  /** Per week of the athlete. */
  maxDistanceMetersPerWeek?: number;
  /** Whole local days without the activity between two days with it. */
  minRestDaysBetween?: number;
  terrain?: TerrainLimit[];
  intensity?: IntensityLimit[];
  walkRun?: WalkRun;
}

/** Limits of which the smallest value is the tightest. */
export const maxima = [
  'maxDistanceMeters',
  'maxDurationSeconds',
  'maxEffort',
  'maxSessionsPerWeek',
  'maxDistanceMetersPerWeek',
] as const satisfies readonly (keyof Limits)[];

/** The limits that cap an activity; a pain at which to stop does not. */
export const caps = [
  ...maxima,
  'minRestDaysBetween',
  'terrain',
  'intensity',
  'walkRun',
] as const satisfies readonly (keyof Limits)[];

export const limitNames = [...caps, 'stopIfPainAtLeast'] as const satisfies readonly (keyof Limits)[];

/** Whether an activity is capped: by LIMITED, or by any limit but a pain at which to stop. */
export const isCapped = (rule: { permission: Permission } & Limits): boolean =>
  rule.permission === 'LIMITED' || caps.some((name) => rule[name] !== undefined);

/** Less running, then fewer repetitions, then more walking is tighter. */
const isTighter = (a: WalkRun, b: WalkRun): boolean =>
  a.runSeconds !== b.runSeconds
    ? a.runSeconds < b.runSeconds
    : a.repetitions !== b.repetitions
      ? a.repetitions < b.repetitions
      : a.walkSeconds > b.walkSeconds;

/** The tightest of each limit: the smallest maximum, the most rest days, every restriction of terrain and intensity. */
export function tightest(rules: readonly Limits[]): Limits {
  const limits: Limits = {};
  for (const name of [...maxima, 'stopIfPainAtLeast'] as const) {
    const values = rules.flatMap((rule) => rule[name] ?? []);
    if (values.length > 0) limits[name] = Math.min(...values);
  }
  const restDays = rules.flatMap((rule) => rule.minRestDaysBetween ?? []);
  if (restDays.length > 0) limits.minRestDaysBetween = Math.max(...restDays);
  const terrain = terrains.filter((each) => rules.some((rule) => rule.terrain?.includes(each)));
  if (terrain.length > 0) limits.terrain = terrain;
  const intensity = intensities.filter((each) => rules.some((rule) => rule.intensity?.includes(each)));
  if (intensity.length > 0) limits.intensity = intensity;
  const [first, ...others] = rules.flatMap((rule) => rule.walkRun ?? []);
  if (first) limits.walkRun = others.reduce((found, each) => (isTighter(each, found) ? each : found), first);
  return limits;
}

/** Whether limits allow nothing that `others` do not: each of theirs is met by one at least as tight. */
export function areAtLeastAsTight(limits: Limits, others: Limits): boolean {
  const both = tightest([limits, others]);
  return limitNames.every((name) => String(JSON.stringify(both[name])) === String(JSON.stringify(limits[name])));
}
