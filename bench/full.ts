import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureCold } from './cold.ts';
import { compareAnswers, type Compared, expectSame } from './compare.ts';
import { commit, machine } from './machine.ts';
import { measureMemory } from './memory.ts';
import { closingLine } from './quick.ts';
import { measureCost } from './cost.ts';
import { measureGrowth, wholeGrowth } from './growth.ts';
import { measurePostGraphile } from './postgraphile.ts';
import { CannedDynamoDB } from './process/canned-dynamodb.ts';
import type { Results } from './results.ts';
import { seedItems } from './seed.ts';
import { compareAll, onStage, reads, type Say, type Stage, tableOf, withProcesses } from './stage.ts';
import { coldTable, memoryTable, warmTable } from './tables.ts';
import { type VariantName, variantNames } from './variants/build.ts';
import { measureAlone, measureWarm } from './warm.ts';

/** What somebody may deploy. The floors are there to say how far one could get. */
const servers: readonly VariantName[] = ['stock', 'ours', 'yoga', 'mercurius'];
const pair: readonly VariantName[] = ['stock', 'ours'];

const leftOut: Results['skipped'] = [
  {
    variant: 'floor-graphql',
    reason: 'Cold, whole stack and memory: nobody may deploy it, it is there for CPU alone.',
  },
  {
    variant: 'floor-compiled',
    reason: 'Cold, whole stack and memory: nobody may deploy it, it is there for CPU alone.',
  },
];

/** Everything, into `bench/results.json`. */
export async function runFull(say: Say, print: (...lines: string[]) => void): Promise<void> {
  await onStage(variantNames, say, async (stage) => {
    const { compared, data } = await compareAll(stage);
    say('Cold starts');
    const cold = await measureCold({
      lanes: [
        { operation: 'board', variants: servers },
        { operation: 'field', variants: pair },
      ],
      rounds: 15,
      tracedRounds: 3,
      engine: stage.endpoint,
      tableName: tableOf('stock'),
      say,
    });
    print('', 'Cold: a fresh process to its first answer, median (quartiles)', coldTable(cold));
    const warm = await measureAlone(stage, 0.5);
    print('', 'Warm: CPU of one request, GraphQL alone, median (quartiles)', warmTable(warm));
    const { wholeStack, live } = await measureWholeStack(stage, data);
    print('', 'Warm: CPU of one request, whole stack, median (quartiles)', warmTable(wholeStack));
    print('', 'The same on DynamoDB Local as it answers', warmTable(live));
    say('Memory');
    const memory = await withProcesses(stage, pair, 'alone', (processes) => measureMemory(processes, say));
    print('', 'Memory: resident set in MB', memoryTable(memory));
    const postgraphile = await measurePostGraphile({ items: seedItems(), expected: data, cold, live, say });
    print('', 'PostGraphile', coldTable(postgraphile.cold), warmTable(postgraphile.live));
    say('Cost');
    const cost = await measureCost(stage.endpoint, say);
    say('Growth');
    const growth = await measureGrowth({ endpoint: stage.endpoint, ...wholeGrowth, say });
    const results: Results = {
      machine: machine(),
      commit: commit(),
      takenAt: new Date().toISOString(),
      compared: [...compared, ...postgraphile.compared],
      cold: [...cold, ...postgraphile.cold],
      warm,
      wholeStack,
      live: [...live, ...postgraphile.live],
      memory: [...memory, ...postgraphile.memory],
      cost,
      growth,
      skipped: [...leftOut, ...postgraphile.skipped],
    };
    await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
    print('', closingLine(cold, warm));
  });
}

/** Through DynamoDB, which other cores run: CPU of the function's own process. */
async function measureWholeStack({ endpoint: engine, say }: Stage, { board, field }: Compared['data']) {
  say('Warm, whole stack');
  const plan = { rounds: 9, batchSeconds: 0.3, requestsPerSecondBy: 'cpu' as const, say };
  const ofReads = await CannedDynamoDB.during(engine, (canned, endpoint) =>
    withProcesses({ endpoint }, servers, 'deployed', async (processes) => {
      expectSame({ board, field }, (await compareAnswers(processes, reads)).data);
      return canned.knowing('whole stack', () =>
        measureWarm(processes, { ...plan, warmUpSeconds: { board: 3, field: 1 } }),
      );
    }),
  );
  say('Warm, whole stack, on DynamoDB Local');
  return withProcesses({ endpoint: engine }, pair, 'deployed', async (processes) => ({
    live: [
      ...(await measureWarm(processes, { ...plan, warmUpSeconds: { board: 5 } })),
      // It waits ten times as long as it works.
      ...(await measureWarm(processes, { ...plan, warmUpSeconds: { field: 0.3 }, batchSeconds: 0.1 })),
    ],
    wholeStack: [
      ...ofReads,
      // The engine takes several times as long for them.
      ...(await measureWarm(processes, {
        ...plan,
        warmUpSeconds: { recordRuns1: 1, recordRuns100: 1, recordRuns100Known: 1 },
        batchSeconds: 0.15,
      })),
    ],
  }));
}
