import { type Actor, type AthleteRecord, authorOf } from '../athlete/athlete.ts';
import { add, given, INPUT, number, type Path, pastInstant, text, wholeNumber, zone } from '../check.ts';
import type { ImportId, SessionId } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { runRanges } from '../run/run-fields.ts';
import { checkRevision, toRevision } from '../run/revision.ts';
import { localDateOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { SessionActivity, SessionRecord } from './session.ts';

type Optional<T> = T | null | undefined;

/** A session as it is logged. */
export interface LogSessionInput {
  activity: SessionActivity;
  startedAt: Instant;
  durationSeconds: number;
  distanceMeters?: Optional<number>;
  timeZone?: Optional<string>;
  effort?: Optional<number>;
  note?: Optional<string>;
  externalId?: Optional<string>;
  revision?: Optional<number | string>;
}

/** What the athlete can edit of a session and has a range. */
type Measures = Pick<LogSessionInput, 'distanceMeters' | 'effort' | 'note'> & { durationSeconds?: Optional<number> };

/** What numbers of a session may be, where it is not what those of a run may be. */
export const sessionRanges = {
  durationSeconds: { what: 'The duration', unit: 'seconds (a day)', min: 1, max: 86_400 },
} as const;

/** Checks how long, how far, how hard a session was, and its note; what is not given passes. Ranges are those of runs. */
export function checkSessionMeasures(problems: Problem[], input: Measures, path: Path = INPUT): void {
  number(problems, input.durationSeconds, [...path, 'durationSeconds'], sessionRanges.durationSeconds);
  number(problems, input.distanceMeters, [...path, 'distanceMeters'], runRanges.distanceMeters);
  wholeNumber(problems, input.effort, [...path, 'effort'], runRanges.effort);
  text(problems, input.note, [...path, 'note'], { what: 'The note', min: 0, max: 2_000 });
}

export interface SessionContext {
  /** Derived by the store from (athlete, source, externalId), so that it never changes. */
  id: SessionId;
  athlete: Pick<AthleteRecord, 'id' | 'timeZone'>;
  /** `manual`, or the person id of the integration: from the token, never from the input. */
  source: string;
  by: Actor;
  now: Instant;
  /** Names what was read of a file, if it comes from one. */
  contentDigest?: string | undefined;
  /** The import that it comes with. */
  importId?: ImportId | undefined;
}

/** Every problem with a session, empty if there is none. External IDs and revisions are those of runs. */
export function checkSession(input: LogSessionInput, { source, now }: { source: string; now: Instant }): Problem[] {
  const problems: Problem[] = [];
  const at = (field: keyof LogSessionInput) => [...INPUT, field];
  if (source !== 'manual' && input.externalId == null) {
    const why = 'Integrations must send externalId, their own ID of the session, so that a retry finds it again.';
    add(problems, 'INVALID', at('externalId'), why);
  }
  text(problems, input.externalId, at('externalId'), { what: 'The external ID', max: 200 });
  pastInstant(problems, input.startedAt, at('startedAt'), 'The start', now);
  checkRevision(problems, input.revision, at('revision'));
  checkSessionMeasures(problems, input);
  zone(problems, input.timeZone, at('timeZone'));
  return problems;
}

/** The record of a session in which `checkSession` found no problem. */
export function newSession(
  { activity, startedAt, durationSeconds, ...input }: LogSessionInput,
  { id, athlete, source, by, now, contentDigest, importId }: SessionContext,
): SessionRecord {
  const timeZone = input.timeZone ?? athlete.timeZone;
  const { distanceMeters, effort, note, externalId } = input;
  return {
    kind: 'session',
    id,
    athleteId: athlete.id,
    source,
    sourceName: source === 'manual' ? 'manual' : by.name,
    revision: toRevision(input.revision),
    activity,
    startedAt,
    timeZone,
    localDate: localDateOf(startedAt, timeZone),
    durationSeconds,
    ...given({ distanceMeters, effort, note, externalId }),
    ...(contentDigest !== undefined && { contentDigests: [contentDigest] }),
    ...(importId && { importId }),
    commentCounts: {},
    recordedAt: now,
    recordedBy: authorOf(by),
    version: 0,
  };
}
