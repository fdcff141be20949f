import type { AthleteRecord } from './athlete.ts';
import type { CommentRecord } from '../comment/comment.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import type { DeletedRunRecord, RunRecord } from '../run/run.ts';
import type { ObservationRecord, SymptomRecord } from '../symptom/symptom.ts';
import type { Instant } from '../vocabulary.ts';

/** Everything that lives in an athlete's partition and is written through a Change. */
export type Entity =
  RunRecord | DeletedRunRecord | SymptomRecord | ObservationRecord | InstructionRecord | CommentRecord;

/** What a rule is given to decide on: the athlete as she is now, read with strong consistency. */
export interface AthleteState {
  athlete: AthleteRecord;
  /** All her instructions, ended ones too, in order of issue. Loaded only for changes that touch instructions. */
  instructions: readonly InstructionRecord[];
  /** Symptoms that are ACTIVE or RECURRED. Loaded only for changes that touch symptoms. */
  symptoms: readonly SymptomRecord[];
  /** Her runs of the last 7 days, the newest first. Loaded only for changes that may make or unmake a breach. */
  recentRuns: readonly RunRecord[];
}

/**
 * What a rule decided. The store writes it in one transaction: every record of `put` on the condition that nobody changed
 * it since it was read (`version` is that of the record as read, 0 for a new one; the store counts it up), the athlete's
 * summary worked out anew, and the copies on her team's grants.
 */
export interface Change {
  put: readonly Entity[];
  /** What changes of the athlete herself. */
  athlete?: Partial<Pick<AthleteRecord, 'name' | 'timeZone' | 'commentCounts'>>;
  /** When she last reported, if this is a report; an older one than the summary has changes nothing. */
  lastReportAt?: Instant;
}
