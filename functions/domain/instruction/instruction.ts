import type { Author, CommentCounts } from '../athlete/athlete.ts';
import type { AthleteId, InstructionId, PersonId, SymptomId } from '../ids.ts';
import type { Limits } from './rule-limits.ts';
import type { Activity, Instant, StatedPermission } from '../vocabulary.ts';

export interface InstructionRule extends Limits {
  activity: Activity;
  permission: StatedPermission;
  /** When another instruction takes its place. Absent in instructions from before November 2026: they say it as a whole. */
  supersededAt?: Instant;
  supersededById?: InstructionId;
  /**
   * When something else takes its place for a time, or had taken it and was withdrawn later; in order of time, at most 20, the
   * latest.
   */
  gaps?: RuleGap[];
}

/** A time in which a rule is not in force, although its instruction is. */
export interface RuleGap {
  from: Instant;
  until: Instant;
  /** What takes its place until then. Absent if that was withdrawn. */
  byId?: InstructionId;
}

/** An instruction that another one takes the place of whole, and from when on. */
export interface Named {
  id: InstructionId;
  from: Instant;
}

/** An instruction that was taken over from somebody else, who gave it. */
export interface TakenOver {
  id: InstructionId;
  by: PersonId;
  /** When and by whom that was said, if later than the instruction that took it over. */
  at?: Instant;
  saidBy?: PersonId;
}

/** What an instruction is meant to take the place of. */
export interface Replaces {
  /** The instructions that it takes the place of whole, and from when on. */
  named: Named[];
  /** Whether it takes the place of its author's own rules for the activities that it speaks of. */
  own: boolean;
  /** What others gave and it has taken over, itself or by what it took the place of. Absent in instructions of before. */
  over?: TakenOver[];
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
  /** Who ordered it, if its author only wrote it down: a doctor, for example. */
  orderedBy?: string;
  rules: InstructionRule[];
  symptomIds: SymptomId[];
  /** The instructions of which it has taken the place of one rule or more. */
  supersedesIds: InstructionId[];
  /** Absent in instructions from before November 2026: they took the place of `supersedesIds` whole. */
  replaces?: Replaces;
  /** Why it loosens what somebody else wrote. */
  loosensBecause?: string;
  /** Once all of its rules are superseded: when the last of them is, and by what. */
  supersededAt?: Instant;
  supersededById?: InstructionId;
  withdrawnAt?: Instant;
  withdrawnReason?: string;
  /** Who ended it before its time, and why. */
  ended?: { by: Author; at: Instant; reason: string };
  acknowledged?: { by: Author; at: Instant };
  commentCounts: CommentCounts;
  version: number;
}
