import { describe, expect, test } from 'vitest';
import { createRouter, type Route } from '../../../../infra/local/gateway/routes.ts';

const route = (key: string): Route => ({
  key,
  invoke: () => Promise.resolve({ statusCode: 204 }),
});

describe('a route', () => {
  const keys = [
    'GET /health',
    'POST /v1/athletes/{id}/runs',
    'POST /v1/athletes/me/runs',
    'GET /v1/{a}/{b}',
    'GET /v1/all/{rest+}',
  ];
  const find = createRouter(keys.map(route));

  test.each([
    ['GET', '/health', 'GET /health', undefined],
    ['POST', '/v1/athletes/a1/runs', 'POST /v1/athletes/{id}/runs', { id: 'a1' }],
    ['POST', '/v1/athletes/a%20b/runs', 'POST /v1/athletes/{id}/runs', { id: 'a b' }],
    ['POST', '/v1/athletes/%E0%A4%A/runs', 'POST /v1/athletes/{id}/runs', { id: '%E0%A4%A' }],
    ['POST', '/v1/athletes/me/runs', 'POST /v1/athletes/me/runs', undefined],
    ['GET', '/v1/x/y', 'GET /v1/{a}/{b}', { a: 'x', b: 'y' }],
    ['GET', '/v1/all/a%2Fb/c%20d', 'GET /v1/all/{rest+}', { rest: 'a/b/c d' }],
  ])('%s %s is %s', (method, path, key, pathParameters) => {
    const match = find(method, path);
    expect([match?.route.key, match?.pathParameters]).toEqual([key, pathParameters]);
  });

  test.each([
    ['POST', '/health'],
    ['GET', '/health/'],
    ['GET', '/Health'],
    ['GET', '/healthy'],
    ['POST', '/v1/athletes//runs'],
    ['POST', '/v1/athletes/a/b/runs'],
    ['GET', '/'],
  ])('%s %s is none', (method, path) => {
    expect(find(method, path)).toBeUndefined();
  });

  test('that is no method and path is refused', () => {
    expect(() => createRouter([route('$default')])).toThrow('"$default"');
  });
});
