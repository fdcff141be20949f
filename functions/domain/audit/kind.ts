import { rolesThatMayRead } from '../access/access.ts';
import type { fieldAccess } from '../access/field-access.ts';
import type { Entity } from '../athlete/change.ts';
import { hasAny, type Roles } from '../team/roles.ts';
import type { Instant } from '../vocabulary.ts';
import type { WebhookEventType } from '../webhook/event-type.ts';

/** The kinds of health data that the audit trail tells apart, in the order in which entries list them. */
export const auditKinds = ['SUMMARY', 'RUNS', 'SYMPTOMS', 'DIAGNOSES', 'INSTRUCTIONS', 'COMMENTS'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** A set of kinds as bits: it is compared for every field of every athlete in an answer. */
export type Kinds = number;

export const kindsOf = (...kinds: readonly AuditKind[]): Kinds =>
  kinds.reduce((bits, kind) => bits | (1 << auditKinds.indexOf(kind)), 0);

export const listKinds = (kinds: Kinds): AuditKind[] => auditKinds.filter((_, bit) => kinds & (1 << bit));

/** Whether all of `some` are among `kinds`. */
export const includesAll = (kinds: Kinds, some: Kinds): boolean => (some & ~kinds) === 0;

/** Types with an athlete's data, by the kind that any of their fields shows. Null: no health data, such as a grant. */
const kindOfType = {
  Athlete: null,
  ProviderLink: null,
  AuditEntry: null,
  Availability: 'SUMMARY',
  AvailabilityStretch: 'SUMMARY',
  ActivityPermission: 'INSTRUCTIONS',
  SymptomSummary: 'SUMMARY',
  WeeklyTotal: 'RUNS',
  Run: 'RUNS',
  Lap: 'RUNS',
  RunTrack: 'RUNS',
  Session: 'RUNS',
  Requirement: 'INSTRUCTIONS',
  Breach: 'RUNS',
  RuleVerdict: 'RUNS',
  FormerVerdict: 'RUNS',
  DeletedRecord: 'RUNS',
  PossibleDuplicate: 'RUNS',
  Symptom: 'SYMPTOMS',
  SymptomCorrection: 'SYMPTOMS',
  Observation: 'SYMPTOMS',
  FormerObservation: 'SYMPTOMS',
  Movement: 'SYMPTOMS',
  Diagnosis: 'DIAGNOSES',
  Instruction: 'INSTRUCTIONS',
  Rule: 'INSTRUCTIONS',
  RuleGap: 'INSTRUCTIONS',
  WalkRun: 'INSTRUCTIONS',
  ReplacedRule: 'INSTRUCTIONS',
  EarlyEnd: 'INSTRUCTIONS',
  Acknowledgement: 'INSTRUCTIONS',
  Comment: 'COMMENTS',
  Grant: null,
  AttentionItem: 'SUMMARY',
  AttentionReason: 'SUMMARY',
  AttentionMark: 'SUMMARY',
} as const satisfies Record<keyof typeof fieldAccess, AuditKind | null>;

/** What an athlete's own fields show. All fields are named, so that a new one does not compile until somebody decides. */
const kindsOfAthlete = {
  id: [],
  name: [],
  timeZone: [],
  weekStartsOn: [],
  viewerRole: [],
  viewerRoles: [],
  createdAt: [],
  availability: ['SUMMARY'],
  availabilityStretches: ['SUMMARY'],
  permissions: ['INSTRUCTIONS'],
  symptomSummary: ['SUMMARY'],
  runs: ['RUNS'],
  sessions: ['RUNS'],
  deletedRecords: ['RUNS', 'INSTRUCTIONS'],
  requirements: ['RUNS', 'INSTRUCTIONS'],
  symptoms: ['SYMPTOMS'],
  instructions: ['INSTRUCTIONS'],
  // What the viewer's roles may see of it.
  timeline: ['RUNS', 'SYMPTOMS', 'INSTRUCTIONS', 'COMMENTS'],
  weeklyTotals: ['RUNS'],
  runsNotShown: ['RUNS'],
  comments: ['COMMENTS'],
  commentCount: ['COMMENTS'],
  grants: [],
  providers: [],
  auditTrail: [],
} as const satisfies Record<keyof (typeof fieldAccess)['Athlete'], readonly AuditKind[]>;

/** Fields that show another kind than the rest of their type does. */
const kindsOfField: Readonly<Record<string, readonly AuditKind[]>> = {
  'Symptom.diagnosis': ['SYMPTOMS', 'DIAGNOSES'],
  'Symptom.diagnoses': ['SYMPTOMS', 'DIAGNOSES'],
  'Symptom.comments': ['SYMPTOMS', 'COMMENTS'],
  'Symptom.commentCount': ['SYMPTOMS', 'COMMENTS'],
  'Run.comments': ['RUNS', 'COMMENTS'],
  'Run.commentCount': ['RUNS', 'COMMENTS'],
  'Run.observations': ['RUNS', 'SYMPTOMS'],
  'Run.breaches': ['RUNS', 'INSTRUCTIONS'],
  'Run.adherence': ['RUNS', 'INSTRUCTIONS'],
  'Session.adherence': ['RUNS', 'INSTRUCTIONS'],
  'Session.breaches': ['RUNS', 'INSTRUCTIONS'],
  'Session.formerVerdicts': ['RUNS', 'INSTRUCTIONS'],
  'Session.comments': ['RUNS', 'COMMENTS'],
  'Session.commentCount': ['RUNS', 'COMMENTS'],
  'Run.formerVerdicts': ['RUNS', 'INSTRUCTIONS'],
  'Instruction.comments': ['INSTRUCTIONS', 'COMMENTS'],
  'Instruction.commentCount': ['INSTRUCTIONS', 'COMMENTS'],
  'Instruction.breaches': ['INSTRUCTIONS', 'RUNS'],
  'Instruction.runsNotShown': ['INSTRUCTIONS', 'RUNS'],
};

/** Which roles are shown anything of a kind by `Athlete.timeline`. */
const typesOnTimeline: Partial<Record<AuditKind, string>> = {
  RUNS: 'Run',
  SYMPTOMS: 'Symptom',
  INSTRUCTIONS: 'Instruction',
  COMMENTS: 'Comment',
};

/** What a field shows to somebody who may read it, without the fields below it. */
export function kindsShown(typeName: string, fieldName: string, roles: Roles): Kinds {
  if (typeName === 'Athlete') {
    if (!Object.hasOwn(kindsOfAthlete, fieldName)) return 0;
    const kinds = kindsOfAthlete[fieldName as keyof typeof kindsOfAthlete];
    if (fieldName !== 'timeline') return kindsOf(...kinds);
    return kindsOf(...kinds.filter((kind) => hasAny(roles, rolesThatMayRead(typesOnTimeline[kind] ?? '', 'id'))));
  }
  const own = kindsOfField[`${typeName}.${fieldName}`];
  if (own) return kindsOf(...own);
  const kind = Object.hasOwn(kindOfType, typeName) ? kindOfType[typeName as keyof typeof kindOfType] : null;
  return kind === null ? 0 : kindsOf(kind);
}

const kindOfRecord = {
  run: 'RUNS',
  deletedRun: 'RUNS',
  session: 'RUNS',
  deletedSession: 'RUNS',
  symptom: 'SYMPTOMS',
  observation: 'SYMPTOMS',
  instruction: 'INSTRUCTIONS',
  comment: 'COMMENTS',
} as const satisfies Record<Entity['kind'], AuditKind>;

/**
 * What a change writes. A record that is put only because another points at it is left out: the subject of a comment
 * counts its comments, and a run knows what was felt in it, whether or not the observation names it.
 */
export function kindsWritten(put: readonly Entity[], now: Instant): Kinds {
  const pointedAt = new Set<string>(
    put.flatMap((record) =>
      record.kind === 'comment' ? record.subjectId : record.kind === 'observation' ? (record.runId ?? []) : [],
    ),
  );
  const isObserved = put.some(({ kind }) => kind === 'observation');
  const kinds = put.flatMap((record): AuditKind[] => {
    if (pointedAt.has(record.id) || (isObserved && record.kind === 'run')) return [];
    const isDiagnosed =
      record.kind === 'symptom' && record.diagnoses.some(({ at, ended }) => (ended?.at ?? at) === now);
    return isDiagnosed ? ['SYMPTOMS', 'DIAGNOSES'] : [kindOfRecord[record.kind]];
  });
  return kindsOf(...kinds);
}

/** What a webhook's event tells its receiver. */
const kindsOfEvent = {
  RUN_RECORDED: ['RUNS'],
  RUN_UPDATED: ['RUNS'],
  RUN_DELETED: ['RUNS'],
  SESSION_LOGGED: ['RUNS'],
  // That an import is over, and nothing of what was in it.
  IMPORT_FINISHED: [],
  SYMPTOM_REPORTED: ['SYMPTOMS'],
  SYMPTOM_WORSENED: ['SYMPTOMS'],
  INSTRUCTION_ISSUED: ['INSTRUCTIONS'],
  INSTRUCTION_BREACHED: ['RUNS', 'INSTRUCTIONS'],
  AVAILABILITY_CHANGED: ['SUMMARY'],
  COMMENT_ADDED: ['COMMENTS'],
  GRANT_REVOKED: [],
} as const satisfies Record<WebhookEventType, readonly AuditKind[]>;

export const kindsTold = (eventType: WebhookEventType): Kinds => kindsOf(...kindsOfEvent[eventType]);
