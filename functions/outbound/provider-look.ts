import { MAX_RECHECKS, type ProviderJob } from '../domain/provider/provider.ts';
import { runFromProvider, isUnchanged } from '../domain/provider/provider-run.ts';
import { hasRoom } from '../domain/limits/allowance.ts';
import { usesOfProviderRun } from '../domain/limits/run-limits.ts';
import { endOfRun, withFeltByTime } from '../domain/run/felt.ts';
import { recordRun } from '../domain/run/run.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Store } from '../store/store.ts';
import { type Activity, type Provider, Refused, Unavailable } from './provider.ts';
import { hasTokens, withToken } from './provider-tokens.ts';

/** The result of fetching an activity. */
export type Looked =
  | 'NOBODY'
  | 'DELETED_BY_ATHLETE'
  | 'NOTHING'
  | 'WITHDRAWN'
  | 'CREATED'
  | 'UPDATED'
  | 'UNCHANGED'
  | 'UNREADABLE'
  /** The athlete has too many runs from the provider today (docs/limits.md). */
  | 'FULL'
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
export async function look(providerJob: Look, parts: LookParts): Promise<Looked> {
  try {
    return await parts.store.retryOnConflict(() => lookOnce(providerJob, parts));
  } catch (error) {
    if (error instanceof Refused) return 'REFUSED';
    throw error;
  }
}

async function lookOnce(providerJob: Look, { store, provider, now, tries }: LookParts): Promise<Looked> {
  const { provider: name, accountId, activityId } = providerJob;
  const link = await store.providers.linkOf(name, accountId);
  if (link?.status === 'PENDING') throw new Unavailable('The athlete is being connected');
  if (link?.status !== 'CONNECTED' || !hasTokens(link)) return 'NOBODY';
  const { id, run: existing } = await store.providerRuns.find(link.athleteId, name, activityId);
  if (existing?.kind === 'deletedRun' && existing.revision === undefined) return 'DELETED_BY_ATHLETE';
  const activity = await withToken(store, provider, link, now, (token) => provider.activity(activityId, token));
  if (tries < MAX_RECHECKS && isDoubtful(providerJob, activity)) throw new Unavailable('The event says something else');
  if (activity === 'GONE' || activity === 'OTHER_SPORT') {
    // A mark of a missing activity blocks late writes by readers that saw it before it went.
    const neverSeen = existing === undefined && (activity === 'OTHER_SPORT' || providerJob.expects === 'there');
    if (neverSeen) return 'NOTHING';
    return (await store.providerRuns.withdraw(link, id, existing, now)) ? 'WITHDRAWN' : 'NOTHING';
  }
  const [view] = await store.athletes.views(link.ownerId, [link.athleteId]);
  if (!view) return 'NOBODY';
  const run = runFromProvider(activity.run, { id, existing, view, provider: name, activityId, now });
  if (Array.isArray(run)) return 'UNREADABLE';
  if (existing?.kind === 'run' && isUnchanged(run, existing)) return 'UNCHANGED';
  const outcome = recordRun(existing, run);
  if (outcome.status === 'REJECTED') return 'DELETED_BY_ATHLETE';
  if (outcome.status === 'UNCHANGED') return outcome.status;
  if (!hasRoom(view.used, usesOfProviderRun(outcome.record), now)) return 'FULL';
  const { record } = outcome;
  const felt = await store.symptoms.feltBetween(view, record.startedAt, endOfRun(record));
  await store.providerRuns.write(view, link, withFeltByTime(record, felt), now);
  return outcome.status;
}

/** Whether a provider contradicts its own event: a new activity may not be readable yet, a deleted one still be. */
const isDoubtful = ({ expects }: Look, activity: Activity): boolean =>
  (expects === 'there' && activity === 'GONE') || (expects === 'gone' && activity !== 'GONE');
