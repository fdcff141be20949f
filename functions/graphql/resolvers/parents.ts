import type { Author } from '../../domain/athlete/athlete.ts';
import type { AvailabilitySummary } from '../../domain/instruction/availability.ts';
import type { ActivityPermission } from '../../domain/instruction/permissions.ts';
import type { InstructionRecord } from '../../domain/instruction/instruction.ts';
import type { LimitVerdict } from '../../domain/run/judging/limit-verdicts.ts';
import type { PossibleDuplicate } from '../../domain/run/duplicates/possible-duplicates.ts';
import type { AthleteId } from '../../domain/ids.ts';
import type { Diagnosis } from '../../domain/symptom/symptom.ts';
import type { DeletedRunRecord, RunRecord } from '../../domain/run/run-record.ts';
import type { DeletedSessionRecord, SessionRecord } from '../../domain/session/session.ts';
import type { BodyRegion, Instant } from '../../domain/vocabulary.ts';

/** Parents of schema types that are computed rather than stored. */
export type AvailabilityParent = AvailabilitySummary & { athleteId: AthleteId };
export type ActivityPermissionParent = ActivityPermission;
/** Of a run, or of a session. */
export type BreachParent = RuleVerdictParent & { run?: RunRecord; session?: SessionRecord };
export type PossibleDuplicateParent = PossibleDuplicate<RunRecord> & { athleteId: AthleteId };
/** On a run, or on a session. */
export type RuleVerdictParent = LimitVerdict & { instruction: InstructionRecord };
export type DeletedParent = DeletedRunRecord | DeletedSessionRecord;
export interface AcknowledgementParent {
  by: Author;
  at: Instant;
}
export type EarlyEndParent = AcknowledgementParent & { reason: string };
export type DiagnosisParent = Diagnosis & { regions: BodyRegion[] };
