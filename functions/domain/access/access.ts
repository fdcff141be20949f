import type { CommentCounts } from '../athlete/athlete.ts';
import type { Path } from '../check.ts';
import { INPUT } from '../check.ts';
import type { FieldRule } from './field-access.ts';
import { fieldAccess } from './field-access.ts';
import type { PersonId } from '../ids.ts';
import { refuse } from '../refusal.ts';
import type { RunRecord } from '../run/run.ts';
import type { GrantRecord, Viewer } from '../team/viewer.ts';
import type { Audience, Role } from '../vocabulary.ts';

/** The viewer's own things, people, and what wraps them: read without asking what the viewer is to an athlete. */
const openTypes: ReadonlySet<string> = new Set([
  'Query',
  'Mutation',
  'Viewer',
  'Person',
  'Invitation',
  'Webhook',
  'WebhookDelivery',
  'PageInfo',
  'UserError',
  'RecordRunResult',
]);

/**
 * Whether a type needs no grant. Pages, edges and payloads carry cursors, guarded things and what was wrong; a test
 * asserts that they carry nothing else.
 */
export const isOpenType = (typeName: string): boolean =>
  openTypes.has(typeName) || /(?:Connection|Edge|Payload)$/.test(typeName);

const nobody: FieldRule = [];

/** The roles towards an athlete that may read a field of a type that is not open. What the table does not know, nobody may. */
export function rolesThatMayRead(typeName: string, fieldName: string): FieldRule {
  const types: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = fieldAccess;
  const fields = Object.hasOwn(types, typeName) ? types[typeName] : undefined;
  return (fields && Object.hasOwn(fields, fieldName) && fields[fieldName]) || nobody;
}

/** Whether a role towards an athlete may read a field. */
export const mayReadField = (typeName: string, fieldName: string, role: Role): boolean =>
  isOpenType(typeName) || rolesThatMayRead(typeName, fieldName).includes(role);

/** What can be done to an athlete's record, by the name of its mutation where there is one. */
export type Action =
  | 'updateAthlete'
  | 'exportAthlete'
  | 'eraseAthlete'
  | 'inviteToTeam'
  | 'connectProvider'
  | 'disconnectProvider'
  | 'recordRuns'
  | 'editRun'
  | 'deleteRun'
  | 'reportSymptom'
  | 'addObservation'
  | 'resolveSymptom'
  | 'recurSymptom'
  | 'mergeSymptoms'
  | 'diagnoseSymptom'
  | 'issueInstruction'
  | 'supersedeInstruction'
  | 'withdrawInstruction'
  | 'acknowledgeInstruction'
  | 'addComment'
  | 'editComment'
  | 'deleteComment'
  | 'promoteComment';

/**
 * Who may do what. Some actions narrow it further: an integration deletes just what it recorded, a comment is edited by
 * its author, an instruction is withdrawn by who gave it.
 */
export const mayDo: Readonly<Record<Action, readonly Role[]>> = {
  updateAthlete: ['OWNER'],
  exportAthlete: ['OWNER'],
  eraseAthlete: ['OWNER'],
  inviteToTeam: ['OWNER'],
  connectProvider: ['OWNER'],
  disconnectProvider: ['OWNER'],
  recordRuns: ['OWNER', 'INTEGRATION'],
  editRun: ['OWNER'],
  deleteRun: ['OWNER', 'INTEGRATION'],
  reportSymptom: ['OWNER', 'COACH', 'PHYSIO'],
  addObservation: ['OWNER', 'COACH', 'PHYSIO'],
  resolveSymptom: ['OWNER', 'COACH', 'PHYSIO'],
  recurSymptom: ['OWNER', 'COACH', 'PHYSIO'],
  mergeSymptoms: ['OWNER', 'COACH', 'PHYSIO'],
  diagnoseSymptom: ['COACH', 'PHYSIO'],
  issueInstruction: ['COACH', 'PHYSIO'],
  supersedeInstruction: ['COACH', 'PHYSIO'],
  withdrawInstruction: ['COACH', 'PHYSIO'],
  acknowledgeInstruction: ['OWNER'],
  addComment: ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'],
  editComment: ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'],
  deleteComment: ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'],
  promoteComment: ['OWNER', 'COACH', 'PHYSIO'],
};

const called: Readonly<Record<Role, string>> = {
  OWNER: 'the athlete',
  COACH: 'coaches',
  PHYSIO: 'physios',
  SUPPORTER: 'supporters',
  INTEGRATION: 'integrations',
};

/** `the athlete, coaches and physios`. */
function listed(roles: readonly Role[]): string {
  const names = roles.map((role) => called[role]);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Refuses (FORBIDDEN) what a role towards the athlete may not do, and says who may. */
export function requireRole(role: Role, action: Action, path: Path = INPUT): void {
  if (mayDo[action].includes(role)) return;
  refuse('FORBIDDEN', `Only ${listed(mayDo[action])} may do this (${action}); your role is ${role}.`, path);
}

/** Whether the viewer's token reaches as far: people's tokens carry no such limits. */
export const hasScope = (viewer: Viewer, scope: 'runs:read' | 'runs:write'): boolean =>
  viewer.kind === 'person' || viewer.scopes.has(scope);

/** Refuses (FORBIDDEN) an integration whose token lacks a scope. */
export function requireScope(viewer: Viewer, scope: 'runs:read' | 'runs:write', path: Path = INPUT): void {
  if (!hasScope(viewer, scope)) {
    refuse('FORBIDDEN', `The token lacks the scope sidelined/${scope}. Request a token with it.`, path);
  }
}

const readers: Readonly<Record<Audience, readonly Role[]>> = {
  TEAM: ['OWNER', 'COACH', 'PHYSIO'],
  CLINICAL: ['OWNER', 'PHYSIO'],
  SUPPORTERS: ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'],
};

/** Whether a role may read comments for an audience. */
export const canReadComment = (role: Role, audience: Audience): boolean => readers[audience].includes(role);

/** What a comment can be about. */
export type CommentSubjectKind = 'athlete' | 'run' | 'symptom' | 'instruction';

/** Whether a role may write a comment for an audience: one that it may read, on a thing that it may read. */
export const canWriteComment = (role: Role, audience: Audience, subject: CommentSubjectKind): boolean =>
  canReadComment(role, audience) && (role !== 'SUPPORTER' || subject === 'athlete' || subject === 'run');

/** How many comments a role finds: those of the audiences that it may read. */
export function visibleCount(role: Role, counts: CommentCounts): number {
  const audiences: readonly Audience[] = ['TEAM', 'CLINICAL', 'SUPPORTERS'];
  return audiences.reduce((sum, audience) => sum + (canReadComment(role, audience) ? (counts[audience] ?? 0) : 0), 0);
}

/**
 * Whether she may read a run: everybody with a grant, but an integration just what it recorded itself, and what its source
 * shows to the athlete alone nobody but her.
 */
export const canReadRun = (viewerId: PersonId, role: Role, run: Pick<RunRecord, 'source' | 'ownerOnly'>): boolean =>
  role === 'OWNER' || (!run.ownerOnly && (role !== 'INTEGRATION' || run.source === viewerId));

/** Whether she may read a grant: the athlete all of hers, everybody else her own. */
export const canReadGrant = (viewerId: PersonId, role: Role, grant: Pick<GrantRecord, 'person'>): boolean =>
  role === 'OWNER' || grant.person.id === viewerId;
