import { beforeAll, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { postRuns } from '../support/http-api.ts';
import { countWritesByKey } from '../support/writes-by-key.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

const ATHLETES = 8;
const CALLS = 40;

/** The arithmetic of docs/scale.md, counted: where the writes of one client go that posts for many athletes. */
describe('The calls of one client', () => {
  let world: World;
  let writes: ReturnType<typeof countWritesByKey>;
  let athletes: (Someone & { id: string })[];
  let tracker: Someone;
  let own: string;

  beforeAll(async () => {
    world = await createWorld({ clientLimits: { calls: 34_800, callsForAthlete: 60 } });
    writes = countWritesByKey(world.dynamodb);
    tracker = world.integration('tracker');
    const { id } = viewerFrom(tracker.claims);
    own = `PER#${id.slice('per_'.length)}`;
    athletes = [];
    for (let number = 0; number < ATHLETES; number++) {
      const athlete = await world.athlete(`Athlete ${number}`);
      await world.join(athlete, tracker, 'INTEGRATION', 'Tracker');
      athletes.push(athlete);
    }
    writes.taken();
  });

  async function post(headers: (call: number) => Record<string, string> = () => ({})): Promise<Map<string, number>> {
    for (let call = 0; call < CALLS; call++) {
      const run = {
        externalId: `${call}`,
        startedAt: '2026-03-10T11:00:00.000Z',
        distanceMeters: 5_000,
        durationSeconds: 1_500,
      };
      const { id } = athletes[call % ATHLETES] as { id: string };
      expect((await postRuns(world, tracker, id, run, headers(call))).status).toBeLessThan(300);
    }
    return writes.taken();
  }

  it('share no key but that of the minute, which is written once for hundreds of them', async () => {
    const keys = await post();
    expect(keys.get(own)).toBeUndefined();
    const sums = (prefix: string) => [...keys].filter(([pk]) => pk.startsWith(prefix)).map(([, units]) => units);
    // An athlete's own: five runs in transactions, with the summary and what they check.
    expect(sums('ATH#')).toHaveLength(ATHLETES);
    // The access, which the athlete's audit trail is made of.
    expect(sums('ACCESS#')).toEqual(Array.from({ length: ATHLETES }, () => (2 * CALLS) / ATHLETES));
    // A count for each athlete, one a call, and one for the client: 348 calls were taken at once.
    expect(sums('RATE#').sort((a, b) => a - b)).toEqual([
      1,
      ...Array.from({ length: ATHLETES }, () => CALLS / ATHLETES),
    ]);
  });

  it('touch its own partition with an Idempotency-Key alone: a claim and its answer', async () => {
    world.at('2026-03-10T12:01:00.000Z');
    const keys = await post((call) => ({ 'idempotency-key': `key-${call}` }));
    expect(keys.get(own)).toBe(2 * CALLS);
  });
});
