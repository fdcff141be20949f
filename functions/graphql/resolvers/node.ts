import { integrationFor } from '../../request/actions/integration.ts';
import type { Context } from '../../request/context.ts';
import { meetsScopes, scopeAccess } from '../../domain/access/scope-access.ts';
import { parseId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Viewer as ViewerRecord } from '../../domain/team/viewer.ts';
import type { NodeResolvers, QueryResolvers } from '../generated/types.ts';

/** The id of the viewer as a Viewer; `per_…` is their id as a person. */
export const viewerId = (viewer: ViewerRecord) => `vwr_${viewer.id.slice(4)}`;

/** Any node by id; undefined whether missing or forbidden. */
export async function nodeOf(id: string, context: Context) {
  const { loaders, viewer } = context;
  const parsed = meetsScopes(viewer, scopeAccess.Query.node) ? parseId(id) : undefined;
  switch (parsed?.kind) {
    case undefined:
      return undefined;
    case 'ath':
      return parsed.athleteId && loaders.view.load(parsed.athleteId);
    case 'vwr':
      return id === viewerId(viewer) ? viewer : undefined;
    case 'per':
      return loaders.own().person.load(viewer.id === id ? viewer.id : `per_${parsed.rest}`);
    case 'gra':
      return loaders.own().grant.load(id);
    case 'inv':
      return loaders.own().invitation.load(id);
    case 'whk':
      return loaders.own().webhook.load(id);
    case 'dlv':
      return loaders.own().delivery.load(id);
    case 'int':
      return integrationFor(id, context);
    default: {
      const entity = await loaders.entities().one(id);
      return entity?.kind === 'deletedRun' || entity?.kind === 'deletedSession' ? undefined : entity;
    }
  }
}

export const Query: Pick<Required<QueryResolvers>, 'node' | 'nodes'> = {
  node: (_, { id }, context) => nodeOf(id, context),
  nodes: (_, { ids }, context) => {
    if (ids.length > 100) refuse('OUT_OF_RANGE', `There are ${ids.length} IDs; ask for at most 100.`, ['ids']);
    return Promise.all(ids.map((id) => nodeOf(id, context)));
  },
};

const nodeTypes = {
  run: 'Run',
  session: 'Session',
  symptom: 'Symptom',
  observation: 'Observation',
  instruction: 'Instruction',
  comment: 'Comment',
  grant: 'Grant',
  invitation: 'Invitation',
  person: 'Person',
  webhook: 'Webhook',
  webhookDelivery: 'WebhookDelivery',
} as const;

export const Node: NodeResolvers = {
  __resolveType: (node) => {
    if ('roles' in node && 'summary' in node) return 'Athlete';
    if (!('kind' in node)) return 'Person';
    if ('ownerId' in node) return 'Integration';
    if (node.kind === 'integration' || (node.kind === 'person' && !('name' in node))) return 'Viewer';
    return nodeTypes[node.kind];
  },
};
