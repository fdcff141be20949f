import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { readSettings } from '../../infra/settings.ts';
import { SidelinedStack } from '../../infra/stack.ts';
import { personClaims } from '../support/world.ts';
import { gatewayEvent } from '../support/gateway.ts';

/** KB (1,000 bytes) of code that each function loads when it starts cold. What makes one smaller lowers its limit here. */
const functions = [
  { name: 'graphql', limit: 1_060 },
  { name: 'integrations', limit: 1_110 },
  { name: 'changes', limit: 440 },
  { name: 'providers', limit: 440 },
  { name: 'outbound', limit: 480 },
] as const;
type Name = (typeof functions)[number]['name'];

/** What an event gets for an answer, without a table to ask. */
const calls: Record<Name, { event: object; answer: unknown }> = {
  graphql: {
    event: gatewayEvent({
      claims: personClaims('Ada'),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    }),
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
  // Where Strava is not set up, as here, nothing is found.
  providers: {
    event: gatewayEvent({ body: '{}' }),
    answer: expect.objectContaining({ statusCode: 404 }),
  },
  changes: { event: { Records: [] }, answer: { batchItemFailures: [] } },
  outbound: { event: { Records: [] }, answer: { batchItemFailures: [] } },
};

interface Contents {
  outputs: Record<string, { bytes: number; inputs: Record<string, { bytesInOutput: number }> }>;
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
    expect(readdirSync(assetOf(name))).toEqual(['index.mjs']);
    const kilobytes = statSync(join(assetOf(name), 'index.mjs')).size / 1000;
    expect(kilobytes, `Most of it is\n${biggest(contentsOf(name))}\n`).toBeLessThanOrEqual(limit);
  });

  it.each(functions)('$name answers with nothing installed beside it', ({ name }) => {
    const alone = join(folder, `alone-${name}`);
    cpSync(assetOf(name), alone, { recursive: true });
    const { event, answer } = calls[name];
    const script =
      "import { handler } from './index.mjs';" +
      'const answer = await handler(JSON.parse(process.argv[1]), { getRemainingTimeInMillis: () => 1000 });' +
      'console.log(JSON.stringify(answer));';
    const env = { TABLE_NAME: 'the-table', AWS_REGION: 'us-east-1', NODE_ENV: 'production' };
    const args = ['--input-type=module', '-e', script, JSON.stringify(event)];
    const printed = execFileSync(process.execPath, args, { cwd: alone, env, encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(answer);
  });

  it.each(functions)(
    '$name is read by what is kept beside the app: its source map, and what it is made of',
    ({ name }) => {
      const map = JSON.parse(readFileSync(join(folder, 'cdk.out/source-maps', `${name}.mjs.map`), 'utf8')) as {
        sources: string[];
      };
      expect(map.sources.filter((source) => source.endsWith(`functions/${name}/handler.ts`))).toHaveLength(1);
      expect(Object.keys(contentsOf(name).outputs)).toEqual(
        expect.arrayContaining([expect.stringMatching(/index\.mjs$/)]),
      );
    },
  );
});
