import type { Context } from '../../request/context.ts';
import { requireRole } from '../../domain/access/access.ts';
import type { AthleteId } from '../../domain/ids.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { newProviderLink, type LinkRecord, type ProviderName } from '../../domain/provider/provider.ts';
import type { MutationResolvers, Provider, ProviderLinkResolvers } from '../generated/types.ts';
import { athleteNamed, authorFor, mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

const names: Readonly<Record<Provider, ProviderName>> = { STRAVA: 'strava' };
const shown: Readonly<Record<ProviderName, Provider>> = { strava: 'STRAVA' };

/** Her connections. */
export async function providersOf({ id }: AthleteView, { store }: Context): Promise<LinkRecord[]> {
  const links = await Promise.all(Object.values(names).map((name) => store.providers.link(id, name)));
  return links.filter((link) => link !== undefined);
}

export const ProviderLink: Needed<ProviderLinkResolvers, LinkRecord> = { provider: ({ provider }) => shown[provider] };

const payload = async ({ athlete }: Record<string, string>, { loaders }: Context) => ({
  athlete: await loaders.view.load(athlete as AthleteId),
});

export const Mutation: Pick<Required<MutationResolvers>, 'connectProvider' | 'disconnectProvider'> = {
  connectProvider: mutation('connectProvider', {
    // Nobody's server is called from here: a slow one would hold her up, and this function may not leave the house. The
    // providerJob goes out by the table's stream, in a second or so.
    run: async (input, context, once) => {
      const view = await athleteNamed(input.athleteId, context, 'athleteId');
      requireRole(view.role, 'connectProvider');
      const { store, now } = context;
      const asked = { ...input, provider: names[input.provider] };
      const existing = await store.providers.link(view.id, asked.provider);
      const link = newProviderLink(existing, asked, { athleteId: view.id, ownerId: authorFor(view).id, now });
      await store.providers.begin(view, link, input.code, once);
      return { athlete: view.id };
    },
    payload,
  }),
  disconnectProvider: mutation('disconnectProvider', {
    run: async (input, context, once) => {
      const view = await athleteNamed(input.athleteId, context, 'athleteId');
      requireRole(view.role, 'disconnectProvider');
      const link = await context.store.providers.link(view.id, names[input.provider]);
      if (link) await context.store.providers.end(link, context.now, once);
      return { athlete: view.id };
    },
    payload,
  }),
};
