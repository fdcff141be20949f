import type { AthleteRecord, AttentionMark, ResolvedByOther } from './athlete.ts';
import type { WeekStarts } from './week-start.ts';
import type { CommentRecord } from '../comment/comment.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import type { Uses } from '../limits/allowance.ts';
import type { DeletedRunRecord, JudgedRun, RunRecord } from '../run/run-record.ts';
import type { DeletedSessionRecord, JudgedSession, SessionRecord } from '../session/session.ts';
import type { ObservationRecord, SymptomRecord } from '../symptom/symptom.ts';
import type { Audience, Instant } from '../vocabulary.ts';

/** Everything that is stored in an athlete's partition and written through a Change. */
export type Entity =
  | RunRecord
  | DeletedRunRecord
  | SessionRecord
  | DeletedSessionRecord
  | SymptomRecord
  | ObservationRecord
  | InstructionRecord
  | CommentRecord;

/** What a rule decides on: the athlete as they are now, read with strong consistency. */
export interface AthleteState {
  athlete: AthleteRecord;
  /**
   * The athlete's instructions in order of issue: those that had not ended at `instructionsSince`, and those that the
   * change names. Loaded only for changes that concern instructions.
   */
  instructions: readonly InstructionRecord[];
  /** Absent if they are all. At most the beginning of the days that boards look at. */
  instructionsSince?: Instant;
  /** The symptoms that are ACTIVE or RECURRED. Loaded only for changes that concern symptoms. */
  symptoms: readonly SymptomRecord[];
  /** The athlete's runs of the last 7 days, newest first. Loaded only for changes that can add or remove a breach. */
  recentRuns: readonly JudgedRun[];
  /** Those of the WEEKLY_DAYS before them, newest first. Loaded with them if a rule has a limit over several runs. */
  runsBefore: readonly JudgedRun[];
  /** The same of sessions. Loaded only for changes that can add or remove a breach of theirs. */
  recentSessions: readonly JudgedSession[];
  sessionsBefore: readonly JudgedSession[];
}

/**
 * What a rule decided. The store writes it in one transaction: every record of `put`, on condition that nobody changed
 * it since it was read (`version` is that of the record as read, 0 for a new one; the store increments it), the
 * recomputed summary of the athlete, and its copies on the team's grants.
 */
export interface Change {
  put: readonly Entity[];
  /** The changed fields of the athlete. */
  athlete?: Partial<Pick<AthleteRecord, 'name' | 'timeZone' | keyof WeekStarts>>;
  /** A comment on the athlete themselves, by its audience: it is counted beside the athlete. */
  commentOnAthlete?: Audience;
  /** What the change uses of its author's room for the day. Every new record is counted by something. */
  uses?: Uses;
  /** When the athlete last reported, if this change is a report. Ignored if the summary has a later report. */
  lastReportAt?: Instant;
  /** What a member of the team says of a reason for attention. */
  mark?: AttentionMark;
  /** Whose symptom this change resolves. */
  resolved?: readonly ResolvedByOther[];
}
