import type { AthleteRecord, Author } from '../athlete/athlete.ts';
import type { Path } from '../check.ts';
import { add, given, number, pastInstant, text, wholeNumber } from '../check.ts';
import type { RunId } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import type { RunRecord } from './run.ts';
import { isTimeZone, localDateOf } from '../time.ts';
import type { Instant, RunType, Surface } from '../vocabulary.ts';

type Optional<T> = T | null | undefined;

/** How many runs one call may record. */
export const MAX_RUNS_PER_CALL = 100;

/** The range and unit of each value of a run. The SDL states the same. */
export const runRanges = {
  distanceMeters: { what: 'The distance', unit: 'metres', min: 0, max: 1_000_000 },
  durationSeconds: { what: 'The duration', unit: 'seconds (a week)', min: 1, max: 604_800 },
  elevationGainMeters: { what: 'The elevation gain', unit: 'metres', min: 0, max: 50_000 },
  temperatureCelsius: { what: 'The temperature', unit: 'degrees Celsius', min: -60, max: 60 },
  averageHeartRateBpm: { what: 'The average heart rate', unit: 'beats per minute', min: 20, max: 260 },
  effort: { what: 'The effort', unit: '(RPE)', min: 0, max: 10 },
  note: { what: 'The note', min: 0, max: 4_000 },
} as const;

export interface RunInput {
  externalId?: Optional<string>;
  revision?: Optional<number>;
  startedAt: Instant;
  endedAt?: Optional<Instant>;
  timeZone?: Optional<string>;
  type?: Optional<RunType>;
  surface?: Optional<Surface>;
  distanceMeters: number;
  durationSeconds: number;
  elevationGainMeters?: Optional<number>;
  temperatureCelsius?: Optional<number>;
  averageHeartRateBpm?: Optional<number>;
  effort?: Optional<number>;
  note?: Optional<string>;
}

/** The measured values of an input: metres, seconds, degrees Celsius, beats per minute, RPE. */
type Measures = Partial<{ [K in keyof typeof runRanges]: K extends 'note' ? Optional<string> : Optional<number> }>;

/** Checks measured values against `runRanges`. Values that are not given pass. */
export function checkMeasures(problems: Problem[], input: Measures, path: Path): void {
  number(problems, input.distanceMeters, [...path, 'distanceMeters'], runRanges.distanceMeters);
  number(problems, input.durationSeconds, [...path, 'durationSeconds'], runRanges.durationSeconds);
  number(problems, input.elevationGainMeters, [...path, 'elevationGainMeters'], runRanges.elevationGainMeters);
  number(problems, input.temperatureCelsius, [...path, 'temperatureCelsius'], runRanges.temperatureCelsius);
  wholeNumber(problems, input.averageHeartRateBpm, [...path, 'averageHeartRateBpm'], runRanges.averageHeartRateBpm);
  wholeNumber(problems, input.effort, [...path, 'effort'], runRanges.effort);
  text(problems, input.note, [...path, 'note'], runRanges.note);
}

export interface RunContext {
  /** Derived by the store from (athlete, source, externalId), so that it never changes. */
  id: RunId;
  athlete: Pick<AthleteRecord, 'id' | 'timeZone'>;
  /** `manual`, or the person ID of the integration: from the token, never from the input. */
  source: string;
  sourceName: string;
  by: Author;
  now: Instant;
  /** Where this run is in the input: `['input', 'runs', '3']`. */
  path: Path;
}

/**
 * Reads one run of `recordRuns`: the record, or every problem with it. Never throws, because an invalid run must not
 * block the others.
 */
export function checkRun(input: RunInput, context: RunContext): RunRecord | Problem[] {
  const { id, athlete, source, sourceName, by, now, path } = context;
  const problems: Problem[] = [];
  const timeZone = input.timeZone ?? athlete.timeZone;

  if (source !== 'manual' && (input.externalId === null || input.externalId === undefined)) {
    const why = 'Integrations must send externalId, their own ID of the run, so that a retry finds the run again.';
    add(problems, 'INVALID', [...path, 'externalId'], why);
  }
  text(problems, input.externalId, [...path, 'externalId'], { what: 'The external ID', max: 200 });
  const revision = { what: 'The revision', unit: '(a whole number)', min: 0, max: 2_147_483_647 };
  wholeNumber(problems, input.revision, [...path, 'revision'], revision);
  const started = pastInstant(problems, input.startedAt, [...path, 'startedAt'], 'The start', now);
  const { endedAt } = input;
  const ended = pastInstant(problems, endedAt, [...path, 'endedAt'], 'The end', now);
  if (started && ended && endedAt < input.startedAt) {
    const ends = `The run ends (${endedAt}) before it starts (${input.startedAt}). Correct one of them.`;
    add(problems, 'INVALID', [...path, 'endedAt'], ends);
  }
  if (!isTimeZone(timeZone)) {
    const zone = 'The time zone must be an IANA name, such as America/Chicago.';
    add(problems, 'INVALID', [...path, 'timeZone'], zone);
  }
  checkMeasures(problems, input, path);
  if (problems.length > 0) return problems;

  return {
    kind: 'run',
    id,
    athleteId: athlete.id,
    source,
    sourceName,
    revision: input.revision ?? 0,
    startedAt: input.startedAt,
    timeZone,
    localDate: localDateOf(input.startedAt, timeZone),
    type: input.type ?? 'OTHER',
    distanceMeters: input.distanceMeters,
    durationSeconds: input.durationSeconds,
    ...given({
      externalId: input.externalId,
      endedAt: input.endedAt,
      surface: input.surface,
      elevationGainMeters: input.elevationGainMeters,
      temperatureCelsius: input.temperatureCelsius,
      averageHeartRateBpm: input.averageHeartRateBpm,
      effort: input.effort,
      note: input.note,
    }),
    observationIds: [],
    commentCounts: {},
    recordedAt: now,
    recordedBy: by,
    updatedAt: now,
    version: 0,
  };
}
