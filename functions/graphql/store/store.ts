import { athleteStore } from './athlete.ts';
import { type Table, untilWritten } from './client.ts';
import { callStore } from './call.ts';
import { commentStore } from './comment.ts';
import { deliveryStore } from './delivery.ts';
import { dueStore } from './due.ts';
import { entityStore } from './entity.ts';
import type { DynamoDB } from './dynamodb.ts';
import { errandStore } from './errand.ts';
import { erasureStore } from './erasure.ts';
import { instructionStore } from './instruction.ts';
import { rateStore } from './rate.ts';
import { providerStore } from './provider.ts';
import { providerRunStore } from './provider-run.ts';
import { receiptStore } from './receipt.ts';
import { runStore } from './run.ts';
import { symptomStore } from './symptom.ts';
import { timelineStore } from './timeline.ts';
import { viewerStore } from './viewer.ts';
import { webhookStore } from './webhook.ts';

/** Waits 25 to 50 ms before the second try, twice as long before each further one: jitter keeps colliding calls apart. */
const pauseWithJitter = (tries: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 25 * 2 ** (tries - 1) * (1 + Math.random())));

/** All access patterns over one table. Made once per container: it keeps no state but the client. */
export function createStore(options: { client: DynamoDB; tableName: string; pause?: Table['pause'] }) {
  const table: Table = {
    client: options.client,
    name: options.tableName,
    pause: options.pause ?? pauseWithJitter,
  };
  return {
    /** Reads a key that is never there: whether the table answers. */
    async ping(): Promise<void> {
      await table.client.call('GetItem', { TableName: table.name, Key: { pk: 'PING', sk: 'PING' } });
    },
    untilWritten: <T>(decideAndWrite: () => Promise<T>): Promise<T> => untilWritten(table.pause, decideAndWrite),
    athletes: athleteStore(table),
    viewers: viewerStore(table),
    entities: entityStore(table),
    runs: runStore(table),
    symptoms: symptomStore(table),
    instructions: instructionStore(table),
    comments: commentStore(table),
    timeline: timelineStore(table),
    erasure: erasureStore(table),
    receipts: receiptStore(table),
    webhooks: webhookStore(table),
    deliveries: deliveryStore(table),
    due: dueStore(table),
    providers: providerStore(table),
    providerRuns: providerRunStore(table),
    errands: errandStore(table),
    calls: callStore(table),
    rate: rateStore(table),
  };
}

export type Store = ReturnType<typeof createStore>;
