import { engineAt, remembering } from '../dynamodb/layers.ts';
import type { VariantProcess } from '../process/variant-process.ts';
import type { CpuRow, OperationName, Transport } from '../results.ts';
import { type Stage, withProcesses } from '../stage.ts';
import { rotated, spreadOf } from '../statistics.ts';
import type { VariantName } from '../variants/build.ts';

export interface CpuPlan {
  variants: readonly VariantName[];
  transport: Transport;
  /** CPU that each variant spends on an operation before the measurement, so that the JIT has settled. */
  warmUpSeconds: Partial<Record<OperationName, number>>;
  rounds: number;
  /** CPU per batch. */
  batchSeconds: number;
}

/**
 * CPU per request, each variant in its own process, in rounds that alternate between them. DynamoDB answers at once.
 */
export async function measureCpu(stage: Stage, plan: CpuPlan): Promise<CpuRow[]> {
  const memory = remembering(engineAt(stage.engine));
  const certificate = plan.transport === 'tls' ? stage.certificate : undefined;
  const front = { respond: memory.respond, ...(certificate && { certificate }) };
  return withProcesses({ variants: plan.variants, front }, async (processes) => {
    const rows: CpuRow[] = [];
    for (const [operation, seconds] of Object.entries(plan.warmUpSeconds) as [OperationName, number][]) {
      const lanes = [];
      for (const each of processes) {
        stage.say(`  ${operation} over ${plan.transport}: ${each.variant} warms up`);
        const requests = await warmUp(each, operation, seconds, plan.batchSeconds);
        lanes.push({ each, requests, microseconds: new Array<number>() });
      }
      for (let round = 0; round < plan.rounds; round++)
        for (const { each, requests, microseconds } of rotated(lanes, round))
          microseconds.push((await each.run(operation, requests)) / requests);
      for (const { each, microseconds } of lanes) {
        const spread = spreadOf(microseconds);
        rows.push({ variant: each.variant, operation, transport: plan.transport, microseconds: spread });
        stage.say(`  ${operation}, ${each.variant}: ${spread.median.toFixed(0)} µs`);
      }
    }
    return rows;
  });
}

/** Runs an operation until the warm-up's CPU is spent; returns how many requests make a batch. */
async function warmUp(each: VariantProcess, operation: OperationName, seconds: number, batchSeconds: number) {
  let [requests, spentSeconds, perRequest] = [1, 0, Infinity];
  while (spentSeconds < seconds) {
    const batch = (await each.run(operation, requests)) / 1e6;
    spentSeconds += batch;
    perRequest = batch / requests;
    // In growing steps, up to the length of a batch.
    requests = Math.max(1, Math.min(requests * 4, Math.round(batchSeconds / perRequest)));
  }
  return Math.max(1, Math.round(batchSeconds / perRequest));
}
