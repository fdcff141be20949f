import type { Scope } from '../../domain/access/scope-access.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import { profileOf } from '../../domain/integration/profile.ts';
import { validSecrets } from '../../domain/integration/registration.ts';
import { isOperator } from '../../domain/integration/review.ts';
import { NO_USAGE, USAGE_DAYS } from '../../domain/integration/usage.ts';
import { MOST_CALLS_PER_MINUTE } from '../../domain/integration/review.ts';
import { refuse } from '../../domain/refusal.ts';
import type {
  IntegrationDecision as Decision,
  IntegrationProfile as Profile,
  IntegrationRecord,
} from '../../domain/integration/integration.ts';
import { daysUntil } from '../../domain/time.ts';
import {
  registerIntegration,
  reviewIntegration,
  type ScopeName,
  updateIntegration,
} from '../../request/actions/integration.ts';
import type { Context } from '../../request/context.ts';
import type {
  IntegrationDecisionResolvers,
  IntegrationProfileResolvers,
  IntegrationResolvers,
  MutationResolvers,
  ViewerResolvers,
} from '../generated/types.ts';
import { checkFirst, connection } from './connection.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

const nameOf = { 'runs:read': 'RUNS_READ', 'runs:write': 'RUNS_WRITE' } as const satisfies Record<Scope, ScopeName>;

export const IntegrationProfile: Needed<IntegrationProfileResolvers, Profile> = {
  scopes: ({ scopes }) => scopes.map((scope) => nameOf[scope]),
};

export const IntegrationDecision: Needed<IntegrationDecisionResolvers, Decision> = {
  by: ({ by }, _, { viewer }) => (isOperator(viewer) ? by : undefined),
  reason: ({ reason }) => reason,
  callsPerMinute: ({ callsPerMinute }) => callsPerMinute,
};

export const Integration: Needed<IntegrationResolvers, IntegrationRecord> = {
  profile: profileOf,
  proposedProfile: ({ proposed }) => proposed,
  webhookUrl: ({ webhook }) => webhook?.url,
  decisions: ({ decisions }) => decisions.toReversed(),
  clientId: ({ clientId }) => clientId,
  secrets: ({ secrets }, _, { now }) => validSecrets(secrets, now),
  callsPerMinute: ({ callsPerMinute }, _, context) =>
    callsPerMinute ?? Math.min(context.callsPerMinute, MOST_CALLS_PER_MINUTE),
  approvedAt: ({ approvedAt }) => approvedAt,
  usage: ({ clientId }, { days }, { store, now }) => {
    if (days < 1 || days > USAGE_DAYS)
      refuse('OUT_OF_RANGE', `\`days\` is ${days}; ask for 1 to ${USAGE_DAYS}.`, ['days']);
    const dates = daysUntil(now, days);
    return clientId === undefined ? dates.map((date) => ({ date, ...NO_USAGE })) : store.usage.of(clientId, dates);
  },
};

export const viewerIntegrations: Pick<Required<ViewerResolvers>, 'integrations' | 'isOperator' | 'integrationsOf'> = {
  integrations: async ({ id }, _, { store }) => (await store.integrations.of(id)).integrations,
  isOperator,
  integrationsOf: async (viewer, { list, ...paging }, { store }) => {
    checkFirst(paging.first);
    return isOperator(viewer) ? connection(await store.integrations.list(list, paging)) : undefined;
  },
};

const payload = async ({ integration }: { integration: IntegrationId }, { store }: Context) => ({
  integration: await store.integrations.byId(integration),
});

type Mutations = 'registerIntegration' | 'updateIntegration' | 'reviewIntegration';

export const Mutation: Pick<Required<MutationResolvers>, Mutations> = {
  registerIntegration: mutation(registerIntegration, payload),
  updateIntegration: mutation(updateIntegration, payload),
  reviewIntegration: mutation(reviewIntegration, payload),
};
