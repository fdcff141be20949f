import { MAX_TRACK_POINTS } from '../../domain/run/track.ts';
import { LONGEST_NAME } from '../../domain/audit/access.ts';
import { auditKinds } from '../../domain/audit/kind.ts';
import { ATTEMPTS_KEPT, EXCERPT_BYTES } from '../../domain/webhook/attempt.ts';
import { atOnce } from '../../domain/limits/limits.ts';
import { intensities, terrains } from '../../domain/instruction/rule-limits.ts';
import { MAX_GAPS } from '../../domain/instruction/takes-place.ts';
import { MOST_REQUIREMENT_DAYS } from '../../domain/session/requirements.ts';
import { MAX_LAPS } from '../../domain/run/lap.ts';
import { MOST_FORMER_VERDICTS } from '../../domain/run/former-verdicts.ts';
import { activities } from '../../domain/vocabulary.ts';
import { attentionCodes } from '../../domain/athlete/attention-code.ts';
import {
  LONGEST_PROBLEM,
  MAX_BREACHES,
  MAX_DUPLICATES,
  MAX_INSTRUCTIONS,
  MAX_PROBLEMS,
  MAX_PROBLEMS_OF_A_RUN,
  MAX_STRETCHES,
  MOVEMENTS_OVER,
} from '../../domain/answer-limits.ts';

/** Figures by field, `Athlete.runs`, plus those of each argument that is given, `Athlete.availability(at)`. */
export type FieldFigures = Readonly<Record<string, number>>;

/** Averages of this schema. `Query.__type` is the size of the largest types. */
export const introspectionSizes: FieldFigures = {
  '__Schema.types': 175,
  '__Schema.directives': 5,
  '__Directive.args': 1,
  '__Type.fields': 3,
  '__Type.interfaces': 0.1,
  '__Type.possibleTypes': 0.3,
  '__Type.enumValues': 2,
  '__Type.inputFields': 1,
  '__Type.ofType': 0.5,
  '__Field.args': 0.3,
  'Query.__type': 10,
};

/** How long lists without `first` usually are. */
export const listSizes: FieldFigures = {
  ...introspectionSizes,
  'Athlete.providers': 1,
  'RunTrack.secondsSinceStart': 3_000,
  'RunTrack.distanceMeters': 3_000,
  'RunTrack.heartRateBpm': 3_000,
  'RunTrack.elevationMeters': 3_000,
  'Athlete.permissions': 7,
  'Athlete.requirements': 31,
  'Requirement.instructions': 1,
  'Viewer.webhooks': 5,
  'Webhook.eventTypes': 12,
  'Viewer.integrations': 1,
  'Integration.decisions': 2,
  'Integration.secrets': 1,
  'IntegrationProfile.redirectUrls': 1,
  'IntegrationProfile.scopes': 2,
  'WebhookDelivery.attemptLog': 1,
  'Availability.governedBy': 2,
  'Availability.restrictedActivities': 3,
  'Instruction.rules': 3,
  'IssueInstructionPayload.endedRules': 3,
  'SupersedeInstructionPayload.endedRules': 3,
  'WithdrawInstructionPayload.restoredRules': 3,
  'Rule.terrain': 1,
  'Run.possibleDuplicates': 1,
  'Run.laps': 10,
  'Rule.intensity': 1,
  'Rule.gaps': 1,
  'ActivityPermission.terrain': 1,
  'ActivityPermission.intensity': 1,
  'Instruction.endedRules': 3,
  'Instruction.symptoms': 2,
  'Observation.sites': 3,
  'Observation.sensations': 2,
  'Observation.history': 0.1,
  'Instruction.breaches': 100,
  'Symptom.movements': 100,
  'Symptom.possibleDuplicates': 1,
  'Symptom.corrections': 0.1,
};

/**
 * The most that lists without `first` can hold: what may be written, or what their resolvers show of it. Fields and bytes are
 * counted with these.
 */
