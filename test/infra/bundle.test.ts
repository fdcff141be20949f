import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { startWarmUpIssuer } from '../../infra/bundle/warm-up-issuer.ts';
import { readSettings } from '../../infra/settings.ts';
import { SidelinedStack } from '../../infra/stack.ts';
import { personClaims } from '../support/world.ts';
import { gatewayEvent, postEvent } from '../support/gateway.ts';
import { loadFunction } from './support/load-function.ts';

/** KB (1,000 bytes) of code of each function. What makes one smaller lowers its limit here. */
const functions = [
  { name: 'graphql', limit: 1_085 },
  { name: 'integrations', limit: 973 },
  { name: 'imports', limit: 1_216 },
  { name: 'changes', limit: 354 },
  { name: 'providers', limit: 315 },
  { name: 'outbound', limit: 424 },
  { name: 'developers', limit: 456 },
] as const;
type Name = (typeof functions)[number]['name'];

const issuer = await startWarmUpIssuer();
/** What the functions need besides the table. */
const environment = {
  ...issuer.environment,
  USER_POOL_ID: 'us-east-1_test',
  CLIENT_SCOPES: 'sidelined/runs:write',
  SIGN_IN_URL: 'https://sign-in.test',
};
const authorization = issuer.authorize(personClaims('Ada'));

/** The same event with a token. */
const signedIn = (event: ReturnType<typeof gatewayEvent>) => ({
  ...event,
  headers: { ...event.headers, authorization },
});

/** The response to an event, without a table. */
const calls: Record<Name, { event: object; answer: unknown }> = {
  graphql: {
    event: signedIn(postEvent({}, { query: '{ __typename }' })),
    answer: expect.objectContaining({
      statusCode: 200,
      body: expect.stringContaining('{"data":{"__typename":"Query"}') as unknown,
    }),
  },
  integrations: {
    event: gatewayEvent({ route: 'GET /v1/openapi.json' }),
    answer: expect.objectContaining({
      statusCode: 200,
      body: expect.stringContaining('"openapi":"3.1.0"') as unknown,
    }),
  },
  imports: {
    event: signedIn(gatewayEvent({ route: 'GET /v1/imports/{id}', pathParameters: { id: 'none' } })),
    answer: expect.objectContaining({ statusCode: 404 }),
  },
  // Where Strava is not set up, as here, nothing is found.
  providers: {
    event: gatewayEvent({ body: '{}' }),
    answer: expect.objectContaining({ statusCode: 404 }),
  },
  changes: { event: { Records: [] }, answer: { batchItemFailures: [] } },
  developers: {
    event: gatewayEvent({ route: 'GET /developers' }),
    answer: expect.objectContaining({ statusCode: 200, body: expect.stringContaining('<!doctype html>') as unknown }),
  },
  outbound: { event: { Records: [] }, answer: { batchItemFailures: [] } },
};

interface Contents {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}

/** The packages and folders that most of a bundle comes from, a line each. */
function biggest({ outputs }: Contents): string {
  const bytesOf = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))) {
    const source = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file.replace(/\/[^/]*$/, '');
    bytesOf.set(source, (bytesOf.get(source) ?? 0) + bytesInOutput);
  }
  const sorted = [...bytesOf].sort(([, a], [, b]) => b - a).slice(0, 10);
  return sorted.map(([source, bytes]) => `${String(Math.round(bytes / 1000)).padStart(6)} KB  ${source}`).join('\n');
}

