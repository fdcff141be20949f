import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { importsScopes } from '../../functions/imports/app.ts';
import { integrationsScopes } from '../../functions/integrations/app.ts';
import { openApiText } from '../../functions/integrations/openapi.ts';
import type { HttpEvent } from '../../functions/runtime/http.ts';
import { runRanges } from '../../functions/domain/run/run-fields.ts';
import { sessionActivities } from '../../functions/domain/session/session.ts';
import { apiRoutes } from '../../infra/local/gateway/routes.ts';
import { integrationScopes } from '../../infra/local/identity/personas.ts';
import { gatewayEvent } from '../support/gateway.ts';
import { ATHLETES, DELETE_RUN, gpxOf, IMPORT, LIST, MANY, RUN, RUNS, send, SESSIONS } from '../support/http-api.ts';
import { exampleOf, spoilt, valuesOf } from '../support/json-schema.ts';
import { openApi, undescribed } from '../support/openapi.ts';
import { proves, size } from '../support/promise.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** How many requests of each kind are sent. */
const REQUESTS = size(200, 2_000);

const fuzzed = proves(13, REQUESTS, 'calls over plain HTTP', { timeout: 1_200_000 });

describe('The OpenAPI document', () => {
  it('is one of OpenAPI 3.1', async () => {
    const result = await new Validator().validate(JSON.parse(openApiText()) as Record<string, unknown>);
    expect(result).toEqual({ valid: true });
  });

  it('says where clients get their tokens, where that is known, and is valid then, too', async () => {
    const tokenUrl = 'https://id.example.com/oauth2/token';
    const text = openApiText(tokenUrl);
    expect(await new Validator().validate(JSON.parse(text) as Record<string, unknown>)).toEqual({ valid: true });
    const { components, paths } = JSON.parse(text) as {
      components: {
        securitySchemes: { oauth2: { flows: { clientCredentials: { tokenUrl: string; scopes: object } } } };
      };
      paths: Record<string, Record<string, { security: object[] }>>;
    };
    const { clientCredentials } = components.securitySchemes.oauth2.flows;
    expect(clientCredentials.tokenUrl).toBe(tokenUrl);
    expect(Object.keys(clientCredentials.scopes)).toEqual(integrationScopes);
    expect(paths['/v1/runs']?.['post']?.security).toEqual([
      { bearer: ['sidelined/runs:write'] },
      { oauth2: ['sidelined/runs:write'] },
    ]);
    expect(openApiText()).not.toContain('oauth2');
  });

  it('has every operation of the API with a token, with the scopes that the function asks for', () => {
    const none = () => Promise.reject(new Error('Nobody calls it'));
    const routes = apiRoutes({ graphql: none, integrations: none, providers: none, developers: none, imports: none });
    const scopesOf = (routeKey: string) =>
      (routeKey.includes('/v1/imports') ? importsScopes : integrationsScopes)({ routeKey } as HttpEvent) ?? [];
    const due = routes.flatMap(({ key }) =>
      /\/v1\/(?:athletes|runs|imports)/.test(key)
        ? [
            [
              key.replace('+}', '}'),
              scopesOf(key)
                .filter((scope) => scope !== 'openid')
                .sort(),
            ],
          ]
        : [],
    );
    const documented = Object.entries(openApi.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { security = [] }]) =>
        security.length > 0
          ? [[`${method.toUpperCase()} ${path}`, security.flatMap((each) => each['bearer'] ?? []).sort()]]
          : [],
      ),
    );
    expect(documented.sort()).toEqual(due.sort());
  });

  it('is served to anybody', async () => {
    const world = await createWorld();
    const { statusCode, headers, body = '' } = await world.http(gatewayEvent({ route: 'GET /v1/openapi.json' }));
    expect([statusCode, headers?.['content-type'], body]).toEqual([200, 'application/json', openApiText()]);
    expect(
      undescribed('GET /v1/openapi.json', { status: 200, type: 'application/json', body: JSON.parse(body) }),
    ).toEqual([]);
  });

  it('says what a run may hold as the rules do, and describes each field', () => {
    const { properties } = openApi.components.schemas['Run'] as {
      properties: Record<string, object>;
    };
    for (const [name, { min, max }] of Object.entries(runRanges)) {
      const text = JSON.stringify(properties[name]);
      expect(text, name).toContain(name === 'note' ? `"maxLength":${max}` : `"minimum":${min},"maximum":${max}`);
    }
    for (const [name, property] of Object.entries(properties))
      expect(JSON.stringify(property), name).toMatch(/"description":"[^"]+\."/);
  });

  it('describes each field of a session, and what it was', () => {
    const { properties } = openApi.components.schemas['Session'] as { properties: Record<string, { enum?: string[] }> };
    for (const [name, property] of Object.entries(properties))
      expect(JSON.stringify(property), name).toMatch(/"description":"[^"]+\."/);
    expect(properties['activity']?.enum).toEqual(sessionActivities);
  });

  it('knows the answers of the gateway, too', () => {
    for (const route of [RUNS, SESSIONS, IMPORT])
      for (const status of [401, 403, 413, 429, 500, 503])
        expect(undescribed(route, { status, type: 'application/json', body: { message: 'No' } })).toEqual([]);
    expect(undescribed(RUNS, { status: 418, type: 'application/json', body: {} })).not.toEqual([]);
    expect(undescribed(RUNS, { status: 200, type: 'application/json', body: {} })).not.toEqual([]);
  });
});

