import type { Author, CommentCounts } from '../athlete/athlete.ts';
import type { AthleteId, InstructionId, ObservationId, RunId } from '../ids.ts';
import type { Instant, LocalDate } from '../vocabulary.ts';
import type { Adherence, BreachedRule } from './judgement.ts';
import type { RunFields } from './run-fields.ts';

/** What the athlete may change of a run that an integration recorded; a later revision leaves changed fields alone. */
export const editable = [
  'type',
  'surface',
  'effort',
  'note',
  'temperatureCelsius',
  'distanceMeters',
  'durationSeconds',
] as const satisfies readonly (keyof RunFields)[];
export type EditableField = (typeof editable)[number];

/** Pain that was felt during a run, and when it was noticed, as an observation says. Stored with the run. */
export interface FeltPain {
  /** Absent for what was known before the observations of a run were told apart. */
  observationId?: ObservationId;
  /** NRS 0 to 10. */
  pain: number;
  /** How far into the run it began, in metres. */
  onsetMeters?: number;
  /** When it was observed: the instant counts if it lies in the run. */
  at: Instant;
  /** Set if the observation names no run, and belongs to this one by its time alone. */
  byTime?: true;
}

/** What changed a run, and with it the verdict on it. */
export type RunChange = 'EDITED' | 'REVISED' | 'DELETED';

/** How a run stood to a rule before it was changed. */
export interface FormerVerdict {
  instructionId: InstructionId;
  rule: BreachedRule;
  verdict: Adherence;
  allowed?: number;
  actual?: number;
  /** When the run was changed. */
  until: Instant;
  change: RunChange;
  by: Author;
}

export const duplicateVerdicts = ['SAME', 'DIFFERENT'] as const;
export type DuplicateVerdict = (typeof duplicateVerdicts)[number];

/** What somebody said of a run and another: that they are recordings of the same one, or not. */
export interface DuplicateWord {
  runId: RunId;
  verdict: DuplicateVerdict;
  by: Author;
  at: Instant;
}

export interface RunRecord extends RunFields {
  kind: 'run';
  id: RunId;
  athleteId: AthleteId;
  /** `manual`, a provider such as `strava`, or the person id of the integration. Never chosen by the caller. */
  source: string;
  /** The display name of the source. */
  sourceName: string;
  /**
   * Set if the source lets only the athlete see the run. It is shown to nobody else, and counts in nothing that others
   * see.
   */
  ownerOnly?: true;
  externalId?: string;
  revision: number;
  localDate: LocalDate;
  editedFields?: EditableField[];
  /** At most 20, in the order of observation. */
  observationIds: ObservationId[];
  /** The worst pain among its observations of any phase, NRS 0 to 10. */
  worstPain?: number;
  /** What was felt during it, the worst first. Absent if nobody said anything, and in records of before November 2026. */
  felt?: readonly FeltPain[];
  /** What it was judged to be before it was changed, oldest first; at most 40. */
  formerVerdicts?: readonly FormerVerdict[];
  /** What was said of it and others, the latest last; at most 20. Absent if nothing was, and in records of before. */
  duplicates?: readonly DuplicateWord[];
  commentCounts: CommentCounts;
  /** When a coach or physio last wrote a comment for the team on it. */
  teamCommentedAt?: Instant;
  /** When a change of the run, or of what was felt in it, last broke a rule. Absent if only its recording did. */
  breachKnownAt?: Instant;
  /** Recorded by an import that tells of itself when it is done: webhooks are not told of this run by itself. */
  quiet?: true;
  recordedAt: Instant;
  recordedBy: Author;
  updatedAt: Instant;
  version: number;
}

/** What rules about adherence read of a run: not its texts, so that the runs of a week are judged in little memory. */
export const judgedFields = [
  'kind',
  'id',
  'startedAt',
  'endedAt',
  'localDate',
  'type',
  'surface',
  'distanceMeters',
  'durationSeconds',
  'elevationGainMeters',
  'averageHeartRateBpm',
  'effort',
  'worstPain',
  'felt',
  'duplicates',
  'ownerOnly',
  'recordedAt',
  'breachKnownAt',
  'teamCommentedAt',
] as const satisfies readonly (keyof RunRecord)[];
export type JudgedRun = Pick<RunRecord, (typeof judgedFields)[number]>;

/** What is left of a deleted run: enough that a late retry does not restore it. */
export interface DeletedRunRecord {
  kind: 'deletedRun';
  id: RunId;
  athleteId: AthleteId;
  source: string;
  deletedAt: Instant;
  /** Present if the source deleted it: a later revision restores it. Absent if the athlete or integration did. */
  revision?: number;
  /** What the athlete observed in it stays theirs, and returns with the run if it is restored. */
  observationIds?: ObservationId[];
  worstPain?: number;
  felt?: readonly FeltPain[];
  /** What the run was judged to be. Absent if its source deleted it, of which nothing may be kept. */
  formerVerdicts?: readonly FormerVerdict[];
  version: number;
}
