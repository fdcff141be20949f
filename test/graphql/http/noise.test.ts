import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { HttpHandler } from '../../../functions/runtime/http.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { IMPORT, RUNS } from '../../support/http-api.ts';
import { proves, size } from '../../support/promise.ts';
import { createWorld, type Someone, type World } from '../../support/world.ts';

/** Whatever is sent to either API, as a body, headers, a method or an encoding: an answer below 500, and no trace of how it came. */
const FUZZ = size(40, 1_000);

let world: World;
let ada: Someone & { id: string };
let tracker: Someone;
beforeAll(async () => {
  world = await createWorld();
  ada = await world.athlete('Ada');
  tracker = world.integration('tracker');
  await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  fc.jsonValue().map((value) => JSON.stringify({ query: '{ viewer { id } }', variables: value, extensions: value })),
  fc.jsonValue().map((value) => JSON.stringify({ query: value })),
  fc.jsonValue().map((value) => JSON.stringify({ runs: [value] })),
  fc.nat(5_000).map((deep) => '['.repeat(deep) + ']'.repeat(deep)),
  fc.nat(5_000).map((deep) => '{"runs":'.repeat(deep) + '1' + '}'.repeat(deep)),
  fc
    .string({ unit: 'binary' })
    .map((noise) => `<gpx ${noise}><trk><trkseg><trkpt lat="${noise}"/></trkseg></trk></gpx>`),
);
const bytes = fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each).toString('base64'));
const body = fc.oneof(
  text.map((sent) => ({ body: sent, isBase64Encoded: false })),
  text.map((sent) => ({ body: sent, isBase64Encoded: true })),
  text.map((sent) => ({ body: Buffer.from(sent).toString('base64'), isBase64Encoded: true })),
  bytes.map((sent) => ({ body: sent, isBase64Encoded: true })),
);
const json = { 'content-type': 'application/json' };
const headers = fc.oneof(
  fc.constant(json),
  fc.dictionary(
    fc.constantFrom('content-type', 'accept', 'idempotency-key', 'content-encoding', 'Accept'),
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('application/json;;q=', '*/*;q=NaN', ','.repeat(500), '"'.repeat(200), `"${'\\'.repeat(100)}`),
    ),
  ),
);
const method = fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', '');

async function quiet(handler: HttpHandler, event: Parameters<HttpHandler>[0]): Promise<void> {
  const { statusCode = 0, body: answer = '' } = await handler(event);
  expect(statusCode).toBeGreaterThanOrEqual(200);
  expect(statusCode).toBeLessThan(500);
  expect(answer).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules|\.ts:\d|\bat \w+ \(|"failed"/);
  expect(answer.length).toBeLessThan(50_000);
  expect(JSON.parse(answer)).toBeTypeOf('object');
}

it(
  `${FUZZ * 15} requests of noise to GraphQL`,
  proves(13, FUZZ * 15, 'requests of noise', { timeout: 1_200_000 }),
  async () => {
    await fc.assert(
      fc.asyncProperty(body, headers, method, async (sent, named, how) => {
        await quiet(world.handler, gatewayEvent({ claims: ada.claims, method: how, headers: named, ...sent }));
      }),
      { numRuns: FUZZ * 15, endOnFailure: true },
    );
    expect(world.logged).toEqual([]);
  },
);

it(
  `${FUZZ * 5} requests of noise to plain HTTP`,
  proves(13, FUZZ * 5, 'requests of noise', { timeout: 1_200_000 }),
  async () => {
    await fc.assert(
      fc.asyncProperty(body, headers, fc.constantFrom(RUNS, IMPORT), async (sent, named, route) => {
        const call = { route, pathParameters: { id: ada.id }, claims: tracker.claims };
        await quiet(world.http, gatewayEvent({ ...call, headers: named, ...sent }));
      }),
      { numRuns: FUZZ * 5, endOnFailure: true },
    );
    expect(world.logged).toEqual([]);
  },
);