describe('Whatever is sent', () => {
  let world: World;
  let ada: Someone & { id: string };
  let senders: Someone[];

  beforeAll(async () => {
    world = await createWorld();
    ada = await world.athlete('Ada');
    const [tracker, coach] = [world.integration('tracker'), world.person('coach')];
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    await world.join(ada, coach, 'COACH', 'Maren');
    const reader = world.integration('tracker', 'sidelined/runs:read');
    senders = [tracker, tracker, tracker, ada, coach, reader, world.integration('watch')];
  });

  const keys = fc.oneof({ weight: 4, arbitrary: fc.uuid() }, fc.constantFrom('a', '"a"', '', 'ä'), fc.string());
  const headers = fc.record({ 'idempotency-key': keys, 'content-type': fc.string() }, { requiredKeys: [] });
  const caller = fc.record({
    sender: fc.nat({ max: 6 }),
    // Mostly the athlete's own id, or every call would get 404.
    id: fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.string() }),
    headers,
  });
  type Caller = typeof caller extends fc.Arbitrary<infer T> ? T : never;

  /** Sends a request, whose response is checked against the document. */
  const tell = async (route: string, { sender, id, headers }: Caller, body: string | Uint8Array): Promise<number> => {
    const who = senders[sender] as Someone;
    const { status } = await send(world, who, route, { id: id || ada.id, headers, body });
    expect(status).toBeLessThan(500);
    return status;
  };

  const lookUp = (ref: string) => openApi.components.schemas[ref.split('/').at(-1) ?? ''] ?? {};
  const bodyOf = (...names: string[]) =>
    valuesOf({ oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) }, lookUp);
  const bodies: [route: string, wellFormed: ReturnType<typeof bodyOf>, example: object][] = [
    [RUNS, bodyOf('Run', 'Runs'), exampleOf(lookUp('Run'))],
    [SESSIONS, bodyOf('Session', 'Sessions'), exampleOf(lookUp('Session'))],
  ];
  const fromTracker: Caller = { sender: 0, id: '', headers: {} };
  /** Runs of many athletes: mostly of one who granted access, since all others are refused alike. */
  const ofMany = () =>
    bodyOf('RunsOfMany').chain((body) =>
      fc.constantFrom(ada.id, ada.id, 'ath_AAAAAAAAAAAAAAAA', '').map((athleteId) => {
        const { runs } = body as { runs: object[] };
        return { runs: runs.map((run) => ({ ...run, athleteId })) };
      }),
    );

  it.each(bodies)('as the document has it is understood by %s', fuzzed, async (route, wellFormed, example) => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(caller, wellFormed, async (from, body) => {
        statuses.add(await tell(route, from, JSON.stringify(body)));
      }),
      { numRuns: REQUESTS, examples: [[fromTracker, example]] },
    );
    expect([...statuses]).toEqual(expect.arrayContaining([400, 404, 422]));
    expect(statuses.has(200) || statuses.has(201)).toBe(true);
  });

  it.each(bodies)('and is spoilt is refused by name by %s', fuzzed, async (route, wellFormed) => {
    await fc.assert(
      fc.asyncProperty(caller, wellFormed.chain(spoilt), async (from, body) => {
        await tell(route, from, JSON.stringify(body));
      }),
      { numRuns: REQUESTS },
    );
  });

  it(
    'as the document has it, of many athletes, is understood, and refused by name if it is spoilt',
    fuzzed,
    async () => {
      const statuses = new Set<number>();
      await fc.assert(
        fc.asyncProperty(caller, fc.oneof(ofMany(), ofMany().chain(spoilt)), async (from, body) => {
          statuses.add(await tell(MANY, from, JSON.stringify(body)));
        }),
        {
          numRuns: REQUESTS,
          examples: [[fromTracker, { runs: [{ ...exampleOf(lookUp('RunOfMany')), athleteId: ada.id }] }]],
        },
      );
      expect([...statuses]).toEqual(expect.arrayContaining([400, 403, 422]));
      expect(statuses.has(200) || statuses.has(201)).toBe(true);
    },
  );

  /** Every operation without a body, with its parameters as the document has them, and others. */
  const parameters = fc.oneof(
    fc.constant({}),
    fc.record({ limit: fc.integer({ min: 1, max: 100 }).map(String) }),
    fc.record(
      {
        cursor: fc.oneof(fc.string(), fc.base64String(), fc.constantFrom('Y2hhbmdlcyAyMDI2', '')),
        limit: fc.oneof(fc.integer({ min: -1, max: 102 }).map(String), fc.string()),
        other: fc.string(),
      },
      { requiredKeys: [] },
    ),
  );
  const ids = fc.oneof(fc.constantFrom('known', 'gone', '%', 'a/b'), fc.string({ unit: 'grapheme' }));

  it('is asked for and deleted, with whatever parameters, is answered as the document says', fuzzed, async () => {
    const statuses = new Map<string, Set<number>>();
    const run = { externalId: 'known', startedAt: '2026-03-09T07:00:00Z', distanceMeters: 1, durationSeconds: 60 };
    for (const sender of senders.slice(0, 4))
      await send(world, sender, RUNS, {
        id: ada.id,
        body: JSON.stringify({ runs: [run, { ...run, externalId: 'gone' }] }),
      });
    await fc.assert(
      fc.asyncProperty(
        caller,
        fc.constantFrom(ATHLETES, LIST, RUN, DELETE_RUN),
        ids,
        parameters,
        async ({ sender, id, headers }, route, externalId, asked) => {
          const who = senders[sender] as Someone;
          const query = [ATHLETES, LIST].includes(route) ? new URLSearchParams(asked).toString() : '';
          // What others ask for is still there after one run was deleted.
          const named = route === DELETE_RUN && externalId === 'known' ? 'gone' : externalId;
          const { status } = await send(world, who, route, { id: id || ada.id, externalId: named, query, headers });
          expect(status).toBeLessThan(500);
          statuses.set(route, (statuses.get(route) ?? new Set()).add(status));
        },
      ),
      { numRuns: 2 * REQUESTS },
    );
    const sorted = (route: string) => [...(statuses.get(route) ?? [])].sort();
    expect(sorted(ATHLETES)).toEqual([200, 400]);
    expect(sorted(LIST)).toEqual([200, 400, 403, 404]);
    expect(sorted(RUN)).toEqual([200, 403, 404]);
    expect(sorted(DELETE_RUN)).toEqual([204, 403, 404]);
  });

  it('and is no JSON, or no file, is refused by name', fuzzed, async () => {
    const file = Buffer.from(gpxOf('2026-03-09T12:00:00Z', { minutes: 5 }));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.string().map((text) => Buffer.from(text)),
      fc
        .tuple(fc.nat({ max: file.length - 1 }), fc.nat({ max: 255 }), fc.nat({ max: file.length }))
        .map(([place, byte, end]) => Buffer.from(file.with(place, byte).subarray(0, Math.max(end, file.length - 100)))),
    );
    await fc.assert(
      fc.asyncProperty(caller, fc.constantFrom(RUNS, SESSIONS, IMPORT, MANY), bytes, async (from, route, sent) => {
        await tell(route, from, sent);
      }),
      { numRuns: REQUESTS },
    );
  });

  it('leaves nothing in the log but what is ours to mend: nothing', () => {
    expect(world.logged).toEqual([]);
  });
});
