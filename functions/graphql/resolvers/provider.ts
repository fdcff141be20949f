import { connectProvider, disconnectProvider } from '../../request/actions/provider.ts';
import type { Context } from '../../request/context.ts';
import type { AthleteId } from '../../domain/ids.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { LinkRecord, ProviderName } from '../../domain/provider/provider.ts';
import type {
  ConnectProviderInput,
  DisconnectProviderInput,
  MutationResolvers,
  Provider,
  ProviderLinkResolvers,
} from '../generated/types.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

const names: Readonly<Record<Provider, ProviderName>> = { STRAVA: 'strava' };
const shown: Readonly<Record<ProviderName, Provider>> = { strava: 'STRAVA' };

/** The athlete's connections. */
export async function providersOf({ id }: AthleteView, { store }: Context): Promise<LinkRecord[]> {
  const links = await Promise.all(Object.values(names).map((name) => store.providers.link(id, name)));
  return links.filter((link) => link !== undefined);
}

export const ProviderLink: Needed<ProviderLinkResolvers, LinkRecord> = { provider: ({ provider }) => shown[provider] };

const athletePayload = async ({ athlete }: { athlete: AthleteId }, { loaders }: Context) => ({
  athlete: await loaders.view.load(athlete),
});

export const Mutation: Pick<Required<MutationResolvers>, 'connectProvider' | 'disconnectProvider'> = {
  connectProvider: mutation(
    (input: ConnectProviderInput, context) => connectProvider({ ...input, provider: names[input.provider] }, context),
    athletePayload,
  ),
  disconnectProvider: mutation(
    (input: DisconnectProviderInput, context) =>
      disconnectProvider({ ...input, provider: names[input.provider] }, context),
    athletePayload,
  ),
};
