import { expect, test } from 'vitest';
import { readHttpApi } from '../../infra/local/template/http-api.ts';
import { resolveResources } from '../../infra/local/template/assembly/resources.ts';
import type { SynthesizedStack } from '../../infra/local/template/assembly/stack.ts';
import { FunctionError, type BuiltFunction } from '../../infra/local/template/functions/built-function.ts';
import { byArn } from '../../infra/local/template/functions/functions.ts';
import { template } from '../infra/support/synth.ts';

const { Resources } = template().toJSON() as { Resources: SynthesizedStack['resources'] };
const stack = { name: 'stack', resources: Resources, assetFolder: () => '' };
const resources = resolveResources(stack, 'https://api.test');

/** A function that answers what it was called as. */
const answering = (name: string): BuiltFunction => ({
  pid: undefined,
  invoke: async () => ({ statusCode: 200, body: name }),
  stop: async () => undefined,
});
const deployed = resources.all('AWS::Lambda::Function').map(({ logicalId }) => ({
  ...answering(logicalId),
  logicalId,
  arn: resources.names.attribute(logicalId, 'Arn'),
  role: '',
}));
const functions = byArn(resources, deployed);
const api = readHttpApi({ resources, functions });
const routeOf = (key: string) => api.routes.find((route) => route.key === key);

test.each([
  ['GET /graphql', 'Graphql'],
  ['POST /graphql', 'Graphql'],
  ['GET /health', 'Graphql'],
  ['POST /v1/athletes/{id}/runs', 'Integrations'],
  ['POST /v1/athletes/{id}/sessions', 'Integrations'],
])('%s leads to %s', async (key, name) => {
  const route = routeOf(key);
  const { body } = (await route?.invoke({} as never)) ?? {};
  expect(body).toMatch(new RegExp(`^${name}Handler`));
});

test('the tokens are those of the pool, and pages of the origins may call', () => {
  expect(api.issuer).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_/);
  expect(api.cors.allows('http://localhost:5173')).toBe(true);
  expect(api.cors.allows('http://localhost:5174')).toBe(false);
});

test.each([
  ['fails', new FunctionError('no'), 500, 'Internal Server Error'],
  ['takes too long', new FunctionError('late', { timedOut: true }), 503, 'Service Unavailable'],
])('a function that %s tells callers nothing', async (_, error, statusCode, message) => {
  const failing = new Map([...functions].map(([arn, fn]) => [arn, { ...fn, invoke: () => Promise.reject(error) }]));
  const { routes } = readHttpApi({ resources, functions: failing });
  expect(await routes[0]?.invoke({} as never)).toMatchObject({ statusCode, body: JSON.stringify({ message }) });
});

test('a function that is missing is one clear line', () => {
  expect(() => readHttpApi({ resources, functions: new Map() })).toThrow('does not lead to a function');
});

test('a route that asks API Gateway for an authorizer is one clear line', () => {
  const changed = structuredClone(Resources);
  const route = Object.values(changed).find(({ Type }) => Type === 'AWS::ApiGatewayV2::Route');
  Object.assign(route?.Properties ?? {}, { AuthorizationType: 'JWT' });
  const asking = resolveResources({ ...stack, resources: changed }, 'https://api.test');
  expect(() => readHttpApi({ resources: asking, functions })).toThrow('requires JWT');
});
