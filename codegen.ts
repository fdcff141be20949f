import { readdirSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** One text, in order of the files' names: read side by side, files would come in the order in which the disk is done. */
const schema = readdirSync('schema')
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => readFileSync(`schema/${name}`, 'utf8'))
  .join('\n');

/** Types of the resolvers, the schema's shape, its descriptions and the first-party operations as modules, all made from `schema/`. `npm run codegen` writes them; CI fails on a difference. */
const config: CodegenConfig = {
  schema,
  // Enum values and fields stay in the order of the SDL, where the most pressing comes first.
  config: { sort: false },
  generates: {
    'functions/graphql/generated/types.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        strictScalars: true,
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: true,
        maybeValue: 'T | null | undefined',
        inputMaybeValue: 'T | null | undefined',
        contextType: '../../request/context.ts#Context',
        mapperTypeSuffix: 'Record',
        scalars: {
          ID: 'string',
          DateTime: 'string',
          LocalDate: 'string',
          TimeZone: 'string',
          NonNegativeFloat: 'number',
          NonNegativeInt: 'number',
          BigInt: 'string',
          JSONObject: 'Record<string, unknown>',
        },
        mappers: {
          Athlete: '../../domain/athlete/athlete.ts#AthleteView',
          Availability: '../resolvers/parents.ts#AvailabilityParent',
          AvailabilityStretch: '../../domain/instruction/stretches.ts#AvailabilityStretch',
          ActivityPermission: '../resolvers/parents.ts#ActivityPermissionParent',
          WeeklyTotal: '../../domain/run/totals.ts#WeeklyTotal',
          FormerObservation: '../../domain/symptom/symptom.ts#FormerObservation',
          Run: '../../domain/run/run-record.ts#RunRecord',
          Session: '../../domain/session/session.ts#SessionRecord',
          DeletedRecord: '../resolvers/parents.ts#DeletedParent',
          Requirement: '../../domain/session/requirements.ts#Requirement',
          Breach: '../resolvers/parents.ts#BreachParent',
          RuleVerdict: '../resolvers/parents.ts#RuleVerdictParent',
          FormerVerdict: '../../domain/run/run-record.ts#FormerVerdict',
          Lap: '../../domain/run/lap.ts#NumberedLap',
          PossibleDuplicate: '../resolvers/parents.ts#PossibleDuplicateParent',
          Symptom: '../../domain/symptom/symptom.ts#SymptomRecord',
          SymptomCorrection: '../../domain/symptom/symptom.ts#SymptomCorrection',
          Observation: '../../domain/symptom/symptom.ts#ObservationRecord',
          Movement: '../../domain/symptom/movement.ts#Movement',
          Diagnosis: '../resolvers/parents.ts#DiagnosisParent',
          OsiicsCode: '../../domain/symptom/osiics.ts#OsiicsCode',
          Instruction: '../../domain/instruction/instruction.ts#InstructionRecord',
          Rule: '../../domain/instruction/instruction.ts#InstructionRule',
          RuleGap: '../../domain/instruction/instruction.ts#RuleGap',
          ReplacedRule: '../../domain/instruction/supersession.ts#ReplacedRule',
          EarlyEnd: '../resolvers/parents.ts#EarlyEndParent',
          Acknowledgement: '../resolvers/parents.ts#AcknowledgementParent',
          Comment: '../../domain/comment/comment.ts#CommentRecord',
          Viewer: '../../domain/team/viewer.ts#Viewer',
          ProviderLink: '../../domain/provider/provider.ts#LinkRecord',
          Grant: '../../domain/team/viewer.ts#GrantRecord',
          Invitation: '../../domain/team/viewer.ts#InvitationRecord',
          AuditEntry: '../../store/audit/trail.ts#ShownEntry',
          Webhook: '../../domain/webhook/webhook.ts#WebhookRecord',
          Integration: '../../domain/integration/integration.ts#IntegrationRecord',
          IntegrationProfile: '../../domain/integration/integration.ts#IntegrationProfile',
          IntegrationDecision: '../../domain/integration/integration.ts#IntegrationDecision',
          IntegrationSecret: '../../domain/integration/integration.ts#ClientSecret',
          WebhookAttempt: '../../domain/webhook/attempt.ts#AttemptRecord',
          WebhookHealth: '../../domain/webhook/webhook-health.ts#WebhookHealth',
          WebhookDelivery: '../../domain/webhook/webhook-delivery.ts#DeliveryRecord',
        },
      },
    },
    'functions/graphql/generated/schema-shape.ts': { plugins: ['./codegen/shape.js'] },
    'functions/graphql/generated/descriptions.ts': { plugins: ['./codegen/descriptions.js'] },
    'functions/graphql/generated/trusted-documents.ts': { plugins: ['./codegen/documents.js'] },
  },
};

export default config;
