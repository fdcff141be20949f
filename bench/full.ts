import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, machine } from './machine.ts';
import { type ColdPlan, measureCold } from './measure/cold.ts';
import { compareAnswers } from './measure/compare.ts';
import { type CpuPlan, measureCpu } from './measure/cpu.ts';
import { measureDemand } from './measure/demand.ts';
import { measureGrowth, writeGrowthData } from './measure/growth.ts';
import { measureLatency } from './measure/latency.ts';
import { measureLoad } from './measure/load.ts';
import { measureMemory } from './measure/memory.ts';
import { closingLine } from './quick.ts';
import type { Results } from './results.ts';
import { onStage, type Say, type Stage } from './stage.ts';
import { variantNames } from './variants/build.ts';

const pair = ['stock', 'ours'] as const;

/** The full benchmark, into `bench/results.json`. */
export function runFull(say: Say): Promise<string> {
  return onStage(variantNames, say, async (stage) => {
    const { variants } = stage;
    const overDynamoDB = variants.filter((variant) => variant !== 'postgraphile');
    const compared = await compareAnswers(stage);
    say('Cold starts');
    const starts = { operations: ['board', 'field'], rounds: 15 } satisfies Partial<ColdPlan>;
    const cold = [
      ...(await measureCold(stage, { ...starts, variants, transport: 'http' })),
      ...(await overTls(stage, () => measureCold(stage, { ...starts, variants: pair, transport: 'tls' }))),
    ];
    say('CPU through the whole stack');
    const warm = { warmUpSeconds: { board: 3, field: 1 }, rounds: 9, batchSeconds: 0.3 } satisfies Partial<CpuPlan>;
    const cpu = [
      ...(await measureCpu(stage, { ...warm, variants, transport: 'http' })),
      ...(await overTls(stage, () => measureCpu(stage, { ...warm, variants: pair, transport: 'tls' }))),
    ];
    say('Time where DynamoDB takes 5 ms for each call');
    const latency = await measureLatency(stage, overDynamoDB);
    say('Requests, units and round trips');
    const demand = await measureDemand(stage, pair);
    say('Load');
    const load = await measureLoad(stage, pair);
    say('Memory under documents with long comments, and writing data that grows');
    // Not timed: while these count, other cores prepare what the next measurement reads.
    const [memory, questions] = await Promise.all([measureMemory(stage), writeGrowthData(stage)]);
    say('Growth');
    const growth = await measureGrowth(stage, questions);
    const results: Results = {
      machine: machine(),
      commit: commit(),
      takenAt: new Date().toISOString(),
      compared,
      cold,
      cpu,
      latency,
      demand,
      load,
      memory: [memory],
      growth,
      skipped: stage.skipped,
    };
    writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
    say('Wrote bench/results.json. `npm run bench:report` makes docs/performance.md of it.');
    return closingLine(results);
  });
}

const overTls = async <T>({ certificate }: Stage, measure: () => Promise<T[]>): Promise<T[]> =>
  certificate ? measure() : [];
