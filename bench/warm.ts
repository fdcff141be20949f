import { rotated, spreadOf } from './statistics.ts';
import type { OperationName, WarmRow } from './results.ts';
import type { Batch, WarmProcess } from './process/warm-process.ts';
import { type Stage, withProcesses } from './stage.ts';

export interface WarmPlan {
  /**
   * The operations, each with the CPU that each variant spends on it before anything is counted, so that the JIT has
   * settled: it takes a thousand boards and more until V8 is done with ours.
   */
  warmUpSeconds: Partial<Record<OperationName, number>>;
  rounds: number;
  /** CPU of one batch. */
  batchSeconds: number;
  /**
   * `wall` where all time is the function's own; `cpu` where it also waits for an engine that another core runs, and what
   * one core carries is what it has CPU for.
   */
  requestsPerSecondBy: 'wall' | 'cpu';
  say: (line: string) => void;
}

interface Sample {
  cpuMicroseconds: number;
  requestsPerSecond: number;
}

/** CPU per request where the data comes from memory. */
export function measureAlone(stage: Stage, batchSeconds: number): Promise<WarmRow[]> {
  stage.say('Warm, GraphQL alone');
  return withProcesses(stage, stage.variants, 'alone', (processes) =>
    measureWarm(processes, {
      warmUpSeconds: { board: 2, field: 0.5 },
      rounds: 9,
      batchSeconds,
      requestsPerSecondBy: 'wall',
      say: stage.say,
    }),
  );
}

/** CPU per request, each variant in a process of its own, in rounds that alternate between them. */
export async function measureWarm(processes: readonly WarmProcess[], plan: WarmPlan): Promise<WarmRow[]> {
  const rows: WarmRow[] = [];
  for (const [operation, seconds] of Object.entries(plan.warmUpSeconds) as [OperationName, number][]) {
    const lanes = [];
    for (const each of processes) {
      plan.say(`  ${operation}: ${each.variant} warms up`);
      lanes.push({
        each,
        requests: await warmUp(each, operation, { seconds, batchSeconds: plan.batchSeconds }),
        samples: new Array<Sample>(),
      });
    }
    plan.say(`  ${operation}: ${plan.rounds} rounds`);
    for (let round = 0; round < plan.rounds; round++) {
      for (const { each, requests, samples } of rotated(lanes, round)) {
        samples.push(sampleOf(await each.run([operation], requests), requests, plan));
      }
    }
    const found = lanes.map(({ each, samples }) => ({
      variant: each.variant,
      operation,
      cpuMicroseconds: spreadOf(samples.map(({ cpuMicroseconds }) => cpuMicroseconds)),
      requestsPerSecond: spreadOf(samples.map(({ requestsPerSecond }) => requestsPerSecond)),
    }));
    const stock = found.find(({ variant }) => variant === 'stock')?.cpuMicroseconds.median ?? NaN;
    rows.push(...found.map((row) => ({ ...row, ratio: stock / row.cpuMicroseconds.median })));
  }
  return rows;
}

/** Runs an operation until the warm-up's CPU is spent; answers how many requests make a batch from then on. */
async function warmUp(
  each: WarmProcess,
  operation: OperationName,
  { seconds, batchSeconds }: { seconds: number; batchSeconds: number },
): Promise<number> {
  let requests = 1;
  let spentSeconds = 0;
  let perRequest = Infinity;
  while (spentSeconds < seconds) {
    const { cpuMicroseconds } = await each.run([operation], requests);
    spentSeconds += cpuMicroseconds / 1e6;
    perRequest = cpuMicroseconds / 1e6 / requests;
    // Longer and longer, up to the length of a batch.
    requests = Math.max(1, Math.min(requests * 4, Math.round(batchSeconds / perRequest)));
  }
  return Math.max(1, Math.round(batchSeconds / perRequest));
}

function sampleOf({ cpuMicroseconds, wallMicroseconds }: Batch, requests: number, plan: WarmPlan): Sample {
  const busyMicroseconds = plan.requestsPerSecondBy === 'wall' ? wallMicroseconds : cpuMicroseconds;
  return { cpuMicroseconds: cpuMicroseconds / requests, requestsPerSecond: (requests / busyMicroseconds) * 1e6 };
}
