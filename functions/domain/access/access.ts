import type { CommentCounts } from '../athlete/athlete.ts';
import type { Path } from '../check.ts';
import { INPUT } from '../check.ts';
import { fieldAccess } from './field-access.ts';
import { isOpenType } from './open-types.ts';
import type { FieldRule } from './field-rule.ts';
import type { PersonId } from '../ids.ts';
import { refuse } from '../refusal.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { SessionRecord } from '../session/session.ts';
import { hasAny, type Roles, yourRoles } from '../team/roles.ts';
import type { GrantRecord, Viewer } from '../team/viewer.ts';
import type { Audience, Role } from '../vocabulary.ts';

const nobody: FieldRule = [];

/**
 * The roles towards the athlete that may read a field of a type that is not open. None if the table does not know the
 * field.
 */
export function rolesThatMayRead(typeName: string, fieldName: string): FieldRule {
  const types: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = fieldAccess;
  const fields = Object.hasOwn(types, typeName) ? types[typeName] : undefined;
  return (fields && Object.hasOwn(fields, fieldName) && fields[fieldName]) || nobody;
}

/** Whether somebody with these roles towards the athlete may read a field: any of them is enough. */
export const mayReadField = (typeName: string, fieldName: string, roles: Roles): boolean =>
  isOpenType(typeName) || hasAny(roles, rolesThatMayRead(typeName, fieldName));

/** What can be done to an athlete's record, named after its mutation if there is one. */
export type Action =
  | 'updateAthlete'
  | 'exportAthlete'
  | 'eraseAthlete'
  | 'inviteToTeam'
  | 'shareTracks'
  | 'connectProvider'
  | 'disconnectProvider'
  | 'recordRuns'
  | 'editRun'
  | 'deleteRun'
  | 'markDuplicate'
  | 'logSession'
  | 'editSession'
  | 'deleteSession'
  | 'reportSymptom'
  | 'addObservation'
  | 'correctObservation'
  | 'resolveSymptom'
  | 'recurSymptom'
  | 'mergeSymptoms'
  | 'reopenSymptom'
  | 'unmergeSymptoms'
  | 'diagnoseSymptom'
  | 'issueInstruction'
  | 'supersedeInstruction'
  | 'withdrawInstruction'
  | 'endInstruction'
  | 'acknowledgeInstruction'
  | 'markAttention'
  | 'addComment'
  | 'editComment'
  | 'deleteComment'
  | 'promoteComment';

/**
 * The roles that may take each action; of several, one is enough. Some actions are narrowed further: an integration deletes only runs and
 * sessions that it recorded, only the author edits a comment, only the author withdraws an instruction.
 */
export const mayDo: Readonly<Record<Action, readonly Role[]>> = {
  updateAthlete: ['OWNER'],
  exportAthlete: ['OWNER'],
  eraseAthlete: ['OWNER'],
  inviteToTeam: ['OWNER'],
  shareTracks: ['OWNER'],
  connectProvider: ['OWNER'],
  disconnectProvider: ['OWNER'],
  recordRuns: ['OWNER', 'INTEGRATION'],
  editRun: ['OWNER'],
  deleteRun: ['OWNER', 'INTEGRATION'],
  markDuplicate: ['OWNER', 'INTEGRATION'],
  logSession: ['OWNER', 'INTEGRATION'],
  editSession: ['OWNER'],
  deleteSession: ['OWNER', 'INTEGRATION'],
  reportSymptom: ['OWNER', 'COACH', 'PHYSIO'],
  addObservation: ['OWNER', 'COACH', 'PHYSIO'],
  correctObservation: ['OWNER', 'COACH', 'PHYSIO'],
  resolveSymptom: ['OWNER', 'COACH', 'PHYSIO'],
  recurSymptom: ['OWNER', 'COACH', 'PHYSIO'],
  mergeSymptoms: ['OWNER', 'COACH', 'PHYSIO'],
  reopenSymptom: ['OWNER', 'COACH', 'PHYSIO'],
  unmergeSymptoms: ['OWNER', 'COACH', 'PHYSIO'],
  diagnoseSymptom: ['OWNER', 'COACH', 'PHYSIO'],
  // The athlete may restrict themselves, and lift what they set.
  issueInstruction: ['OWNER', 'COACH', 'PHYSIO'],
  supersedeInstruction: ['OWNER', 'COACH', 'PHYSIO'],
  withdrawInstruction: ['OWNER', 'COACH', 'PHYSIO'],
  endInstruction: ['OWNER', 'COACH', 'PHYSIO'],
  acknowledgeInstruction: ['OWNER'],
  markAttention: ['COACH', 'PHYSIO'],
  addComment: ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'],
  editComment: ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'],
  deleteComment: ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'],
  promoteComment: ['OWNER', 'COACH', 'PHYSIO'],
};