export const mostInLists: FieldFigures = {
  UserError: MAX_PROBLEMS,
  'Athlete.providers': 1,
  'Athlete.permissions': activities.length,
  'Athlete.requirements': MOST_REQUIREMENT_DAYS * activities.length,
  'Requirement.instructions': MAX_INSTRUCTIONS,
  'Athlete.availabilityStretches': MAX_STRETCHES,
  'ActivityPermission.instructions': MAX_INSTRUCTIONS,
  'Availability.governedBy': MAX_INSTRUCTIONS,
  'AuditEntry.kindsRead': auditKinds.length,
  'AuditEntry.kindsWritten': auditKinds.length,
  'AttentionItem.reasons': attentionCodes.length,
  'ExportAthletePayload.records': 500,
  'Availability.restrictedActivities': activities.length,
  'Instruction.rules': activities.length,
  'IssueInstructionPayload.endedRules': MAX_INSTRUCTIONS * activities.length,
  'SupersedeInstructionPayload.endedRules': activities.length,
  'WithdrawInstructionPayload.restoredRules': MAX_INSTRUCTIONS * activities.length,
  'Rule.terrain': terrains.length,
  'Rule.intensity': intensities.length,
  'Rule.gaps': MAX_GAPS,
  'ActivityPermission.terrain': terrains.length,
  'ActivityPermission.intensity': intensities.length,
  'Instruction.supersedes': MAX_INSTRUCTIONS,
  'Instruction.endedRules': MAX_INSTRUCTIONS * activities.length,
  'Instruction.symptoms': 10,
  'Instruction.breaches': MAX_BREACHES,
  'Observation.sites': 10,
  'Observation.regions': 10,
  'Observation.sensations': 5,
  'Observation.history': atOnce.corrections,
  'FormerObservation.sites': 10,
  'FormerObservation.sensations': 5,
  'Movement.from': 10,
  'Movement.to': 10,
  'RunTrack.secondsSinceStart': MAX_TRACK_POINTS,
  'RunTrack.distanceMeters': MAX_TRACK_POINTS,
  'RunTrack.heartRateBpm': MAX_TRACK_POINTS,
  'RunTrack.elevationMeters': MAX_TRACK_POINTS,
  'Run.observations': atOnce.observationsOfRun,
  'Run.laps': MAX_LAPS,
  'Run.breaches': MAX_BREACHES,
  'Run.possibleDuplicates': MAX_DUPLICATES,
  'Run.adherence': MAX_BREACHES,
  'Session.adherence': atOnce.verdictsOfSession,
  'Session.breaches': atOnce.verdictsOfSession,
  'Session.formerVerdicts': MOST_FORMER_VERDICTS,
  'DeletedRecord.formerVerdicts': MOST_FORMER_VERDICTS,
  'Run.formerVerdicts': MOST_FORMER_VERDICTS,
  'Symptom.diagnoses': atOnce.diagnoses,
  'Diagnosis.osiicsConflicts': 3,
  'OsiicsCode.pathologies': 2,
  'Symptom.mergedFrom': atOnce.mergedSymptoms,
  'Symptom.possibleDuplicates': atOnce.openSymptomsForOwner,
  'Symptom.corrections': atOnce.symptomCorrections,
  'Symptom.movements': MOVEMENTS_OVER,
  'RecordRunResult.errors': MAX_PROBLEMS_OF_A_RUN,
  'UserError.path': 8,
  'Viewer.webhooks': atOnce.webhooks,
  'Webhook.eventTypes': 12,
  'Viewer.integrations': atOnce.ownIntegrations,
  'Integration.decisions': atOnce.decisionsOfIntegration,
  'Integration.secrets': 2,
  'IntegrationProfile.redirectUrls': atOnce.redirectUrls,
  'IntegrationProfile.scopes': 2,
  'WebhookDelivery.attemptLog': ATTEMPTS_KEPT,
};

/** Names, codes, secrets, hashes and ids of other systems. */
export const longestText = 200;

/** Texts that may be longer, in characters. */
export const longestTexts: FieldFigures = {
  'AuditEntry.client': LONGEST_NAME,
  'AuditEntry.operation': LONGEST_NAME,
  'AuditEntry.hash': 43, // SHA-256 in base64url
  // Each of a point's two figures takes at most seven characters.
  'RunTrack.polyline': 14 * MAX_TRACK_POINTS,
  'Comment.body': 4_000,
  'Diagnosis.note': 2_000,
  'Diagnosis.endedNote': 2_000,
  'FormerObservation.note': 2_000,
  'Instruction.note': 4_000,
  'Instruction.withdrawnReason': 1_000,
  'Instruction.loosensBecause': 1_000,
  'EarlyEnd.reason': 1_000,
  'SymptomCorrection.reason': 1_000,
  'Observation.note': 2_000,
  'PageInfo.startCursor': 500,
  'PageInfo.endCursor': 500,
  'Run.note': 4_000,
  'Session.note': 2_000,
  'UserError.message': LONGEST_PROBLEM,
  'UserError.path': 24,
  'Webhook.url': 2_000,
  'Integration.contactEmail': 254,
  'Integration.webhookUrl': 2_000,
  'IntegrationProfile.homepageUrl': 500,
  'IntegrationProfile.redirectUrls': 500,
  'IntegrationDecision.reason': 1_000,
  'WebhookAttempt.responseExcerpt': EXCERPT_BYTES,
  'WebhookHealth.message': 400,
};

/** A part of an export ends before its records are larger. */
export const bytesOfFields: FieldFigures = { 'ExportAthletePayload.records': 4_000_000 };
