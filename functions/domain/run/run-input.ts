import { type Actor, type AthleteRecord, authorOf } from '../athlete/athlete.ts';
import type { Path } from '../check.ts';
import { add, given, pastInstant, text, zone } from '../check.ts';
import type { ImportId, RunId } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { lapsIn } from './lap.ts';
import { checkRevision, toRevision } from './revision.ts';
import type { RunRecord } from './run-record.ts';
import { checkMeasures, type RunFields } from './run-fields.ts';
import { localDateOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

type Optional<T> = T | null | undefined;

/** How many runs one call may record. */
export const MAX_RUNS_PER_CALL = 100;

type Given = 'startedAt' | 'distanceMeters' | 'durationSeconds';

/** A run as it is posted: what its source says, by what id the source knows it, and in which revision. */
export type RunInput = Pick<RunFields, Given> & { [K in Exclude<keyof RunFields, Given>]?: Optional<RunFields[K]> } & {
  externalId?: Optional<string>;
  /** Digits beyond 2^53. */
  revision?: Optional<number | string>;
};

export interface RunContext {
  /** Derived by the store from (athlete, source, externalId), so that it never changes. */
  id: RunId;
  athlete: Pick<AthleteRecord, 'id' | 'timeZone'>;
  /** `manual`, a provider, or the person id of the integration: from the token, never from the input. */
  source: string;
  sourceName: string;
  by: Actor;
  now: Instant;
  /** Names what was read of a file, if it comes from one. */
  contentDigest?: string | undefined;
  /** The import that it comes with. */
  importId?: ImportId | undefined;
}

/**
 * Every problem with one run, empty if there is none; `path` says where the run stands. It never throws, since one bad run
 * must not stop the others.
 */
export function checkRun(
  input: RunInput,
  { source, now, path }: Pick<RunContext, 'source' | 'now'> & { path: Path },
): Problem[] {
  const problems: Problem[] = [];
  if (source !== 'manual' && (input.externalId === null || input.externalId === undefined)) {
    const why = 'Integrations must send externalId, their own ID of the run, so that a retry finds the run again.';
    add(problems, 'INVALID', [...path, 'externalId'], why);
  }
  text(problems, input.externalId, [...path, 'externalId'], { what: 'The external ID', max: 200 });
  checkRevision(problems, input.revision, [...path, 'revision']);
  const started = pastInstant(problems, input.startedAt, [...path, 'startedAt'], 'The start', now);
  const { endedAt, timeZone } = input;
  const ended = pastInstant(problems, endedAt, [...path, 'endedAt'], 'The end', now);
  if (started && ended && endedAt < input.startedAt) {
    const ends = `The run ends (${endedAt}) before it starts (${input.startedAt}). Correct one of them.`;
    add(problems, 'INVALID', [...path, 'endedAt'], ends);
  }
  zone(problems, timeZone, [...path, 'timeZone']);
  checkMeasures(problems, input, path, now);
  return problems;
}

/** The record of a run in which `checkRun` found no problem. */
export function newRun(input: RunInput, context: RunContext): RunRecord {
  const { id, athlete, source, sourceName, by, now, contentDigest, importId } = context;
  const timeZone = input.timeZone ?? athlete.timeZone;
  // `satisfies`: a field that is added to RunInput does not compile until it is taken over here.
  const optional = {
    externalId: input.externalId,
    endedAt: input.endedAt,
    surface: input.surface,
    elevationGainMeters: input.elevationGainMeters,
    temperatureCelsius: input.temperatureCelsius,
    averageHeartRateBpm: input.averageHeartRateBpm == null ? undefined : Math.round(input.averageHeartRateBpm),
    effort: input.effort,
    note: input.note,
    // Stated is what nobody has to say.
    sportSource: input.sportSource === 'STATED' ? undefined : input.sportSource,
    laps: lapsIn(input.laps),
  } satisfies Record<Exclude<keyof RunInput, Given | 'revision' | 'timeZone' | 'type'>, RunInput[keyof RunInput]>;
  return {
    kind: 'run',
    id,
    athleteId: athlete.id,
    source,
    sourceName,
    revision: toRevision(input.revision),
    startedAt: input.startedAt,
    timeZone,
    localDate: localDateOf(input.startedAt, timeZone),
    type: input.type ?? 'OTHER',
    distanceMeters: input.distanceMeters,
    durationSeconds: input.durationSeconds,
    ...given(optional),
    ...(contentDigest !== undefined && { contentDigests: [contentDigest] }),
    ...(importId && { importId }),
    observationIds: [],
    commentCounts: {},
    recordedAt: now,
    recordedBy: authorOf(by),
    updatedAt: now,
    version: 0,
  };
}
