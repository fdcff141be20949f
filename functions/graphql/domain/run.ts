import type { Author, CommentCounts } from './athlete.ts';
import type { AthleteId, ObservationId, RunId } from './ids.ts';
import type { Instant, LocalDate, RunType, Surface } from './words.ts';

/** What the athlete may change of a run that an integration recorded; a later revision leaves changed fields alone. */
export type EditableField =
  'type' | 'surface' | 'effort' | 'note' | 'temperatureCelsius' | 'distanceMeters' | 'durationSeconds';

export interface RunRecord {
  kind: 'run';
  id: RunId;
  athleteId: AthleteId;
  /** `manual`, or the person id of the integration. Never chosen by the caller. */
  source: string;
  /** The source's name to show. */
  sourceName: string;
  externalId?: string;
  revision: number;
  startedAt: Instant;
  endedAt?: Instant;
  /** IANA. */
  timeZone: string;
  localDate: LocalDate;
  type: RunType;
  surface?: Surface;
  distanceMeters: number;
  durationSeconds: number;
  elevationGainMeters?: number;
  temperatureCelsius?: number;
  averageHeartRateBpm?: number;
  /** RPE 0 to 10. */
  effort?: number;
  note?: string;
  editedFields?: EditableField[];
  /** At most 20, in the order of observation. */
  observationIds: ObservationId[];
  /** NRS 0 to 10: the worst pain among its observations. */
  worstPain?: number;
  commentCounts: CommentCounts;
  recordedAt: Instant;
  recordedBy: Author;
  updatedAt: Instant;
  version: number;
}

/** What is left of a deleted run: enough that a late retry does not raise it again. */
export interface DeletedRunRecord {
  kind: 'deletedRun';
  id: RunId;
  athleteId: AthleteId;
  source: string;
  deletedAt: Instant;
  version: number;
}
