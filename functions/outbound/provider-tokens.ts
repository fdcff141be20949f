import { instantAfter } from '../domain/time.ts';
import type { LinkRecord, Tokens } from '../domain/provider/provider.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { WriteConflict } from '../store/dynamodb/errors.ts';
import type { Store } from '../store/store.ts';
import { type Provider, Refused } from './provider.ts';

/** A connection with its tokens. */
export type OpenLink = LinkRecord & { tokens: Tokens };

/** A token that expires sooner than this, in milliseconds, is exchanged before use. */
const SPARE_MS = 5 * 60_000;

const isOpen = (link: LinkRecord | undefined): link is OpenLink => link?.tokens !== undefined;

/**
 * Calls a provider with a valid token: one that is about to expire is exchanged first, and one that is refused is exchanged
 * once. Throws Refused if consent has ended; the connection then says so.
 */
export async function withToken<T>(
  { providers }: Pick<Store, 'providers'>,
  provider: Provider,
  link: OpenLink,
  now: Instant,
  use: (accessToken: string) => Promise<T>,
): Promise<T> {
  const isOver = link.tokens.expiresAt <= instantAfter(now, SPARE_MS);
  const current = isOver ? await refreshed(providers, provider, link) : link;
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
    const latest = await providers.link(link.athleteId, link.provider);
    if (isOpen(latest) && latest.tokens.refreshToken !== link.tokens.refreshToken) return latest;
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
    const latest = await providers.link(link.athleteId, link.provider);
    if (!isOpen(latest)) throw new Refused();
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
