import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteView } from '../../functions/domain/athlete/athlete.ts';
import type { LinkRecord, Tokens } from '../../functions/domain/provider/provider.ts';
import { runFromProvider } from '../../functions/domain/provider/provider-run.ts';
import { recordRun } from '../../functions/domain/run/run.ts';
import type { RunRecord } from '../../functions/domain/run/run-record.ts';
import type { RunInput } from '../../functions/domain/run/run-input.ts';
import type { Someone, World } from './world.ts';

/** What Strava brings, without Strava: for tests of what comes of it. */

const ownView = async ({ store }: World, athlete: Someone & { id: string }): Promise<AthleteView> => {
  const [view] = await store.athletes.views(viewerFrom(athlete.claims).id, [athlete.id as AthleteView['id']]);
  if (!view) throw new Error('The person is not an athlete');
  return view;
};

/** Creates a working connection; returns it as stored. */
export async function connectStrava(
  world: World,
  athlete: Someone & { id: string },
  { accountId, tokens }: { accountId: string; tokens: Tokens },
): Promise<LinkRecord> {
  const { id } = await ownView(world, athlete);
  const link: LinkRecord = {
    kind: 'providerLink',
    athleteId: id,
    ownerId: viewerFrom(athlete.claims).id,
    provider: 'strava',
    status: 'CONNECTED',
    requestedAt: world.now(),
    connectedAt: world.now(),
    accountId,
    tokens,
    version: 0,
  };
  if (!(await world.store.providers.save(link))) throw new Error('The account is taken');
  return { ...link, version: 1 };
}

/** Records a run from Strava; returns it as stored. */
export async function recordStrava(
  world: World,
  athlete: Someone & { id: string },
  link: LinkRecord,
  activityId: string,
  input: RunInput,
): Promise<RunRecord> {
  const view = await ownView(world, athlete);
  const { id, run } = await world.store.providerRuns.find(view.id, 'strava', activityId);
  const read = runFromProvider(input, { id, existing: run, view, provider: 'strava', activityId, now: world.now() });
  if (Array.isArray(read)) throw new Error(`No run: ${JSON.stringify(read)}`);
  const outcome = recordRun(run, read);
  if (outcome.status === 'REJECTED') throw new Error('It was rejected');
  await world.store.providerRuns.write(view, link, outcome.record, world.now());
  return outcome.record;
}
