import { localClient } from '../infra/local/dynamodb/client.ts';
import { startEngine } from '../infra/local/dynamodb/dynamodb.ts';
import { compareAnswers } from './compare.ts';
import { installCompetitors } from './install.ts';
import { claimTheMachine } from './one-at-a-time.ts';
import { leaveThatCore } from './process/cores.ts';
import { WarmProcess } from './process/warm-process.ts';
import type { OperationName } from './results.ts';
import { seedTable } from './seed.ts';
import { buildAll, type DataSource, type VariantName } from './variants/build.ts';

export const reads: OperationName[] = ['board', 'field'];
export const writes: OperationName[] = ['recordRuns1', 'recordRuns100', 'recordRuns100Known'];

export type Say = (line: string) => void;

/** What all measurements need: the variants, built, and DynamoDB with a table for each of them. */
export interface Stage {
  /** Where DynamoDB answers. */
  endpoint: string;
  variants: readonly VariantName[];
  say: Say;
}

export const tableOf = (variant: VariantName): string => `Benchmark-${variant}`;

/** Sets the stage, measures, and clears it away. */
export async function onStage<T>(
  variants: readonly VariantName[],
  say: Say,
  measure: (stage: Stage) => Promise<T>,
): Promise<T> {
  claimTheMachine();
  leaveThatCore();
  await installCompetitors(say);
  say(`Building ${variants.join(', ')}`);
  await buildAll(variants, ['deployed', 'alone']);
  say('Starting DynamoDB Local, and writing a coach, 40 athletes and their runs');
  const engine = await startEngine();
  const client = localClient(engine.endpoint);
  try {
    for (const variant of variants) await seedTable(client, tableOf(variant));
    return await measure({ endpoint: engine.endpoint, variants, say });
  } finally {
    client.destroy();
    await engine.stop();
  }
}

/** Processes of these variants, each over its own table, which end when they have been used. */
export async function withProcesses<T>(
  { endpoint }: Pick<Stage, 'endpoint'>,
  variants: readonly VariantName[],
  source: DataSource,
  use: (processes: WarmProcess[]) => Promise<T>,
): Promise<T> {
  const processes: WarmProcess[] = [];
  try {
    for (const variant of variants) {
      const place = { endpoint, tableName: tableOf(variant) };
      processes.push(await WarmProcess.start({ variant, source }, place));
    }
    return await use(processes);
  } finally {
    await Promise.all(processes.map((each) => each.stop()));
  }
}

/** That all variants answer the same, both those over DynamoDB and those whose data comes from memory. */
export async function compareAll(stage: Stage) {
  stage.say('Comparing answers');
  await withProcesses(stage, stage.variants, 'alone', (processes) => compareAnswers(processes, reads));
  return withProcesses(stage, stage.variants, 'deployed', (processes) =>
    compareAnswers(processes, [...reads, ...writes]),
  );
}
