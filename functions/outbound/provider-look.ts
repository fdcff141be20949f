import type { RunId } from '../domain/ids.ts';
import { MAX_RECHECKS, type ProviderJob, type LinkRecord } from '../domain/provider/provider.ts';
import { runFromProvider, isUnchanged } from '../domain/provider/provider-run.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DeletedRunRecord, RunRecord } from '../domain/run/run.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { WriteConflict, MAX_TRIES, StoreBusy } from '../store/dynamodb/table-access.ts';
import type { Store } from '../store/store.ts';
import { type Activity, type Provider, Refused, Unavailable } from './provider.ts';
import { withToken } from './provider-tokens.ts';

/** The result of fetching an activity. */
export type Looked =
  | 'NOBODY'
  | 'DELETED_BY_HER'
  | 'NOTHING'
  | 'WITHDRAWN'
  | 'CREATED'
  | 'UPDATED'
  | 'UNCHANGED'
  | 'UNREADABLE'
  | 'REFUSED';

type Look = Extract<ProviderJob, { task: 'look' }>;

export interface LookParts {
  store: Store;
  provider: Provider;
  now: Instant;
  /** How often this has failed before. */
  tries: number;
}

/**
 * Fetches an activity and records it, or deletes its run. The stored run is read *before* the provider is asked, and written
 * only if it is unchanged. So the latest answer wins, and any number of events in any order end in the provider's state.
 */
export async function look(providerJob: Look, { store, provider, now, tries }: LookParts): Promise<Looked> {
  const link = await store.providers.linkOf(providerJob.provider, providerJob.accountId);
  if (link?.status === 'PENDING') throw new Unavailable('The connection is pending');
  if (link?.status !== 'CONNECTED' || !link.tokens) return 'NOBODY';
  const open = { ...link, tokens: link.tokens };
  try {
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      const { id, run: existing } = await store.providerRuns.find(
        link.athleteId,
        providerJob.provider,
        providerJob.activityId,
      );
      if (existing?.kind === 'deletedRun' && existing.revision === undefined) return 'DELETED_BY_HER';
      const ask = (token: string) => provider.activity(providerJob.activityId, token);
      const activity = await withToken(store, provider, attempt === 1 ? open : await again(store, open), now, ask);
      if (tries < MAX_RECHECKS && isDoubtful(providerJob, activity))
        throw new Unavailable('The event says something else');
      const outcome = await write({ providerJob, link, store, now, id, existing, activity });
      if (outcome) return outcome;
    }
  } catch (error) {
    if (error instanceof Refused) return 'REFUSED';
    // The connection or the athlete was removed meanwhile.
    if (error instanceof Refusal) return 'NOBODY';
    throw error;
  }
  throw new StoreBusy('others keep writing this run');
}

/** Whether a provider contradicts its own event: a new activity may not be readable yet, a deleted one still be. */
const isDoubtful = ({ expects }: Look, activity: Activity): boolean =>
  (expects === 'there' && activity === 'GONE') || (expects === 'gone' && activity !== 'GONE');

/** The connection as it is now: its tokens may have been exchanged. */
async function again(store: Store, link: LinkRecord & { tokens: object }) {
  const latest = await store.providers.link(link.athleteId, link.provider);
  if (!latest?.tokens) throw new Refused();
  return { ...latest, tokens: latest.tokens };
}

interface WriteParts {
  providerJob: Look;
  link: LinkRecord;
  store: Store;
  now: Instant;
  id: RunId;
  existing: RunRecord | DeletedRunRecord | undefined;
  activity: Activity;
}

/** Undefined if somebody else wrote it meanwhile. */
async function write({
  providerJob,
  link,
  store,
  now,
  id,
  existing,
  activity,
}: WriteParts): Promise<Looked | undefined> {
  if (activity === 'GONE' || activity === 'OTHER_SPORT') {
    // If there is no run, the marker keeps out a copy that was fetched before the activity was deleted.
    const neverSeen = existing === undefined && (activity === 'OTHER_SPORT' || providerJob.expects === 'there');
    if (neverSeen) return 'NOTHING';
    try {
      return (await store.providerRuns.withdraw(link, id, existing, now)) ? 'WITHDRAWN' : 'NOTHING';
    } catch (error) {
      if (error instanceof WriteConflict) return undefined;
      throw error;
    }
  }
  const [view] = await store.athletes.views(link.ownerId, [link.athleteId]);
  if (!view) return 'NOBODY';
  const { provider, activityId } = providerJob;
  const run = runFromProvider(activity.run, { id, existing, view, provider, activityId, now });
  if (Array.isArray(run)) return 'UNREADABLE';
  if (existing?.kind === 'run' && isUnchanged(run, existing)) return 'UNCHANGED';
  const status = await store.providerRuns.record(view, link, run);
  return status === 'CREATED' || status === 'UPDATED' ? status : undefined;
}
