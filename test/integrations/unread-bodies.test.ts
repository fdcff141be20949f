import { beforeAll, expect, it } from 'vitest';
import { gatewayEvent } from '../support/gateway.ts';
import { IMPORT, RUNS, SESSIONS } from '../support/http-api.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Nobody makes plain HTTP decode, unpack or parse a body who may not record runs and sessions for the athlete. */
let world: World;
let ada: Someone & { id: string };
let supporter: Someone;
let reader: Someone;

beforeAll(async () => {
  world = await createWorld();
  ada = await world.athlete('Ada');
  supporter = world.person('supporter');
  reader = world.integration('tracker', 'sidelined/runs:read');
  await world.join(ada, supporter, 'SUPPORTER', 'Ben');
  await world.join(ada, reader, 'INTEGRATION', 'Tracker');
});

it.each<[string, () => Someone, number]>([
  ['a stranger', () => world.person('stranger'), 404],
  ['a supporter', () => supporter, 403],
  ['an integration that may only read', () => reader, 403],
])('of %s', async (_, who, status) => {
  for (const route of [RUNS, SESSIONS, IMPORT]) {
    const event = gatewayEvent({ route, pathParameters: { id: ada.id }, claims: who().claims });
    Object.defineProperty(event, 'body', {
      get: () => {
        throw new Error('The body was read');
      },
    });
    expect((await world.http(event)).statusCode).toBe(status);
  }
  expect(world.logged).toEqual([]);
});
