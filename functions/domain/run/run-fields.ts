import { number, type Path, type Range, text, wholeNumber } from '../check.ts';
import type { Problem } from '../refusal.ts';
import type { Instant, RunType, SportSource, Surface } from '../vocabulary.ts';
import { checkLaps, type Lap } from './lap.ts';

/**
 * What a source says of a run; metres, seconds, degrees Celsius, beats a minute, RPE 0 to 10. Everything that takes runs in
 * is typed by these keys, so that the compiler names each place that a new field has to reach.
 */
export interface RunFields {
  startedAt: Instant;
  endedAt?: Instant;
  /** IANA. */
  timeZone: string;
  type: RunType;
  surface?: Surface;
  /** Absent if it was stated that it is a run. */
  sportSource?: SportSource;
  distanceMeters: number;
  durationSeconds: number;
  elevationGainMeters?: number;
  temperatureCelsius?: number;
  averageHeartRateBpm?: number;
  effort?: number;
  note?: string;
  /** As its device wrote them. Absent if the source has none. */
  laps?: readonly Lap[];
}

/** The fields whose values have a range. */
export type MeasuredField =
  'note' | { [K in keyof RunFields]-?: number extends RunFields[K] ? K : never }[keyof RunFields];

interface TextRange {
  what: string;
  unit?: never;
  whole?: never;
  min: 0 | 1;
  max: number;
}
type NumberRange = Range & { min: number; whole?: true };

/** What a run may hold, each with its unit. The SDL says the same. */
export const runRanges = {
  distanceMeters: { what: 'The distance', unit: 'metres', min: 0, max: 1_000_000 },
  durationSeconds: { what: 'The duration', unit: 'seconds (a week)', min: 1, max: 604_800 },
  elevationGainMeters: { what: 'The elevation gain', unit: 'metres', min: 0, max: 50_000 },
  temperatureCelsius: { what: 'The temperature', unit: 'degrees Celsius', min: -60, max: 60 },
  averageHeartRateBpm: { what: 'The average heart rate', unit: 'beats per minute', min: 20, max: 260 },
  effort: { what: 'The effort', unit: '(RPE)', whole: true, min: 0, max: 10 },
  note: { what: 'The note', min: 0, max: 4_000 },
} as const satisfies Record<MeasuredField, NumberRange | TextRange>;

type Measures = { [K in MeasuredField | 'laps']?: RunFields[K] | null | undefined };

/** Checks values against `runRanges`, and laps; what is not given passes. */
export function checkMeasures(problems: Problem[], input: Measures, path: Path, now: Instant): void {
  const { note: noteRange, ...numberRanges } = runRanges;
  const ranges: Record<Exclude<MeasuredField, 'note'>, NumberRange> = numberRanges;
  for (const [field, range] of Object.entries(ranges)) {
    const check = range.whole ? wholeNumber : number;
    check(problems, input[field as keyof typeof ranges], [...path, field], range);
  }
  text(problems, input.note, [...path, 'note'], noteRange);
  checkLaps(problems, input.laps, [...path, 'laps'], now);
}