/** What messages call the holders of each role. */
const roleNames: Readonly<Record<Role, string>> = {
  OWNER: 'the athlete',
  COACH: 'coaches',
  PHYSIO: 'physios',
  SUPPORTER: 'supporters',
  INTEGRATION: 'integrations',
};

/** `the athlete, coaches and physios`. */
function listRoles(roles: readonly Role[]): string {
  const names = roles.map((role) => roleNames[role]);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Refuses (FORBIDDEN) an action that none of the roles towards the athlete may take. The message lists the roles that may. */
export function requireRole(roles: Roles, action: Action, path: Path = INPUT): void {
  if (hasAny(roles, mayDo[action])) return;
  refuse('FORBIDDEN', `Only ${listRoles(mayDo[action])} may do this (${action}); ${yourRoles(roles)}.`, path);
}

/** Whether the viewer's token has a scope. Tokens of people are not limited by scopes. */
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

/** Whether somebody with these roles may read comments for an audience. */
export const canReadComment = (roles: Roles, audience: Audience): boolean => hasAny(roles, readers[audience]);

/** What a comment can be about. */
export type CommentSubjectKind = 'athlete' | 'run' | 'session' | 'symptom' | 'instruction';

/** Whether somebody may write a comment for an audience on a subject: they must be able to read both. */
export const canWriteComment = (roles: Roles, audience: Audience, subject: CommentSubjectKind): boolean =>
  canReadComment(roles, audience) && (!roles.includes('SUPPORTER') || subject === 'athlete' || subject === 'run');

/** The number of comments in the audiences that somebody with these roles may read. */
export function visibleCount(roles: Roles, counts: CommentCounts): number {
  const audiences: readonly Audience[] = ['TEAM', 'CLINICAL', 'SUPPORTERS'];
  return audiences.reduce((sum, audience) => sum + (canReadComment(roles, audience) ? (counts[audience] ?? 0) : 0), 0);
}

/**
 * Whether a viewer may read a run: everybody with a grant, except that an integration reads only runs that it recorded,
 * and that only the athlete reads a run whose source shows it to nobody else.
 */
export const canReadRun = (viewerId: PersonId, roles: Roles, run: Pick<RunRecord, 'source' | 'ownerOnly'>): boolean =>
  roles.includes('OWNER') || (!run.ownerOnly && (!roles.includes('INTEGRATION') || run.source === viewerId));

/** Whether a viewer may read a session: the team, and an integration those that it logged. */
export const canReadSession = (viewerId: PersonId, roles: Roles, session: Pick<SessionRecord, 'source'>): boolean =>
  !roles.includes('INTEGRATION') || session.source === viewerId;

/** Whether a viewer may read a grant: the athlete reads all grants on them, everybody else only their own. */
export const canReadGrant = (viewerId: PersonId, roles: Roles, grant: Pick<GrantRecord, 'person'>): boolean =>
  roles.includes('OWNER') || grant.person.id === viewerId;
