import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { readSettings } from '../../infra/settings.ts';
import { SidelinedStack } from '../../infra/stack.ts';
import { personClaims } from '../support/world.ts';
import { gatewayEvent, postEvent } from '../support/gateway.ts';

/** KB (1,000 bytes) of code that each function loads when it starts cold. What makes one smaller lowers its limit here. */
const functions = [
  { name: 'graphql', limit: 292 },
  { name: 'integrations', limit: 745 },
  { name: 'changes', limit: 75 },
  // Of which 5 KB read answers in one go, a fifth off the CPU of a board; the others had room for it.
  { name: 'providers', limit: 80 },
  { name: 'outbound', limit: 135 },
] as const;
type Name = (typeof functions)[number]['name'];

/** What an event gets for an answer, without a table to ask. */
const calls: Record<Name, { event: object; answer: unknown }> = {
  graphql: {
    event: postEvent(personClaims('Ada'), { query: '{ __typename }' }),
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
  outputs: Record<
    string,
    { inputs: Record<string, { bytesInOutput: number }>; imports: { path: string; kind: string }[] }
  >;
}

/** The files that a cold start loads: those that import one another as they begin, and not those that are imported later. */
function loadedAtStart({ outputs }: Contents): string[] {
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const each of outputs[path]?.imports ?? [])
      if (each.kind === 'import-statement' && outputs[each.path]) follow(each.path);
  };
  follow(Object.keys(outputs).find((path) => path.endsWith('/app.js')) ?? 'no app.js');
  return [...found].map((path) => basename(path));
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
    const loaded = ['index.mjs', ...loadedAtStart(contentsOf(name))];
    const kilobytes = loaded.reduce((sum, file) => sum + statSync(join(assetOf(name), file)).size / 1000, 0);
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

  it.each(functions)('$name brings what V8 made of each file that it loads, and V8 takes it', ({ name }) => {
    const scripts = loadedAtStart(contentsOf(name));
    for (const file of scripts)
      expect(statSync(join(assetOf(name), `${file}.${process.arch}.cache`)).size, file).toBeGreaterThan(0);
    const { rejected, said } = load(assetOf(name));
    expect({ rejected, said }).toEqual({ rejected: scripts.map(() => false), said: '' });
  });

  it('a code cache of another V8 is put aside, and the log says so once', () => {
    const other = join(folder, 'other-v8');
    cpSync(assetOf('changes'), other, { recursive: true });
    const { rejected, said } = load(other, '--max-lazy');
    expect(rejected).toEqual([true]);
    expect(JSON.parse(said)).toMatchObject({
      level: 'INFO',
      arch: process.arch,
      execArgv: expect.arrayContaining(['--max-lazy']) as unknown,
    });
  });

  it('is taken by Node as Lambda starts it, too', () => {
    for (const name of ['graphql', 'changes'] as const) {
      const { rejected, said } = load(assetOf(name), '--expose-gc');
      expect({ rejected, said }).toEqual({ rejected: loadedAtStart(contentsOf(name)).map(() => false), said: '' });
    }
  });

  // Where V8 is not to optimise anything, to turn that on again would end the process.
  it.each(['--jitless', '--no-opt', '--disallow-code-generation-from-strings'])(
    'answers the same when Node is started with %s',
    (flag) => {
      const query = (text: string) => postEvent(personClaims('Ada'), { query: text });
      const events = Array.from({ length: 3 }, () => query('{ viewer { id __typename } }'));
      const { answers } = load(assetOf('graphql'), flag, events);
      expect(answers?.map(({ body }) => (JSON.parse(body) as { data: unknown }).data)).toEqual(
        events.map(() => ({ viewer: { id: expect.any(String) as unknown, __typename: 'Viewer' } })),
      );
    },
  );

  it('a first-party operation takes no Apollo, and both its start and any other are held to their sizes', () => {
    const sizeOf = (file: string) => statSync(join(assetOf('graphql'), file)).size / 1000;
    const files = readdirSync(assetOf('graphql')).filter((file) => file.endsWith('.js'));
    const part = (name: string) => sizeOf(files.find((file) => file.startsWith(`${name}-`)) ?? `no ${name}`);
    const start = loadedAtStart(contentsOf('graphql')).reduce((sum, file) => sum + sizeOf(file), 0);
    expect(start + part('trusted-documents')).toBeLessThanOrEqual(310);
    expect(start + part('apollo')).toBeLessThanOrEqual(374);
  });

  it('of another architecture it is not even looked at', () => {
    const other = join(folder, 'other-architecture');
    cpSync(assetOf('changes'), other, { recursive: true });
    renameSync(join(other, `app.js.${process.arch}.cache`), join(other, 'app.js.another.cache'));
    expect(load(other)).toEqual({ rejected: [null], said: '' });
  });

  it.each(functions)(
    '$name is read by what is kept beside the app: its source maps, and what it is made of',
    ({ name }) => {
      const maps = readdirSync(join(folder, 'cdk.out/source-maps')).filter((file) => file.startsWith(`${name}.`));
      const sources = maps.flatMap((file) => {
        const map = JSON.parse(readFileSync(join(folder, 'cdk.out/source-maps', file), 'utf8')) as {
          sources: string[];
        };
        return map.sources;
      });
      expect(sources.filter((source) => source.endsWith(`functions/${name}/handler.ts`))).toHaveLength(1);
      expect(maps.map((file) => file.slice(name.length + 1, -'.map'.length)).sort()).toEqual(
        readdirSync(assetOf(name)).filter((file) => file.endsWith('.js')),
      );
    },
  );

  it('what a start leaves out is not missed later: the schema, errors, a GET, and what comes again', () => {
    const post = (body: object) => postEvent(personClaims('Ada'), body);
    const get = {
      ...gatewayEvent({ claims: personClaims('Ada'), method: 'GET' }),
      rawQueryString: 'query={__typename}',
    };
    const questions: [object, number, RegExp][] = [
      [post({ query: '{ __type(name: "Athlete") { description } }' }), 200, /"description":"[^"]/],
      [post({ query: '{ nothing }' }), 400, /Cannot query field/],
      [post({ query: '{' }), 400, /Syntax Error/],
      [post({ query: 'query($n: Int!) { __typename @skip(if: $n) }' }), 400, /used in position expecting type/],
      [post({ documentId: 'sha256:none' }), 400, /DOCUMENT_NOT_FOUND/],
      [post([{ query: '{ __typename }' }] as object), 400, /batch/i],
      [{ ...get, headers: { 'content-type': 'Application/JSON; charset=utf-8' } }, 200, /"__typename":"Query"/],
      [{ ...get, headers: { 'content-type': 'text/plain' } }, 415, /content-type/],
      [{ ...get, headers: { accept: 'application/graphql-response+json' } }, 200, /"__typename":"Query"/],
      ...Array.from({ length: 3 }, (): [object, number, RegExp] => [
        post({ query: 'query Again { __typename }' }),
        200,
        /Query/,
      ]),
    ];
    const { answers } = load(
      assetOf('graphql'),
      '--no-warnings',
      questions.map(([event]) => event),
    );
    expect(answers).toHaveLength(questions.length);
    answers?.forEach(({ statusCode, body }, index) => {
      const [, status, text] = questions[index] ?? [];
      expect({ statusCode, body }).toEqual({
        statusCode: status,
        body: expect.stringMatching(text ?? /never/) as unknown,
      });
    });
  });
});

interface Loaded {
  rejected: (boolean | null)[];
  /** Printed while it was loaded. */
  said: string;
  answers?: { statusCode: number; body: string }[];
}

/** Loads a function in a process of its own, and calls it. */
function load(asset: string, flag = '--no-warnings', events: object[] = []): Loaded {
  const script =
    "const { handler, scripts } = await import(process.argv[1] + '/index.mjs');" +
    'const answers = []; for (const event of JSON.parse(process.argv[2])) answers.push(await handler(event, {}));' +
    'const rejected = [...scripts.values()].slice(0, Number(process.argv[3])).map((each) => each.cachedDataRejected ?? null);' +
    "console.log('\\n' + JSON.stringify({ rejected, ...(answers.length > 0 && { answers }) }));";
  const env = { TABLE_NAME: 'the-table', AWS_REGION: 'us-east-1', NODE_ENV: 'production' };
  const args = [flag, '--input-type=module', '-e', script, asset, JSON.stringify(events), '9'];
  const lines = execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trimEnd().split('\n');
  return { ...(JSON.parse(lines.pop() ?? '') as Loaded), said: lines.join('').trim() };
}
