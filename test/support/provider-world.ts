import { afterAll } from 'vitest';
import { runDueProviderJobs } from '../../functions/outbound/provider-event.ts';
import { createStrava } from '../../functions/outbound/strava.ts';
import { createReceiver } from '../../functions/providers/receiver.ts';
import { type FakeStrava, startFakeStrava } from './fake-strava.ts';
import { gatewayEvent } from './gateway.ts';
import { asFunction } from './role.ts';
import { createWorld, type Someone } from './world.ts';

export const secrets = { verifyToken: 'secret-verify', pathKey: 'secret-path', subscriptionId: '120475' };

/** An event in the form in which Strava posts it. */
export const stravaEvent = (ownerId: number, parts: Record<string, unknown> = {}): Record<string, unknown> => ({
  aspect_type: 'create',
  event_time: 1773057600,
  object_id: 1,
  object_type: 'activity',
  owner_id: ownerId,
  subscription_id: 120475,
  updates: {},
  ...parts,
});

/**
 * The whole API, the receiver and the worker for provider jobs, over their own table, with a Strava on this machine.
 */
export async function createProviderWorld() {
  const world = await createWorld();
  const clock = { now: () => Date.parse(world.now()) };
  const strava: FakeStrava = await startFakeStrava(clock);
  afterAll(() => strava.close());
  const provider = createStrava({
    clientId: 'client',
    clientSecret: 'secret-of-client',
    fetch,
    clock,
    baseUrl: strava.url,
  });
  const parts = { store: world.store, providers: { strava: provider }, clock };
  const { dynamodb: client, tableName } = world;
  const receiver = createReceiver({ client, tableName, clock, secrets, logger: { error: () => undefined } });

  const call = (request: { method?: string; query?: Record<string, string>; body?: string; key?: string }) => {
    const { method = 'POST', query, body, key = secrets.pathKey } = request;
    const event = gatewayEvent({ method, ...(body !== undefined && { body }) });
    const whole = { ...event, pathParameters: { key }, ...(query && { queryStringParameters: query }) };
    return asFunction('providers', () => receiver(whole));
  };

  return {
    ...world,
    strava,
    provider,
    parts,
    receiver,
    call,
    /** Posts an event as Strava does; returns the status. */
    async tell(event: Record<string, unknown>): Promise<number | undefined> {
      return (await call({ body: JSON.stringify(event) })).statusCode;
    },
    /** Moves the clock on by minutes. */
    pass(minutes: number) {
      world.at(new Date(clock.now() + minutes * 60_000).toISOString());
    },
    /** Runs the jobs that are due now. */
    work: () => asFunction('outbound', () => runDueProviderJobs(parts, () => 300_000)),
    /** Runs all waiting jobs, for at most a day of the clock. */
    async settle(): Promise<string[]> {
      const came: string[] = [];
      for (let minutes = 0; minutes < 1_500; minutes += 6) {
        const done = await this.work();
        came.push(...done.map((each) => each.came));
        this.pass(6);
        if ((await world.store.providerJobs.due('strava', '2999-01-01T00:00:00.000Z', 1)).length === 0) break;
      }
      return came;
    },
    /** An athlete with a connected Strava account. */
    async connected(name: string, accountId: number): Promise<Someone & { id: string }> {
      const athlete = await world.athlete(name);
      const input = {
        athleteId: athlete.id,
        provider: 'STRAVA',
        code: strava.consent(accountId),
        scope: 'activity:read',
      };
      await athlete.does('connectProvider', input, 'athlete { id }');
      this.pass(6);
      await this.work();
      return athlete;
    },
  };
}

export type ProviderWorld = Awaited<ReturnType<typeof createProviderWorld>>;

/** The athlete's runs as a viewer finds them. */
export async function runsFor(who: Someone, athleteId: string) {
  const { data } = await who.ask(
    'query($id: ID!) { athlete(id: $id) { runs(first: 50) { nodes { id source externalId revision ownerOnly type surface startedAt endedAt timeZone distanceMeters durationSeconds averageHeartRateBpm note } } } }',
    { id: athleteId },
  );
  return data.athlete.runs.nodes as Record<string, unknown>[];
}
