import type { DynamoDBRecord } from 'aws-lambda';
import { createChangesHandler } from '../../../functions/changes/consumer.ts';
import type { DynamoDB } from '../../../functions/store/dynamodb/client.ts';
import { createOutboundHandler } from '../../../functions/outbound/outbound.ts';
import { readProviders } from '../../../functions/outbound/strava.ts';
import type { readKeys, readVault } from '../../../functions/store/secrets/environment.ts';
import { streamBatchSizes, streamPatterns, streamRetryAttempts } from '../../stream-patterns.ts';
import { startEventSource } from './event-source.ts';

export interface ConsumerParts {
  client: DynamoDB;
  /** The endpoint of the DynamoDB engine. */
  endpoint: string;
  tableName: string;
  /** What events are named and secrets are sealed with, as by the application. */
  keys: ReturnType<typeof readKeys>;
  vault: ReturnType<typeof readVault>;
  /** Called each minute, too. */
  imports: (event: { source: 'schedule' }, left: typeof timeLeft) => Promise<unknown>;
  /** Called with a line for each failure of a consumer. */
  warn: (message: string, details: Record<string, unknown>) => void;
}

export interface Consumers {
  stop(): Promise<void>;
}

const minuteMs = 60_000;

/** Calls without a caller that waits, or a time limit. */
export const timeLeft = { getRemainingTimeInMillis: () => 5 * minuteMs };

/**
 * Runs the stream's consumers from source, as `infra/changes-function.ts` and `infra/outbound-function.ts` set them up
 * on AWS: called from the table's stream, and each minute for what is due. They may post to servers on this machine.
 */
export async function startConsumers({
  client,
  endpoint,
  tableName,
  keys,
  vault,
  imports,
  warn,
}: ConsumerParts): Promise<Consumers> {
  const parts = { client, tableName, keys, vault, clock: Date, logger: { info: () => undefined, warn } };
  const changes = createChangesHandler(parts);
  const providers = readProviders(process.env);
  const outbound = createOutboundHandler({ ...parts, reach: { allowLocal: true }, providers });
  const feed = (name: keyof typeof streamPatterns, handler: typeof changes) =>
    startEventSource({
      endpoint,
      tableName,
      mapping: {
        batchSize: streamBatchSizes[name],
        reportBatchItemFailures: true,
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: streamRetryAttempts,
        filterPatterns: streamPatterns[name].map((pattern) => JSON.stringify(pattern)),
      },
      invoke: (event) => handler(event, timeLeft),
      giveUp: (records, error) =>
        warn(`${name} gave up on changes of the table`, { sequenceNumbers: records.map(sequenceNumberOf), error }),
      // The start itself reports that the engine has ended.
      onError: (error) => isGone(error) || warn(`${name} reads no more changes of the table`, { error }),
    });
  const sources = await Promise.all([feed('changes', changes), feed('outbound', outbound as typeof changes)]);
  const sweep = () =>
    Promise.all(
      [outbound, imports].map((scheduled) =>
        scheduled({ source: 'schedule' }, timeLeft).catch((error: unknown) => warn('A sweep failed', { error })),
      ),
    );
  const schedule = setInterval(() => void sweep(), minuteMs);
  return {
    async stop() {
      clearInterval(schedule);
      await Promise.all(sources.map((source) => source.stop()));
    },
  };
}

/** Whether nothing listens there any more. */
function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET';
}

const sequenceNumberOf = ({ dynamodb }: DynamoDBRecord) => dynamodb?.SequenceNumber;
