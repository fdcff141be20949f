import type { Scope } from '../../domain/access/scope-access.ts';
import { type IntegrationId, parseId } from '../../domain/ids.ts';
import type { IntegrationRecord } from '../../domain/integration/integration.ts';
import { newIntegration, updateIntegration as decideUpdate } from '../../domain/integration/registration.ts';
import { isOperator, reviewIntegration as decideReview, type ReviewInput } from '../../domain/integration/review.ts';
import type { Context } from '../context.ts';
import { notFound } from '../find-athlete.ts';
import { action } from '../idempotency.ts';

export type ScopeName = 'RUNS_READ' | 'RUNS_WRITE';

const scopeOf = { RUNS_READ: 'runs:read', RUNS_WRITE: 'runs:write' } as const satisfies Record<ScopeName, Scope>;

type Named<T> = Omit<T, 'scopes'> & { scopes?: readonly ScopeName[] | null | undefined };
type RegisterInput = Omit<Parameters<typeof newIntegration>[1], 'scopes'> & { scopes: readonly ScopeName[] };
type UpdateInput = { integrationId: string } & Named<Parameters<typeof decideUpdate>[1]>;

/** The integration with this ID, if the viewer is its developer or an operator. */
export async function integrationFor(id: string, { store, viewer }: Context): Promise<IntegrationRecord | undefined> {
  const integration = await store.integrations.byId(id as IntegrationId);
  return integration?.ownerId === viewer.id || isOperator(viewer) ? integration : undefined;
}

/** The integration with this ID; NOT_FOUND if it is neither the viewer's nor theirs to decide on. */
async function integrationNamed(
  id: string,
  { store, viewer }: Context,
  asOperator = false,
): Promise<IntegrationRecord> {
  if (parseId(id)?.kind !== 'int' || (asOperator && !isOperator(viewer))) return notFound('integrationId');
  const integration = await store.integrations.byId(id as IntegrationId);
  if (!integration || (!asOperator && integration.ownerId !== viewer.id)) return notFound('integrationId');
  return integration;
}

export const registerIntegration = action('registerIntegration', async (input: RegisterInput, context, once) => {
  const { own } = await context.store.integrations.of(context.viewer.id);
  const scopes = input.scopes.map((name) => scopeOf[name]);
  const integration = newIntegration(own, { ...input, scopes }, context);
  const ids = { integration: integration.id };
  await context.store.integrations.create(integration, own, ids, once);
  return ids;
});

export const updateIntegration = action(
  'updateIntegration',
  async ({ integrationId, ...input }: UpdateInput, context, once) => {
    const integration = await integrationNamed(integrationId, context);
    const scopes = input.scopes?.map((name) => scopeOf[name]);
    const ids = { integration: integration.id };
    const updated = decideUpdate(integration, { ...input, scopes }, context);
    await context.store.integrations.save(integration, updated, ids, once);
    return ids;
  },
);

export const reviewIntegration = action(
  'reviewIntegration',
  async ({ integrationId, ...input }: { integrationId: string } & ReviewInput, context, once) => {
    const integration = await integrationNamed(integrationId, context, true);
    const deciding = { operator: context.viewer.id, now: context.now };
    const ids = { integration: integration.id };
    await context.store.integrations.save(integration, decideReview(integration, input, deciding), ids, once);
    return ids;
  },
);
