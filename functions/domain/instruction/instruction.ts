import type { Author, CommentCounts } from '../athlete/athlete.ts';
import type { AthleteId, InstructionId, SymptomId } from '../ids.ts';
import type { Activity, Instant, Permission } from '../vocabulary.ts';

export interface Limits {
  maxDistanceMeters?: number;
  maxDurationSeconds?: number;
  /** RPE 0 to 10. */
  maxEffort?: number;
  /** NRS 1 to 10. */
  stopIfPainAtLeast?: number;
}

export interface InstructionRule extends Limits {
  activity: Activity;
  permission: Permission;
}

export interface InstructionRecord {
  kind: 'instruction';
  id: InstructionId;
  athleteId: AthleteId;
  issuedBy: Author;
  issuedAt: Instant;
  startsAt: Instant;
  endsAt?: Instant;
  reviewAt?: Instant;
  note?: string;
  rules: InstructionRule[];
  symptomIds: SymptomId[];
  supersedesIds: InstructionId[];
  supersededAt?: Instant;
  supersededById?: InstructionId;
  withdrawnAt?: Instant;
  withdrawnReason?: string;
  acknowledged?: { by: Author; at: Instant };
  commentCounts: CommentCounts;
  version: number;
}
