import type { Author, CommentCounts } from '../athlete/athlete.ts';
import type { AthleteId, ImportId, SessionId } from '../ids.ts';
import type { Revision } from '../run/revision.ts';
import type { FormerVerdict } from '../run/run-record.ts';
import type { Activity, Instant, LocalDate } from '../vocabulary.ts';

/** The activities of instructions that a session can be of. A run, or a race, is a run. */
export type TrainedActivity = Exclude<Activity, 'RUN' | 'RACE'>;

/** What sessions are logged as. STRENGTH, as watches say it, does not tell which part of the body. */
export const sessionActivities = [
  'CROSS_TRAINING',
  'UPPER_BODY',
  'LOWER_BODY',
  'MOBILITY',
  'REHAB',
  'STRENGTH',
] as const satisfies readonly (TrainedActivity | 'STRENGTH')[];
export type SessionActivity = (typeof sessionActivities)[number];

/** The activities that a session may have been: one, or two where nobody said which. */
export const activitiesOf = (activity: SessionActivity): readonly TrainedActivity[] =>
  activity === 'STRENGTH' ? ['UPPER_BODY', 'LOWER_BODY'] : [activity];

/** What the athlete may change of a session. */
export const editableOfSession = ['activity', 'durationSeconds', 'distanceMeters', 'effort', 'note'] as const;
export type EditableOfSession = (typeof editableOfSession)[number];

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
  /** The import that it came with: nobody is told of each session of an archive by itself. */
  importId?: ImportId;
  revision: Revision;
  activity: SessionActivity;
  startedAt: Instant;
  /** IANA. */
  timeZone: string;
  /** The day of its start in its own zone. It stays when the athlete moves. */
  localDate: LocalDate;
  durationSeconds: number;
  /** Absent, or 0, if it was not measured. */
  distanceMeters?: number;
  /** RPE 0 to 10. */
  effort?: number;
  note?: string;
  /** As of runs. */
  contentDigests?: readonly string[];
  /** What the athlete edited, in the order of `editableOfSession`: a revision does not replace it. */
  editedFields?: EditableOfSession[];
  /** What it was judged to be before it was changed, oldest first; at most 40. */
  formerVerdicts?: readonly FormerVerdict[];
  commentCounts: CommentCounts;
  /** When a coach or physio last wrote a comment for the team on it. */
  teamCommentedAt?: Instant;
  /** When a change of the session last broke a rule. Absent if only its logging did. */
  breachKnownAt?: Instant;
  recordedAt: Instant;
  recordedBy: Author;
  version: number;
}

/** What rules about adherence read of a session: not its texts. */
export const judgedOfSession = [
  'kind',
  'id',
  'activity',
  'startedAt',
  'localDate',
  'durationSeconds',
  'distanceMeters',
  'effort',
  'recordedAt',
  'breachKnownAt',
  'teamCommentedAt',
] as const satisfies readonly (keyof SessionRecord)[];
export type JudgedSession = Pick<SessionRecord, (typeof judgedOfSession)[number]>;

/** What is said of a deleted record: what it was. */
export type DeletedRecordKind = 'RUN' | 'SESSION';

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
