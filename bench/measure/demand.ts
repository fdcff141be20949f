import { engineAt } from '../dynamodb/layers.ts';
import { metered } from '../dynamodb/meter.ts';
import type { DemandRow, OperationName } from '../results.ts';
import { type Stage, tableOf, withProcesses } from '../stage.ts';
import type { VariantName } from '../variants/build.ts';
import { eventFor } from '../world/operations.ts';

const operations: readonly OperationName[] = ['board', 'page', 'field', 'recordRuns1', 'recordRuns100'];
/** Athletes without runs of their own: the cost of recording depends on the runs of the same day. */
const RUNNER = 19;

/** The requests of each operation to DynamoDB, counted on the wire. */
export async function measureDemand(stage: Stage, variants: readonly VariantName[]): Promise<DemandRow[]> {
  const rows: DemandRow[] = [];
  for (const variant of variants) {
    const meter = metered(engineAt(stage.engine), stage.client, tableOf(variant));
    await withProcesses({ variants: [variant], front: { respond: meter.respond } }, async ([each]) => {
      const ask = (operation: OperationName, batch: string) =>
        each?.answer(eventFor(operation, { batch, now: Date.now(), runner: RUNNER }));
      // What is loaded or opened with the first request does not count for the second.
      await ask('board', 'first');
      for (const operation of operations) {
        const demand = await meter.during(async () => ask(operation, `counted-${operation}`));
        rows.push({ variant, operation, ...demand });
        const { requests, readUnits, writeUnits, roundTrips } = demand;
        const says = `${requests} requests in ${roundTrips} round trips, ${readUnits} + ${writeUnits} units`;
        stage.say(`  ${operation}, ${variant}: ${says}`);
      }
    });
  }
  return rows;
}
