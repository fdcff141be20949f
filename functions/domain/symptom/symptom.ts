import type { Author, CommentCounts } from '../athlete/athlete.ts';
import type { AthleteId, CommentId, ObservationId, PersonId, RunId, SymptomId } from '../ids.ts';
import type { RedFlag } from './pain.ts';
import type {
  BodySite,
  Certainty,
  Instant,
  LocalDate,
  Pathology,
  Phase,
  Sensation,
  Side,
  SymptomStatus,
  Trend,
  Verification,
} from '../vocabulary.ts';

export interface Diagnosis {
  pathology: Pathology;
  certainty: Certainty;
  /** What it was given as, where the certainty does not say so. */
  verification?: Exclude<Verification, EndedAs>;
  osiicsCode?: string;
  note?: string;
  /** Who made it, in words, if the author records what somebody else said. */
  saidBy?: string;
  by: Author;
  at: Instant;
  /** What became of it. What it was stays readable beside. */
  ended?: { as: EndedAs; saidBy?: string; note?: string; by: Author; at: Instant };
}

/** How a diagnosis ends: it was disproved, or should never have been written. */
export type EndedAs = Extract<Verification, 'REFUTED' | 'ENTERED_IN_ERROR'>;

/** What an observation said before it was corrected. */
export interface FormerObservation extends Pick<
  ObservationRecord,
  'phase' | 'onsetDistanceMeters' | 'sites' | 'side' | 'sensations' | 'pain' | 'note'
> {
  /** When it was corrected. */
  until: Instant;
}

/** How the status of a symptom was corrected. */
export type SymptomCorrectionKind = 'REOPENED' | 'EXACERBATED' | 'UNMERGED';

/** A correction of a symptom's status, and what it was before. */
export interface SymptomCorrection {
  kind: SymptomCorrectionKind;
  at: Instant;
  by: Author;
  reason?: string;
  /** When it had been resolved, and by whom. */
  resolvedAt?: Instant;
  resolvedBy?: Author;
  /** The symptom that it was merged into, or that was merged into it. */
  otherId?: SymptomId;
}

/** Changed by corrections alone, which keep what was said before. */
export interface ObservationRecord {
  kind: 'observation';
  id: ObservationId;
  athleteId: AthleteId;
  /** The symptom that it was written for. After a merge it is read through the symptom that remains. */
  symptomId: SymptomId;
  observedAt: Instant;
  localDate: LocalDate;
  phase: Phase;
  /** How far into the run it began, in metres. Only with DURING_RUN. */
  onsetDistanceMeters?: number;
  /** The main site first. */
  sites: BodySite[];
  side: Side;
  sensations: Sensation[];
  /** NRS 0 to 10. */
  pain: number;
  note?: string;
  runId?: RunId;
  fromCommentId?: CommentId;
  recordedBy: Author;
  recordedAt: Instant;
  /** Its former versions, oldest first. */
  history?: FormerObservation[];
  version: number;
}

export interface SymptomRecord {
  kind: 'symptom';
  id: SymptomId;
  athleteId: AthleteId;
  /** MERGED symptoms are read through `mergedIntoId`. */
  status: SymptomStatus | 'MERGED';
  openedAt: Instant;
  /** Who reported it, if a coach or physio did. Absent in records of before December 2026. */
  reportedBy?: PersonId;
  resolvedAt?: Instant;
  /** Who resolved it. Absent in records of before December 2026. */
  resolvedBy?: Author;
  /** Stored as a whole: it rarely changes, and a list of symptoms says where each hurts, and how much, with one read. */
  latestObservation: ObservationRecord;
  observationCount: number;
  trend: Trend;
  /** The first of the consecutive observations with which it is WORSENING. */
  worseningSince?: Instant;
  /** The first of the consecutive mornings by which pain had not settled. */
  notSettledSince?: Instant;
  /** What somebody should look at once. Absent if it was last observed before red flags were known, or trends compared like. */
  redFlags?: RedFlag[];
  /**
   * When something was told of it last, and the worst pain (NRS) of what was told since the latest observation was, that
   * included. Absent if the latest observation was told last, and in records of before December 2026.
   */
  lastTold?: { at: Instant; pain: number };
  /** Oldest first. */
  diagnoses: Diagnosis[];
  recursFromId?: SymptomId;
  /** All symptoms whose observations are counted here. */
  mergedFromIds: SymptomId[];
  mergedIntoId?: SymptomId;
  /** Who merged it into another. Absent in records of before December 2026. */
  mergedBy?: Author;
  /** How its status was corrected, oldest first; at most 10. */
  corrections?: SymptomCorrection[];
  commentCounts: CommentCounts;
  version: number;
}
