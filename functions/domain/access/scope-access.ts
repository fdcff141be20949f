import { INPUT } from '../check.ts';
import { refuse } from '../refusal.ts';
import type { Viewer } from '../team/viewer.ts';

export type Scope = 'runs:read' | 'runs:write';

/** The scopes of which a machine's token needs one. None: it is for people, and the rules of roles refuse machines. */
export type ScopeRule = readonly Scope[];

const any: ScopeRule = ['runs:read', 'runs:write'];
const read: ScopeRule = ['runs:read'];
const write: ScopeRule = ['runs:write'];
const people: ScopeRule = [];

/**
 * Which scope a machine's token needs for which field of the roots and of the viewer, and for which types of objects. A test
 * compares the table with the SDL both ways, so a new field without a rule fails the build. It comes before the rules of roles
 * (field-access.ts): a machine that has the scope still needs the athlete's grant.
 *
 * Whoever holds a token can find out whom it may post for, accept an invitation, and give its own grant back. What happened,
 * who hears of it, and all that is in a run takes `runs:read`.
 */
export const scopeAccess = {
  Query: { node: any, nodes: any, viewer: any, athlete: any, osiicsCodes: any },
  Viewer: {
    id: any,
    me: any,
    athlete: any,
    roster: any,
    sidelinedAthletes: any,
    attention: any,
    invitations: any,
    webhooks: read,
    integrations: people,
    isOperator: any,
    integrationsOf: people,
  },
  Mutation: {
    createAthlete: people,
    deleteAccount: people,
    updateAthlete: people,
    exportAthlete: people,
    eraseAthlete: people,
    invite: people,
    acceptInvitation: any,
    revoke: any,
    shareTracks: people,
    connectProvider: people,
    disconnectProvider: people,
    recordRuns: write,
    editRun: people,
    deleteRun: write,
    markDuplicate: write,
    logSession: write,
    editSession: people,
    deleteSession: write,
    reportSymptom: people,
    addObservation: people,
    correctObservation: people,
    resolveSymptom: people,
    recurSymptom: people,
    mergeSymptoms: people,
    reopenSymptom: people,
    unmergeSymptoms: people,
    diagnoseSymptom: people,
    issueInstruction: people,
    supersedeInstruction: people,
    withdrawInstruction: people,
    endInstruction: people,
    acknowledgeInstruction: people,
    markAttention: people,
    addComment: people,
    editComment: people,
    deleteComment: people,
    promoteComment: people,
    createWebhook: read,
    updateWebhook: read,
    rotateWebhookSecret: read,
    deleteWebhook: read,
    redeliverWebhook: read,
    registerIntegration: people,
    updateIntegration: people,
    reviewIntegration: people,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ScopeRule>>>>;

/** Whether the viewer's token has one of the scopes of a rule. Tokens of people are not limited by scopes. */
export const meetsScopes = (viewer: Viewer, rule: ScopeRule): boolean =>
  viewer.kind === 'person' || rule.length === 0 || rule.some((scope) => viewer.scopes.has(scope));

/** The rule of a field of the viewer or of a root; undefined for other types, which are left to the rules of roles. */
export function scopesFor(typeName: string, fieldName: string): ScopeRule | undefined {
  const types: Readonly<Record<string, Readonly<Record<string, ScopeRule>>>> = scopeAccess;
  const fields = Object.hasOwn(types, typeName) ? types[typeName] : undefined;
  return fields && Object.hasOwn(fields, fieldName) ? fields[fieldName] : undefined;
}

/** Refuses (FORBIDDEN) a mutation by a token that lacks its scope. */
export function requireScopes(viewer: Viewer, mutation: string): void {
  const rule = scopesFor('Mutation', mutation) ?? [];
  if (meetsScopes(viewer, rule)) return;
  const names = rule.map((scope) => `sidelined/${scope}`).join(' or ');
  refuse('FORBIDDEN', `The token lacks the scope ${names}. Request a token with it.`, INPUT);
}
