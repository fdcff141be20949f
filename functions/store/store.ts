import { setTimeout as sleep } from 'node:timers/promises';
import { athleteStore } from './athlete.ts';
import { auditStore } from './audit/trail.ts';
import { deploymentRecord } from './dynamodb/table.ts';
import type { Table } from './dynamodb/table-access.ts';
import type { Weight } from './dynamodb/errors.ts';
import { retryOnConflict } from './dynamodb/writes.ts';
import { callStore } from './idempotency/call.ts';
import { commentStore } from './comment.ts';
import { importScheduleStore } from './imports/import-schedule.ts';
import { importStore } from './imports/import.ts';
import { deliveryStore } from './outbound/delivery.ts';
import { announcementStore } from './outbound/announcement.ts';
import { endpointStore } from './outbound/endpoint.ts';
import { packedStore } from './outbound/packed.ts';
import { queueStore } from './outbound/queue.ts';
import { scheduleStore } from './outbound/schedule.ts';
import { partitionsOfDeployment } from './spread.ts';
import { entityStore } from './entity.ts';
import type { DynamoDB } from './dynamodb/client.ts';
import { authorizationCodeStore } from './integration/authorization-code.ts';
import { integrationStore } from './integration/integration.ts';
import { usageStore } from './integration/usage.ts';
import { openStore } from './open.ts';
import { providerJobStore } from './outbound/provider-job.ts';
import { accountStore } from './account.ts';
import { erasureStore } from './erasure.ts';
import { exportStore } from './export.ts';
import { instructionStore } from './instruction.ts';
import { rateStore } from './idempotency/rate.ts';
import { providerStore } from './outbound/provider.ts';
import { providerRunStore } from './outbound/provider-run.ts';
import { idempotencyStore } from './idempotency/idempotency.ts';
import { sessionStore } from './session.ts';
import { runStore } from './run.ts';
import { runChangeStore } from './run-changes.ts';
import { type DerivedKeys, deriveKeys, eventName } from './secrets/derived-keys.ts';
import { symptomStore } from './symptom.ts';
import { timelineStore } from './timeline.ts';
import { viewerStore } from './viewer.ts';
import { webhookStore } from './outbound/webhook.ts';

/**
 * Waits 25 to 50 ms before the second attempt, and twice as long before each further one. Jitter keeps conflicting
 * calls apart. A write that keeps an athlete safe waits 10 to 40 ms each time: the others have stepped back by then.
 */
const pauseWithJitter: Table['pause'] = (tries, weight) =>
  sleep(weight === 'safety' ? 10 + 30 * Math.random() : 25 * 2 ** (tries - 1) * (1 + Math.random()));

/** A setting of the deployment, the same for all its functions; docs/changes.md says when it is needed. */
function layoutOfDeployment(): Table['layout'] {
  const layout = process.env['ITEM_LAYOUT'];
  if (layout === undefined || layout === 'former') return layout;
  throw new Error(`ITEM_LAYOUT is ${layout}: it is "former", or left out`);
}

/** All access patterns over one table. Made once per container; its only state is the client. */
export function createStore(options: {
  client: DynamoDB;
  tableName: string;
  pause?: Table['pause'];
  settle?: (milliseconds: number) => Promise<unknown>;
  layout?: Table['layout'];
  partitions?: Table['partitions'];
  /** Random by default, for a process that shares no cursors and events with others. */
  keys?: DerivedKeys | undefined;
  vault?: Table['vault'];
}) {
  const keys = options.keys ?? deriveKeys();
  const table: Table = {
    client: options.client,
    name: options.tableName,
    pause: options.pause ?? pauseWithJitter,
    layout: options.layout ?? layoutOfDeployment(),
    partitions: options.partitions ?? partitionsOfDeployment(),
    cursorKey: keys.cursors,
    vault: options.vault,
  };
  return {
    /** The known record of the table, which checks that the table answers, and that it is the same as ever. [1 request] */
    async knownRecord(): Promise<string | undefined> {
      const { Item } = await table.client.call('GetItem', { TableName: table.name, Key: deploymentRecord });
      return Item && String(Item['record']);
    },
    /** Waits, before something is acknowledged that others may not have noticed yet. */
    settle: options.settle ?? ((milliseconds: number): Promise<unknown> => sleep(milliseconds)),
    retryOnConflict: <T>(decideAndWrite: () => Promise<T>, weight?: Weight): Promise<T> =>
      retryOnConflict(table.pause, decideAndWrite, weight),
    /** The name of an event, by the change that caused it. */
    eventName: (change: string): string => eventName(keys, change),
    athletes: athleteStore(table),
    viewers: viewerStore(table),
    entities: entityStore(table),
    runs: runStore(table),
    runChanges: runChangeStore(table),
    sessions: sessionStore(table),
    symptoms: symptomStore(table),
    instructions: instructionStore(table),
    open: openStore(table),
    comments: commentStore(table),
    timeline: timelineStore(table),
    erasure: erasureStore(table),
    exports: exportStore(table),
    accounts: accountStore(table),
    idempotency: idempotencyStore(table),
    webhooks: webhookStore(table),
    deliveries: deliveryStore(table),
    packed: packedStore(table),
    queue: queueStore(table),
    endpoints: endpointStore(table),
    announcements: announcementStore(table),
    schedule: scheduleStore(table),
    providers: providerStore(table),
    providerRuns: providerRunStore(table),
    providerJobs: providerJobStore(table),
    imports: importStore(table),
    importSchedule: importScheduleStore(table),
    calls: callStore(table),
    audit: auditStore(table),
    rate: rateStore(table),
    integrations: integrationStore(table),
    authorizationCodes: authorizationCodeStore(table),
    usage: usageStore(table),
  };
}

export type Store = ReturnType<typeof createStore>;
