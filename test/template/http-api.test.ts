import { expect, test } from 'vitest';
import { readHttpApi } from '../../infra/local/template/http-api.ts';
import type { LocalFunction } from '../../infra/local/lambda/lambda.ts';
import { resolveResources } from '../../infra/local/template/resources.ts';
import type { SynthesizedStack } from '../../infra/local/template/stack.ts';
import { template } from '../infra/support/synth.ts';

const { Resources } = template().toJSON() as { Resources: SynthesizedStack['resources'] };
const stack = { name: 'stack', resources: Resources, outputs: {}, assetFolder: () => '' };
const resources = resolveResources(stack, 'https://api.test');

/** A function that answers what it was called as. */
const answering = (name: string): LocalFunction => ({
  pids: [],
  coldStarts: 0,
  invoke: async () => ({ kind: 'answered', payload: { statusCode: 200, body: name } }),
  stop: async () => undefined,
});
const functions = new Map(
  resources
    .all('AWS::Lambda::Function')
    .map(({ logicalId }) => [resources.names.attribute(logicalId, 'Arn'), answering(logicalId)]),
);
const api = readHttpApi({ resources, functions, jwksUri: 'https://issuer.test/jwks' });
const routeOf = (key: string) => api.routes.find((route) => route.key === key);

test.each([
  ['GET /graphql', 'Graphql', true, { rate: 50, burst: 100 }],
  ['POST /graphql', 'Graphql', true, { rate: 50, burst: 100 }],
  ['GET /health', 'Graphql', false, { rate: 5, burst: 10 }],
  ['POST /v1/athletes/{id}/runs', 'Integrations', true, { rate: 50, burst: 100 }],
])('%s leads to %s', async (key, name, authorized, throttle) => {
  const route = routeOf(key);
  const { body } = (await route?.invoke({} as never)) ?? {};
  expect(body).toMatch(new RegExp(`^${name}Handler`));
  expect(route?.authorize !== undefined).toBe(authorized);
  expect(route?.throttle).toEqual(throttle);
});

test('the tokens are those of the pool, and pages of the origins may call', () => {
  expect(api.issuer).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_/);
  expect(api.cors.allows('http://localhost:5173')).toBe(true);
  expect(api.cors.allows('http://localhost:5174')).toBe(false);
});

test('a function that is missing is one clear line', () => {
  expect(() => readHttpApi({ resources, functions: new Map(), jwksUri: '' })).toThrow('leads to no function');
});
