import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunction } from '../../infra/bundle/build.ts';
import { startWarmUpIssuer } from '../../infra/bundle/warm-up-issuer.ts';
import { signedEvent, warmUpEvents } from '../../infra/bundle/warm-up.ts';
import { startWarmUpTable } from '../../infra/bundle/warm-up-table.ts';
import { type Loaded, loadFunction, type LoadOptions } from './support/load-function.ts';
import { installNodeReleases } from './support/node-releases.ts';

const { version, arch } = process;
const folder = mkdtempSync(join(tmpdir(), 'sidelined-code-cache-'));
const built = join(folder, 'graphql');
/** The most frequent reads of apps: their responses are the same each time. */
const issuer = await startWarmUpIssuer();
const reads = (warmUpEvents['graphql'] ?? [])
  .filter(({ body }) => !String(body).includes('"mutation '))
  .map((event) => signedEvent(event, issuer));

let environment: Record<string, string>;
/** The answers without any cache. */
let due: Loaded['answers'];

const load = (of: string, options: Omit<LoadOptions, 'environment' | 'events'> = {}) =>
  loadFunction(of, { ...options, events: reads, environment });

const cacheOf = (of: string, flag = ''): string => join(of, `app.js.${version}.${arch}${flag}.cache`);

/** A copy of the function, to be changed. */
function copy(name: string): string {
  const to = join(folder, name);
  cpSync(built, to, { recursive: true });
  return to;
}

beforeAll(async () => {
  await buildFunction({
    entry: join(import.meta.dirname, '../../functions/graphql/handler.ts'),
    folder: built,
    beside: `${built}-beside`,
    name: 'graphql',
  });
  const address = await startWarmUpTable();
  environment = {
    AWS_ENDPOINT_URL_DYNAMODB: address,
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_LAMBDA_FUNCTION_NAME: 'the-function',
    ...issuer.environment,
  };
  const bare = copy('bare');
  for (const flag of ['', '.expose-gc']) rmSync(cacheOf(bare, flag));
  const { answers, printed } = await load(bare);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(reads.map(() => 200));
  expect(JSON.parse(printed)).toMatchObject({ reason: 'absent' });
  due = answers;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** The line that CloudWatch counts, in its embedded metric format. */
const counted = (reason: string, details: object = {}) => ({
  _aws: {
    Timestamp: expect.any(Number) as unknown,
    CloudWatchMetrics: [
      {
        Namespace: 'Sidelined',
        Dimensions: [['FunctionName']],
        Metrics: [{ Name: 'CodeCacheUnused', Unit: 'Count' }],
      },
    ],
  },
  FunctionName: 'the-function',
  CodeCacheUnused: 1,
  reason,
  version,
  arch,
  execArgv: expect.any(Array) as unknown,
  ...details,
});

describe('A code cache', () => {
  // Lambda's own, in the second case.
  it.each([[[]], [['--expose-gc', '--max-http-header-size', '81920', '--max-old-space-size=1592']]])(
    'is used by Node as it is started with %j, and changes no answer',
    async (flags) => {
      expect(await load(built, { flags })).toEqual({ printed: '', answers: due });
    },
  );

  it.each([['--jitless'], ['--no-opt'], ['--max-lazy']])(
    'made under other flags than %s is rejected, counted, and changes no answer',
    async (flag) => {
      const { printed, answers } = await load(built, { flags: [flag] });
      expect(JSON.parse(printed)).toEqual(counted('rejected'));
      expect(answers).toEqual(due);
    },
  );

  it('that is damaged is rejected, counted, and changes no answer', async () => {
    const damaged = copy('damaged');
    writeFileSync(cacheOf(damaged), 'no cache');
    const { printed, answers } = await load(damaged);
    expect(JSON.parse(printed)).toEqual(counted('rejected'));
    expect(answers).toEqual(due);
  });

  it('and its function need no code that is made of text at run time', async () => {
    const { answers } = await load(built, { flags: ['--disallow-code-generation-from-strings'] });
    expect(answers).toEqual(due);
  });

  // npm has no other releases of Node for other systems, and CI runs on Linux.
  describe.runIf(process.platform === 'linux')('under another release of Node', () => {
    let releases: ReturnType<typeof installNodeReleases>;
    beforeAll(() => {
      releases = installNodeReleases();
    }, 300_000);

    it.each(['22', '24'] as const)('is not even looked at: %s', async (major) => {
      const { printed, answers } = await load(built, { node: releases[major] });
      expect(JSON.parse(printed)).toEqual(
        counted('absent', { version: expect.stringMatching(`^v${major}\\.`) as unknown }),
      );
      expect(answers).toEqual(due);
    });

    it('is rejected when it is taken for its own', async () => {
      const renamed = copy('renamed');
      const theirs = execFileSync(releases[22], ['-p', 'process.version'], { encoding: 'utf8' }).trim();
      renameSync(cacheOf(renamed), join(renamed, `app.js.${theirs}.${arch}.cache`));
      const { printed, answers } = await load(renamed, { node: releases[22] });
      expect(JSON.parse(printed)).toEqual(counted('rejected', { version: theirs }));
      expect(answers).toEqual(due);
    });
  });
});
