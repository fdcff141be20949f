import type { Author } from '../athlete/athlete.ts';
import type { AthleteId, CommentId, InstructionId, ObservationId, RunId, SessionId, SymptomId } from '../ids.ts';
import type { Audience, Instant } from '../vocabulary.ts';

export type CommentSubjectId = AthleteId | RunId | SessionId | SymptomId | InstructionId;

export interface CommentRecord {
  kind: 'comment';
  id: CommentId;
  athleteId: AthleteId;
  subjectId: CommentSubjectId;
  author: Author;
  audience: Audience;
  /** Absent once deleted. */
  body?: string;
  createdAt: Instant;
  editedAt?: Instant;
  deletedAt?: Instant;
  promotedToId?: ObservationId;
  version: number;
}
