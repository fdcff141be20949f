import type { AthleteId, InstructionId, PersonId } from '../ids.ts';
import type { AvailabilityStatus, Instant, Role } from '../vocabulary.ts';

/** A stretch of time in which running is restricted in one way. Stretches of an athlete do not overlap. */
export interface Restriction {
  status: Exclude<AvailabilityStatus, 'AVAILABLE'>;
  from: Instant;
  /** Absent: until somebody decides. */
  until?: Instant;
  /** The earliest review among the governing instructions. */
  reviewAt?: Instant;
  /** The instructions that decide the status, so that a board says why with one read for all of its athletes. */
  governedByIds: InstructionId[];
}

/**
 * What her team needs to know at a glance: kept with the athlete and copied onto the grants of her coaches and physios
 * in the same transaction that changes it, so that boards and rosters need one read. Everything in it is valid for any
 * instant from its writing on; what depends on the clock is computed at read time.
 */
export interface Summary {
  /** Restrictions that have not ended when it is written, in order of time. */
  restrictions: Restriction[];
  /** When the last restriction ended, while none is in force. */
  availableSince?: Instant;
  /** Symptoms that are ACTIVE or RECURRED. */
  openSymptoms: number;
  /** NRS 0 to 10: the worst among the latest observations of open symptoms. */
  worstPain?: number;
  /** Since which observation the symptom that worsens does so. */
  worseningSince?: Instant;
  /** When the youngest open symptom was opened. */
  newestSymptomAt?: Instant;
  /** The oldest instruction that holds (or will) and that she has not acknowledged. */
  unacknowledged?: { issuedAt: Instant; from: Instant; until?: Instant }[];
  /** The start of the latest run that broke an instruction. */
  lastBreachAt?: Instant;
  /** Her latest run, observation or comment while she is restricted or symptomatic. */
  lastReportAt?: Instant;
}

export type CommentCounts = Partial<Record<'TEAM' | 'CLINICAL' | 'SUPPORTERS', number>>;

export interface AthleteRecord {
  kind: 'athlete';
  id: AthleteId;
  ownerId: PersonId;
  name: string;
  /** IANA. */
  timeZone: string;
  createdAt: Instant;
  summary: Summary;
  commentCounts: CommentCounts;
  /** Counts every change of the record, of her summary and of her grants. */
  version: number;
}

/** An athlete as one viewer may see her: made by the store from a live grant, never by hand. */
export interface AthleteView {
  id: AthleteId;
  name: string;
  role: Role;
  summary: Summary;
  /** The whole record; absent where a list carries just the summary: load the view for it. */
  record?: AthleteRecord;
  /** The viewer as she writes for this athlete; present with `record`. */
  me?: Author;
}

/** Who writes something: kept with what is written, so that it says who told what even after she has left. */
export interface Author {
  id: PersonId;
  name: string;
  role: Role;
}
