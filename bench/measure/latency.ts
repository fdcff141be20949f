import { CliError } from '../../infra/local/cli-error.ts';
import { engineAt, remembering, taking5ms } from '../dynamodb/layers.ts';
import type { LatencyRow, OperationName } from '../results.ts';
import { type Stage, withProcesses } from '../stage.ts';
import { rotated, spreadOf } from '../statistics.ts';
import type { VariantName } from '../variants/build.ts';
import { eventFor } from '../world/operations.ts';

/** Requests of each operation, for warm-up and timed. Writes take the engine longer. */
const samples: Record<OperationName, { warmUp: number; timed: number }> = {
  board: { warmUp: 150, timed: 60 },
  page: { warmUp: 150, timed: 60 },
  field: { warmUp: 300, timed: 100 },
  recordRuns1: { warmUp: 100, timed: 60 },
  recordRuns100: { warmUp: 10, timed: 15 },
};

/**
 * Time of a request in a warm process, with 5 ms for each call of DynamoDB. Reads are answered from memory after 5 ms;
 * writes are executed by DynamoDB Local, which is part of the 5 ms as long as it is fast enough.
 */
export async function measureLatency(stage: Stage, variants: readonly VariantName[]): Promise<LatencyRow[]> {
  const memory = remembering(engineAt(stage.engine));
  const ofReads = await measureThrough(stage, variants, memory.respond, ['board', 'page', 'field']);
  const ofWrites = await measureThrough(stage, variants, engineAt(stage.engine), ['recordRuns1', 'recordRuns100']);
  return [...ofReads, ...ofWrites];
}

function measureThrough(
  { say }: Stage,
  variants: readonly VariantName[],
  source: ReturnType<typeof engineAt>,
  operations: readonly OperationName[],
): Promise<LatencyRow[]> {
  return withProcesses({ variants, front: { respond: taking5ms(source) } }, async (processes) => {
    const rows: LatencyRow[] = [];
    for (const operation of operations) {
      const { warmUp, timed } = samples[operation];
      say(`  ${operation}: ${timed} requests of each, after ${warmUp} that warm up`);
      const lanes = processes.map((each) => ({ each, milliseconds: new Array<number>() }));
      for (let turn = 0; turn < warmUp + timed; turn++)
        for (const { each, milliseconds: times } of rotated(lanes, turn)) {
          const event = eventFor(operation, { batch: `latency-${turn}`, now: Date.now(), runner: turn % 10 });
          const { status, body, milliseconds } = await each.answer(event);
          if (status !== 200 || /errors":\[\{/i.test(body))
            throw new CliError(`${operation}: ${each.variant} answers ${status} ${body.slice(0, 300)}`);
          if (turn >= warmUp) times.push(milliseconds);
        }
      for (const { each, milliseconds } of lanes) {
        const spread = spreadOf(milliseconds);
        rows.push({ variant: each.variant, operation, milliseconds: spread });
        say(`  ${operation}, ${each.variant}: ${spread.median.toFixed(1)} ms`);
      }
    }
    return rows;
  });
}
