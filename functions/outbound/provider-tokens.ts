import { instantAfter } from '../domain/time.ts';
import type { LinkRecord, StoredTokens, Tokens } from '../domain/provider/provider.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { WriteConflict } from '../store/dynamodb/errors.ts';
import type { Store } from '../store/store.ts';
import { type Provider, Refused } from './provider.ts';

/** A connection that has tokens, as it is stored. */
export type LinkWithTokens = LinkRecord & { tokens: StoredTokens };
/** The same with its tokens opened. */
type OpenLink = LinkRecord & { tokens: Tokens };

/** A token that expires sooner than this, in milliseconds, is exchanged before use. */
const SPARE_MS = 5 * 60_000;

export const hasTokens = (link: LinkRecord | undefined): link is LinkWithTokens => link?.tokens !== undefined;

const opened = async (providers: Store['providers'], link: LinkWithTokens): Promise<OpenLink> => ({
  ...link,
  tokens: await providers.tokens(link, link.tokens),
});

/** The connection as it is now, with its tokens opened; undefined if it has none. */
async function latestOf(providers: Store['providers'], link: LinkRecord): Promise<OpenLink | undefined> {
  const latest = await providers.link(link.athleteId, link.provider);
  return hasTokens(latest) ? opened(providers, latest) : undefined;
}

/**
 * Calls a provider with a valid token: one that is about to expire is exchanged first, and one that is refused is exchanged
 * once. Throws Refused if consent has ended; the connection then says so.
 */
export async function withToken<T>(
  { providers }: Pick<Store, 'providers'>,
  provider: Provider,
  link: LinkWithTokens,
  now: Instant,
  use: (accessToken: string) => Promise<T>,
): Promise<T> {
  const isOver = link.tokens.expiresAt <= instantAfter(now, SPARE_MS);
  const open = await opened(providers, link);
  const current = isOver ? await refreshed(providers, provider, open) : open;
  try {
    return await use(current.tokens.accessToken);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const next = isOver ? current : await refreshed(providers, provider, current);
    if (next === current) return refusedFor(providers, current, error);
    return use(next.tokens.accessToken);
  }
}

/** The connection with new tokens. If two exchange them at once, both end up with the same ones. */
async function refreshed(providers: Store['providers'], provider: Provider, link: OpenLink): Promise<OpenLink> {
  try {
    const tokens = await provider.refresh(link.tokens.refreshToken);
    return await keep(providers, { ...link, tokens }, link.tokens);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const latest = await latestOf(providers, link);
    if (latest && latest.tokens.refreshToken !== link.tokens.refreshToken) return latest;
    return refusedFor(providers, link, error);
  }
}

/** Stores new tokens. Other changes of the connection that were written meanwhile stay. */
async function keep(providers: Store['providers'], link: OpenLink, before: Tokens): Promise<OpenLink> {
  try {
    await providers.save(link);
    return { ...link, version: link.version + 1 };
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const latest = await latestOf(providers, link);
    if (!latest) throw new Refused();
    if (latest.tokens.refreshToken !== before.refreshToken) return latest;
    return keep(providers, { ...latest, tokens: link.tokens }, before);
  }
}

async function refusedFor(providers: Store['providers'], link: LinkRecord, error: Refused): Promise<never> {
  const latest = await providers.link(link.athleteId, link.provider);
  if (latest?.requestedAt === link.requestedAt)
    await providers.save({ ...latest, status: 'FAILED', problem: 'REFUSED' });
  throw error;
}
