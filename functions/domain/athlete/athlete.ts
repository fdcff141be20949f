import type { AttentionCode, AttentionMarkKind } from './attention-code.ts';
import type { AthleteId, InstructionId, PersonId, RunId, SessionId, SymptomId } from '../ids.ts';
import type { Used } from '../limits/allowance.ts';
import { furthestOf, type Roles } from '../team/roles.ts';
import type { WeekStarts } from './week-start.ts';
import type { AvailabilityStatus, Instant, Role } from '../vocabulary.ts';

/** A period in which running is restricted in one way. Periods of one athlete do not overlap. */
export interface Restriction {
  status: Exclude<AvailabilityStatus, 'AVAILABLE'>;
  from: Instant;
  /** Absent if the restriction lasts until somebody decides. */
  until?: Instant;
  /** The earliest review among the governing instructions. */
  reviewAt?: Instant;
  /**
   * The instructions that decide the status, so that a board gives the reason with one read for all of its athletes.
   */
  governedByIds: InstructionId[];
}

/**
 * What the team needs to see at a glance. Stored with the athlete, and copied onto the grants of coaches and physios in
 * the transaction that changes it, so that boards and rosters need one read. Valid for any instant after it was
 * written: what depends on the clock is computed when it is read.
 */
export interface Summary {
  /** The restrictions that had not ended when the summary was written, in order of time. */
  restrictions: Restriction[];
  /** When the last restriction ended, if none is in force. */
  availableSince?: Instant;
  /** The number of symptoms that are ACTIVE or RECURRED. */
  openSymptoms: number;
  /** The worst pain among the latest observations of open symptoms, NRS 0 to 10. */
  worstPain?: number;
  /** When the longest-worsening symptom began to worsen. */
  worseningSince?: Instant;
  /** The symptoms that are worsening. Absent in summaries of before December 2026. */
  worsening?: Extent;
  /** The first of the consecutive mornings by which pain of an open symptom had not settled. */
  notSettledSince?: Instant;
  /** The symptoms of which it had not. */
  notSettled?: Extent;
  /** When the first of the red flags of open symptoms began. */
  redFlagSince?: Instant;
  /** The red flags of open symptoms. Absent in summaries of before December 2026. */
  redFlags?: Extent;
  /** When the most recently opened symptom was opened. */
  newestSymptomAt?: Instant;
  /** The open symptom that became known last, and when, if that is later than it was opened. */
  toldLate?: { at: Instant; symptomId: SymptomId };
  /** The worst pain (NRS) of the symptom that became known last and of those that did not long before. Absent for `worstPain`. */
  newSymptomPain?: number;
  /** Since when they have been restricted or symptomatic without a break, where the rest of this does not say it (`concernAt`). */
  concernSince?: Instant;
  /** The oldest instructions in force, now or later, that the athlete has not acknowledged. */
  unacknowledged?: { issuedAt: Instant; from: Instant; until?: Instant }[];
  /** When restrictions end by their own date without another word, past or to come, in order of time. */
  lapses?: Instant[];
  /** Whose word somebody else has loosened, and when. */
  overridden?: { person: PersonId; at: Instant; instructionId?: InstructionId }[];
  /** Whose symptoms somebody else has resolved: each person once, the latest. */
  resolvedByOthers?: ResolvedByOther[];
  /** When the latest run against an instruction started on which the team has not acted. */
  lastBreachAt?: Instant;
  /** All of these runs. Absent in summaries of before December 2026. */
  breaches?: Breaches & { lastRunId: RunId };
  /** The sessions against an instruction on which the team has not acted, and when the latest of them started. */
  sessionBreaches?: Breaches & { lastAt: Instant; lastSessionId: SessionId };
  /** The latest run, observation or comment by the athlete while they are restricted or have an open symptom. */
  lastReportAt?: Instant;
  /** What members of the team said of the reasons for attention: at most one mark for each. */
  marks?: AttentionMark[];
}

/** Runs, or sessions, against an instruction: how many, when the newest of them became known, and how bad the worst is. */
export interface Breaches {
  count: number;
  knownAt: Instant;
  /** 0 to 1,000 (`severityOf`). Absent in older summaries. */
  worst?: number;
}

/** How much of something there is: when the newest of it came, how many, and the worst pain (NRS) with it. */
export interface Extent {
  newest: Instant;
  count: number;
  pain: number;
}

/** A symptom that somebody else resolved than whose it was. */
export interface ResolvedByOther {
  person: PersonId;
  symptomId: SymptomId;
  at: Instant;
}

/** What a reason was when it was marked. What is newer or more than this, the mark does not cover. */
export interface Covered {
  /** When the earliest of it began. Absent if that says nothing. */
  from?: Instant;
  newest: Instant;
  count?: number;
  pain?: number;
}

/** What a member of the team said of a reason for attention. */
export interface AttentionMark {
  code: AttentionCode;
  as: AttentionMarkKind;
  by: Author;
  at: Instant;
  /** The end of a snooze. */
  until?: Instant;
  covers: Covered;
}

export type CommentCounts = Partial<Record<'TEAM' | 'CLINICAL' | 'SUPPORTERS', number>>;

export interface AthleteRecord extends WeekStarts {
  kind: 'athlete';
  id: AthleteId;
  ownerId: PersonId;
  name: string;
  /** IANA. */
  timeZone: string;
  createdAt: Instant;
  summary: Summary;
  /** The comments on the athlete until November 2026; later ones are counted in an item of their own (store/comment.ts). */
  commentCounts: CommentCounts;
  /** Counts every change of the record, of its summary and of its grants. */
  version: number;
}

/** An athlete as one viewer may see them. Made by the store from a grant that was read, never by hand. */
export interface AthleteView {
  id: AthleteId;
  name: string;
  roles: Roles;
  summary: Summary;
  /** The whole record. Absent if a list carries only the summary: load the view for it. */
  record?: AthleteRecord;
  /** The viewer as who acts in this athlete's record. Present with `record`. */
  me?: Actor;
  /** What the viewer has written about the athlete today. Absent for nothing. */
  used?: Used;
  /** Present, with `record`, if the viewer's grant shares tracks. */
  seesTracks?: true;
}

/** Who wrote something. Stored with what they wrote, so that name and role remain after they have left. */
export interface Author {
  id: PersonId;
  name: string;
  /** The one of their roles in which they wrote it. */
  role: Role;
}

/** Who is about to change something, with all that they are to the athlete. */
export interface Actor {
  id: PersonId;
  name: string;
  roles: Roles;
}

/**
 * Somebody as the author of what they write: in the role that the act needs, where it needs a certain one; otherwise in
 * the one that reaches furthest, PHYSIO before COACH.
 */
export const authorOf = ({ id, name, roles }: Actor, role: Role = furthestOf(roles)): Author => ({ id, name, role });
