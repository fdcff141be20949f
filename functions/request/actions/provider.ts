import { requireRole } from '../../domain/access/access.ts';
import { requireRoom } from '../../domain/limits/allowance.ts';
import { newProviderLink, type ConnectInput, type ProviderName } from '../../domain/provider/provider.ts';
import { athleteNamed, actorFor } from '../find-athlete.ts';
import { action } from '../idempotency.ts';

// Providers are not called here: a slow one would keep the athlete waiting, and this function has no access to the
// internet. The stored job goes out by the table's stream, within about a second.
export const connectProvider = action(
  'connectProvider',
  async (input: ConnectInput & { athleteId: string }, context, once) => {
    const view = await athleteNamed(input.athleteId, context, 'athleteId');
    requireRole(view.roles, 'connectProvider');
    const { store, now } = context;
    const existing = await store.providers.link(view.id, input.provider);
    requireRoom(view.used, { connections: 1 }, now);
    const link = newProviderLink(existing, input, { athleteId: view.id, ownerId: actorFor(view).id, now });
    await store.providers.begin(view, link, input.code, once);
    return { athlete: view.id };
  },
);

export const disconnectProvider = action(
  'disconnectProvider',
  async (input: { athleteId: string; provider: ProviderName }, context, once) => {
    const view = await athleteNamed(input.athleteId, context, 'athleteId');
    requireRole(view.roles, 'disconnectProvider');
    const link = await context.store.providers.link(view.id, input.provider);
    if (link) await context.store.providers.end(link, context.now, once);
    return { athlete: view.id };
  },
  'safety',
);
