import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localClient } from '../infra/local/dynamodb/client.ts';
import { startEngine } from '../infra/local/dynamodb/dynamodb.ts';
import { type Certificate, makeCertificate } from './dynamodb/certificate.ts';
import { type Front, withFront } from './dynamodb/front.ts';
import { installCompetitors } from './install.ts';
import { claimTheMachine } from './one-at-a-time.ts';
import { findPostgres, NO_POSTGRES, startPostgres } from './postgres/postgres.ts';
import { leaveThatCore } from './process/cores.ts';
import { functionEnvironment } from './process/environment.ts';
import { VariantProcess } from './process/variant-process.ts';
import type { Results } from './results.ts';
import { buildAll, buildFolder, moduleOf, type VariantName } from './variants/build.ts';
import { seedTable } from './world/seed.ts';

export type Say = (line: string) => void;

/** What all measurements need: the built variants, and DynamoDB with a table for each of them. */
export interface Stage {
  /** The endpoint of DynamoDB Local, and a client for it. */
  engine: string;
  client: DynamoDBClient;
  variants: readonly VariantName[];
  /** Undefined if `openssl` is not installed: nothing is then measured over TLS. */
  certificate: Certificate | undefined;
  skipped: Results['skipped'];
  say: Say;
}

export const tableOf = (variant: VariantName): string => `Benchmark-${variant}`;

/** Sets the stage, measures, and cleans up. */
export async function onStage<T>(
  wanted: readonly VariantName[],
  say: Say,
  measure: (stage: Stage) => Promise<T>,
): Promise<T> {
  claimTheMachine();
  leaveThatCore();
  await installCompetitors(say);
  const overDynamoDB = wanted.filter((variant) => variant !== 'postgraphile');
  say(`Building ${overDynamoDB.join(', ')}`);
  await buildAll(overDynamoDB);
  const certificate = makeCertificate(buildFolder);
  const skipped: Results['skipped'] = [];
  if (!certificate) skipped.push({ variant: 'TLS', reason: 'No openssl on the machine that measured.' });
  const stopPostgres = wanted.includes('postgraphile') ? await preparePostGraphile(say) : undefined;
  const variants = stopPostgres ? wanted : overDynamoDB;
  if (variants.length < wanted.length) skipped.push({ variant: 'postgraphile', reason: NO_POSTGRES });
  say('Starting DynamoDB Local, and writing a coach, 40 athletes and their runs');
  const engine = await startEngine().catch(async (error: unknown) => {
    await stopPostgres?.();
    throw error;
  });
  const client = localClient(engine.endpoint);
  try {
    for (const variant of overDynamoDB) await seedTable(client, tableOf(variant));
    return await measure({ engine: engine.endpoint, client, variants, certificate, skipped, say });
  } finally {
    client.destroy();
    await engine.stop();
    await stopPostgres?.();
  }
}

/** Starts PostgreSQL with the same data, and builds PostGraphile over it; undefined if PostgreSQL is not installed. */
async function preparePostGraphile(say: Say): Promise<(() => Promise<void>) | undefined> {
  const binaries = findPostgres();
  if (!binaries) {
    say(`PostGraphile is left out: ${NO_POSTGRES}`);
    return undefined;
  }
  const { socketFolder, version, stop } = await startPostgres(binaries);
  try {
    say(`Building PostGraphile on ${version}`);
    const module = moduleOf('postgraphile');
    mkdirSync(dirname(module), { recursive: true });
    // In its own process: its packages exist only after the installation.
    const script = new URL('rivals/postgraphile/prepare.ts', import.meta.url).pathname;
    execFileSync(process.execPath, [script, socketFolder, module], {
      env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

export interface Company {
  variants: readonly VariantName[];
  front: Front;
  /** One table for all, or one per variant. */
  table?: string;
  nodeArgs?: readonly string[];
}

/** Starts processes of these variants, which reach DynamoDB through a front, and ends them after use. */
export async function withProcesses<T>(
  { variants, front, table, nodeArgs }: Company,
  use: (processes: VariantProcess[]) => Promise<T>,
): Promise<T> {
  return withFront(front, async (endpoint) => {
    const processes: VariantProcess[] = [];
    try {
      for (const variant of variants) {
        const env = functionEnvironment(endpoint, table ?? tableOf(variant), front.certificate?.caFile);
        processes.push(await VariantProcess.start(variant, env, nodeArgs));
      }
      return await use(processes);
    } finally {
      await Promise.all(processes.map((each) => each.stop()));
    }
  });
}
