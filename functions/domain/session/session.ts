import type { Author } from '../athlete/athlete.ts';
import type { AthleteId, SessionId } from '../ids.ts';
import type { FormerVerdict } from '../run/run-record.ts';
import type { Activity, Instant, LocalDate } from '../vocabulary.ts';

/** The activities that are logged as sessions. A run, or a race, is a run. */
export const sessionActivities = [
  'CROSS_TRAINING',
  'UPPER_BODY',
  'LOWER_BODY',
  'MOBILITY',
  'REHAB',
] as const satisfies readonly Activity[];
export type SessionActivity = (typeof sessionActivities)[number];

/** Training that is no run: what instructions speak of beside running. */
export interface SessionRecord {
  kind: 'session';
  id: SessionId;
  athleteId: AthleteId;
  /** `manual`, or the person id of the integration. Never chosen by the caller. */
  source: string;
  /** The display name of the source. */
  sourceName: string;
  externalId?: string;
  activity: SessionActivity;
  startedAt: Instant;
  /** IANA. */
  timeZone: string;
  /** The day of its start in its own zone. It stays when the athlete moves. */
  localDate: LocalDate;
  durationSeconds: number;
  /** RPE 0 to 10. */
  effort?: number;
  note?: string;
  recordedAt: Instant;
  recordedBy: Author;
  version: number;
}

/** What is left of a deleted session: enough that a late retry does not restore it. */
export interface DeletedSessionRecord {
  kind: 'deletedSession';
  id: SessionId;
  athleteId: AthleteId;
  source: string;
  deletedAt: Instant;
  /** What the session was judged to be: a breach does not vanish with it. */
  formerVerdicts?: readonly FormerVerdict[];
  version: number;
}
