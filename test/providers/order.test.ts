import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProviderJob } from '../../functions/outbound/provider-event.ts';
import { aStravaRun } from '../support/fake-strava.ts';
import { proves, size } from '../support/promise.ts';
import { createProviderWorld, type ProviderWorld, runsFor, stravaEvent } from '../support/provider-world.ts';
import type { Someone } from '../support/world.ts';

/** Whatever happens at Strava, and in whatever order its events arrive: the end state is Strava's. */

/** As many histories as an athlete has: all of their runs fit into one page, and into what a provider may add in a day. */
const OF_AN_ATHLETE = 25;
const RUNS = size(25, 1_000);
const FAR = '2999-01-01T00:00:00.000Z';

let world: ProviderWorld;
let ada: Someone & { id: string };
let activity = 10_000;
let time = 1_773_057_600;
let account = 77;
let histories = 0;
beforeAll(async () => {
  world = await createProviderWorld();
  ada = await world.connected('Ada', account);
});

/** The next activity, of another athlete once one has had enough. */
async function nextActivity(): Promise<number> {
  histories += 1;
  if (histories % OF_AN_ATHLETE === 0) ada = await world.connected(`Ada ${histories}`, ++account);
  return ++activity;
}

type Step = 'create' | 'rename' | 'lengthen' | 'ride' | 'delete';
const aspects = { create: 'create', rename: 'update', lengthen: 'update', ride: 'update', delete: 'delete' } as const;

/** Something happens at Strava; returns its event. */
function happens(step: Step, id: number, number: number): object {
  if (step === 'delete') world.strava.remove(id);
  else {
    const changed = {
      rename: { name: `Run ${number}` },
      lengthen: { distance: 5000 + number },
      ride: { sport_type: 'Ride' },
    };
    world.strava.put(account, aStravaRun(id, step === 'create' ? {} : changed[step]));
  }
  return stravaEvent(account, { object_id: id, aspect_type: aspects[step], event_time: ++time });
}

const runsOf = async (id: number) =>
  (await runsFor(ada, ada.id))
    .filter(({ externalId }) => externalId === String(id))
    .map(({ note, distanceMeters }) => ({ note, distanceMeters }));

/** The expected end state. */
function due(steps: readonly Step[]): object[] {
  const last = steps.at(-1);
  if (last === undefined || last === 'delete' || last === 'ride') return [];
  const number = steps.length - 1;
  return [
    {
      note: last === 'rename' ? `Run ${number}` : 'Morning Run',
      distanceMeters: last === 'lengthen' ? 5000 + number : 5012.4,
    },
  ];
}

const history = fc.array(fc.constantFrom<Step>('create', 'rename', 'lengthen', 'ride', 'delete'), {
  minLength: 1,
  maxLength: 5,
});

describe('events of one activity', () => {
  it(
    'that all come after everything has happened, in any order, some twice, end in what Strava says',
    proves(1, RUNS, 'histories at a provider', { timeout: 1_200_000 }),
    async () => {
      await fc.assert(
        fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (steps, dice) => {
          const id = await nextActivity();
          const events = steps.map((step, number) => happens(step, id, number));
          const arrivals = [...events, ...events.slice(0, 2)].map((event) => ({ event, at: dice.next().value ?? 0 }));
          for (const { event } of arrivals.sort((a, b) => a.at - b.at)) await world.tell({ ...event });
          await world.settle();
          expect(await runsOf(id)).toEqual(due(steps));
        }),
        { numRuns: RUNS },
      );
    },
  );

  it(
    'that are worked on while others still happen, side by side, end in what Strava says',
    proves(1, RUNS, 'histories at a provider', { timeout: 1_200_000 }),
    async () => {
      await fc.assert(
        fc.asyncProperty(history, fc.infiniteStream(fc.boolean()), async (steps, dice) => {
          const id = await nextActivity();
          const working: Promise<unknown>[] = [];
          for (const [number, step] of steps.entries()) {
            await world.tell({ ...happens(step, id, number) });
            // The stream passes on what is waiting, without waiting for the result.
            if (dice.next().value)
              for (const waiting of await world.store.providerJobs.due('strava', FAR, 50))
                working.push(runProviderJob(waiting, world.parts));
          }
          await Promise.all(working);
          await world.settle();
          expect(await runsOf(id)).toEqual(due(steps));
        }),
        { numRuns: RUNS },
      );
    },
  );

  it('of which one was read long ago, and is written last, do not bring back what is gone', async () => {
    const id = ++activity;
    await world.tell({ ...happens('create', id, 0) });
    const [create] = await world.store.providerJobs.due('strava', FAR, 50);
    const seen = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const slow = {
      ...world.provider,
      activity: async (activityId: string, token: string) => {
        const answer = await world.provider.activity(activityId, token);
        seen.resolve();
        await held.promise;
        return answer;
      },
    };
    if (!create) throw new Error('Nothing waits');
    const late = runProviderJob(create, { ...world.parts, providers: { strava: slow } });
    await seen.promise;
    await world.tell({ ...happens('delete', id, 1) });
    for (const waiting of await world.store.providerJobs.due('strava', FAR, 50))
      if (waiting.id !== create.id) await runProviderJob(waiting, world.parts);
    held.resolve();
    await late;
    await world.settle();
    expect(await runsOf(id)).toEqual([]);
  });
});