describe('The bundles that are deployed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidelined-bundles-'));
  const assets = new Map<string, string>();

  beforeAll(() => {
    // As the CDK CLI asks for it: each function says where its asset lies.
    const context = { ...cdkJson.context, 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:enable-path-metadata': true };
    const app = new App({ outdir: join(folder, 'cdk.out'), context });
    const stack = new SidelinedStack(app, { settings: readSettings(app.node) });
    const { directory } = app.synth();
    const lambdas = Template.fromStack(stack).findResources('AWS::Lambda::Function', {
      Metadata: { 'aws:asset:path': Match.anyValue() },
    });
    for (const { Metadata } of Object.values(lambdas) as { Metadata: Record<string, string> }[]) {
      // As in `sidelined-dev/Graphql/Handler/Resource`.
      const name = Metadata['aws:cdk:path']?.split('/')[1]?.toLowerCase() ?? '';
      assets.set(name, join(directory, Metadata['aws:asset:path'] ?? ''));
    }
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const assetOf = (name: Name): string => assets.get(name) ?? `no asset of ${name}`;
  const contentsOf = (name: Name) =>
    JSON.parse(readFileSync(join(folder, 'cdk.out/bundle-contents', `${name}.json`), 'utf8')) as Contents;

  it('each have a limit', () => {
    expect([...assets.keys()].sort()).toEqual(functions.map(({ name }) => name).sort());
  });

  it.each(functions)('$name is at most $limit KB', ({ name, limit }) => {
    const files = ['index.mjs', 'app.js'].map((file) => statSync(join(assetOf(name), file)).size / 1000);
    const kilobytes = files.reduce((sum, size) => sum + size, 0);
    expect(kilobytes, `Most of it is\n${biggest(contentsOf(name))}\n`).toBeLessThanOrEqual(limit);
  });

  it.each(functions)('$name answers with nothing installed beside it, and its code cache is used', async ({ name }) => {
    const alone = join(folder, `alone-${name}`);
    cpSync(assetOf(name), alone, { recursive: true });
    const { event, answer } = calls[name];
    expect(await loadFunction(alone, { events: [event], environment })).toEqual({ printed: '', answers: [answer] });
  });

  it.each(functions)('$name has its source map beside the app', ({ name }) => {
    const file = join(folder, 'cdk.out/source-maps', `${name}.app.js.map`);
    const { sources } = JSON.parse(readFileSync(file, 'utf8')) as { sources: string[] };
    expect(sources.filter((source) => source.endsWith(`functions/${name}/handler.ts`))).toHaveLength(1);
  });

  it('nothing misses what was left out: the schema, errors, a GET, and what comes again', async () => {
    const post = (body: object) => signedIn(postEvent({}, body));
    const get = {
      ...signedIn(gatewayEvent({ method: 'GET' })),
      rawQueryString: 'query={__typename}',
    };
    const questions: [object, number, RegExp][] = [
      [post({ query: '{ __type(name: "Athlete") { description } }' }), 200, /"description":"[^"]/],
      [post({ query: '{ nothing }' }), 400, /Cannot query field/],
      [post({ query: '{' }), 400, /Syntax Error/],
      [post({ query: 'query($n: Int!) { __typename @skip(if: $n) }' }), 400, /used in position expecting type/],
      [post({ documentId: 'sha256:none' }), 400, /DOCUMENT_NOT_FOUND/],
      [post([{ query: '{ __typename }' }] as object), 400, /batch/i],
      [
        { ...get, headers: { authorization, 'content-type': 'Application/JSON; charset=utf-8' } },
        200,
        /"__typename":"Query"/,
      ],
      [{ ...get, headers: { authorization, 'content-type': 'text/plain' } }, 415, /content-type/],
      [
        { ...get, headers: { authorization, accept: 'application/graphql-response+json' } },
        200,
        /"__typename":"Query"/,
      ],
      ...Array.from({ length: 3 }, (): [object, number, RegExp] => [
        post({ query: 'query Again { __typename }' }),
        200,
        /Query/,
      ]),
    ];
    const { answers } = await loadFunction(assetOf('graphql'), {
      events: questions.map(([event]) => event),
      environment,
    });
    expect(answers).toHaveLength(questions.length);
    answers.forEach(({ statusCode, body }, index) => {
      const [, status, text] = questions[index] ?? [];
      expect({ statusCode, body }).toEqual({
        statusCode: status,
        body: expect.stringMatching(text ?? /never/) as unknown,
      });
    });
  });
});
