import { MAX_RECHECKS, type ProviderJob, nextAttemptAfter, type ProviderName } from '../domain/provider/provider.ts';
import { instantAt } from '../domain/time.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Waiting } from '../store/outbound/provider-job.ts';
import type { Store } from '../store/store.ts';
import { SecretUnreadable } from '../store/secrets/vault.ts';
import { type Provider, RateLimited, Refused, Unavailable } from './provider.ts';
import { look } from './provider-look.ts';
import { hasTokens, type LinkWithTokens, withToken } from './provider-tokens.ts';

/** The configured providers. */
export type Providers = Partial<Record<ProviderName, Provider>>;

export interface ProviderJobParts {
  store: Store;
  providers: Providers;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
}

/** The result of a provider job, for the log. Does not say whom it was about. */
export interface Done {
  task: ProviderJob['task'];
  came: string;
  /** Why it has to be retried. */
  because?: string;
}

/**
 * Runs a provider job, and removes or postpones it. A job that was done already is gone. Idempotent.
 */
export async function runProviderJob(waiting: Waiting, { store, providers, clock }: ProviderJobParts): Promise<Done> {
  const now = instantAt(clock.now());
  const { providerJob, tries } = waiting;
  const { task } = providerJob;
  try {
    const came = await doProviderJob(providerJob, { store, provider: providers[providerJob.provider], now, tries });
    await store.providerJobs.done(waiting);
    return { task, came };
  } catch (error) {
    const because = error instanceof Error ? error.name : typeof error;
    if (error instanceof RateLimited) {
      await store.providerJobs.closeUntil(providerJob.provider, error.until);
      await store.providerJobs.putOff(waiting, error.until);
      return { task, came: 'PUT_OFF', because };
    }
    const dueAt = nextAttemptAfter(tries, now);
    if (dueAt === undefined) await store.providerJobs.done(waiting);
    else await store.providerJobs.putOff({ ...waiting, tries: tries + 1 }, dueAt);
    return { task, came: dueAt === undefined ? 'GIVEN_UP' : 'PUT_OFF', because };
  }
}

/** Runs the jobs that are due, until `timeLeft` (milliseconds) is too short for another. */
export async function runDueProviderJobs(parts: ProviderJobParts, timeLeft: () => number): Promise<Done[]> {
  const done: Done[] = [];
  const due = await parts.store.providerJobs.due('strava', instantAt(parts.clock.now()), DUE_AT_ONCE);
  // One after the other: the provider limits the rate of requests.
  for (const waiting of due) {
    if (timeLeft() < SPARE_MS) break;
    done.push(await runProviderJob(waiting, parts));
  }
  return done;
}

const DUE_AT_ONCE = 100;
/** How long a provider job can take: a few requests of 10 s each. */
const SPARE_MS = 45_000;

interface Parts {
  store: Store;
  provider: Provider | undefined;
  now: Instant;
  tries: number;
}

async function doProviderJob(providerJob: ProviderJob, parts: Parts): Promise<string> {
  const { store, provider, now } = parts;
  if (providerJob.task === 'leave') return leave(providerJob, parts);
  if (providerJob.task === 'look' && !provider) return 'NOT_AVAILABLE';
  const closed = await store.providerJobs.closedUntil(providerJob.provider, now);
  if (closed !== undefined) throw new RateLimited(closed);
  if (providerJob.task === 'deauthorised') return deauthorised(providerJob, parts);
  if (providerJob.task === 'connect') return connect(providerJob, parts);
  return provider ? look(providerJob, { ...parts, provider }) : 'NOT_AVAILABLE';
}

async function connect(
  providerJob: Extract<ProviderJob, { task: 'connect' }>,
  { store, provider, now }: Parts,
): Promise<string> {
  const link = await store.providers.link(providerJob.athleteId, providerJob.provider);
  if (link?.status !== 'PENDING' || link.requestedAt !== providerJob.requestedAt) return 'OVERTAKEN';
  const failed = async (problem: 'REFUSED' | 'TAKEN' | 'NOT_AVAILABLE') => {
    await store.providers.save({ ...link, status: 'FAILED', problem });
    return problem;
  };
  if (!provider) return failed('NOT_AVAILABLE');
  try {
    const code = await store.providers.code(providerJob, providerJob.code);
    const { tokens, accountId } = await provider.exchangeCode(code);
    const connected = { ...link, status: 'CONNECTED', connectedAt: now, accountId, tokens } as const;
    return (await store.providers.save(connected, link.accountId)) ? 'CONNECTED' : await failed('TAKEN');
  } catch (error) {
    if (error instanceof Refused) return failed('REFUSED');
    throw error;
  }
}

/**
 * The athlete withdrew consent at the provider: nothing more is fetched, and its runs are deleted. Events are not
 * signed, so the provider is asked: only if it refuses the stored tokens is the event true. Whatever else it answers,
 * or if it cannot be asked, nothing is deleted.
 */
async function deauthorised(
  providerJob: Extract<ProviderJob, { task: 'deauthorised' }>,
  { store, provider, now, tries }: Parts,
): Promise<string> {
  const link = await store.providers.linkOf(providerJob.provider, providerJob.accountId);
  if (!link) return 'NOBODY';
  // The event is late: the athlete has connected again since.
  if (link.requestedAt > providerJob.at) return 'OVERTAKEN';
  if (!provider || !hasTokens(link)) return 'NOT_CONFIRMED';
  if (await consents(link, { store, provider, now })) {
    // The provider may say so a moment later than its event.
    if (tries < MAX_RECHECKS) throw new Unavailable('The event says something else');
    return 'NOT_CONFIRMED';
  }
  const refused = await store.providers.link(link.athleteId, link.provider);
  if (refused?.requestedAt !== link.requestedAt) return 'OVERTAKEN';
  const { tokens: _tokens, ...without } = refused;
  await store.providers.end(without, now);
  return 'ENDED';
}

/** Whether the provider still accepts the tokens. Throws unless it says yes or no. */
async function consents(
  link: LinkWithTokens,
  { store, provider, now }: Pick<Parts, 'store' | 'now'> & { provider: Provider },
): Promise<boolean> {
  try {
    await withToken(store, provider, link, now, (token) => provider.checkConsent(token));
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** The work that is left after a connection has ended. */
async function leave(
  providerJob: Extract<ProviderJob, { task: 'leave' }>,
  { store, provider, now }: Parts,
): Promise<string> {
  const { athleteId, ownerId, tokens } = providerJob;
  if (await store.providers.link(athleteId, providerJob.provider)) return 'OVERTAKEN';
  const [view] = await store.athletes.views(ownerId, [athleteId]);
  // The runs of an erased athlete are deleted anyway.
  if (view) await store.providerRuns.withdrawAll(athleteId, providerJob.provider, now);
  if (!tokens || !provider) return 'LEFT';
  try {
    const open = await store.providers.tokens(providerJob, tokens);
    const fresh = open.expiresAt > now ? open : await provider.refresh(open.refreshToken);
    await provider.deauthorise(fresh.accessToken);
  } catch (error) {
    // What can no longer be opened cannot be given back.
    if (!(error instanceof Refused || error instanceof SecretUnreadable)) throw error;
  }
  return 'LEFT';
}
