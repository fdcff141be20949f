import { createChangesHandler } from '../../../functions/changes/consumer.ts';
import type { DynamoDB } from '../../../functions/store/dynamodb/client.ts';
import { createOutboundHandler } from '../../../functions/outbound/outbound.ts';
import { readProviders } from '../../../functions/outbound/strava.ts';
import {
  streamBatchSize,
  streamMaxRecordAgeSeconds,
  streamPatterns,
  streamRetryAttempts,
} from '../../stream-patterns.ts';
import { startEventSource } from './event-source.ts';
import type { Outcome } from '../lambda/lambda.ts';

export interface ConsumerParts {
  client: DynamoDB;
  /** Of the DynamoDB engine. */
  endpoint: string;
  tableName: string;
  /** Told, in one line each, of what the consumers could not do. */
  warn: (message: string, details: Record<string, unknown>) => void;
}

export interface Consumers {
  /** Resolves once everything written before has gone through both. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

const minuteMs = 60_000;

/** Nobody waits for them, and nothing ends them. */
const timeLeft = { getRemainingTimeInMillis: () => 5 * minuteMs };

/**
 * Runs what follows a change, from source, as `infra/changes-function.ts` and `infra/outbound-function.ts` have it run on
 * AWS: fed from the table's stream, and each minute for what is due. Servers of this machine may be posted to.
 */
export async function startConsumers({ client, endpoint, tableName, warn }: ConsumerParts): Promise<Consumers> {
  const parts = { client, tableName, clock: Date, logger: { info: () => undefined, warn } };
  const changes = createChangesHandler(parts);
  const providers = readProviders(process.env);
  const outbound = createOutboundHandler({ ...parts, reach: { allowLocal: true }, providers });
  const feed = (name: keyof typeof streamPatterns, handler: typeof changes) =>
    startEventSource({
      endpoint,
      tableName,
      functionArn: `arn:aws:lambda:local:000000000000:function:${name}`,
      mapping: {
        batchSize: streamBatchSize,
        startingPosition: 'TRIM_HORIZON',
        reportBatchItemFailures: true,
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: streamRetryAttempts,
        maximumRecordAgeSeconds: streamMaxRecordAgeSeconds,
        maximumBatchingWindowSeconds: 0,
        filterPatterns: streamPatterns[name].map((pattern) => JSON.stringify(pattern)),
      },
      invoke: (event) => outcomeOf(() => handler(event, timeLeft)),
      deadLetter: async ({ DDBStreamBatchInfo }) =>
        warn(`${name} gave up on what changed in the table`, { ...DDBStreamBatchInfo }),
      // That the engine is gone says whoever started it.
      onError: (error) => isGone(error) || warn(`${name} hears no more of the table`, { error }),
    });
  const sources = await Promise.all([feed('changes', changes), feed('outbound', outbound as typeof changes)]);
  const sweep = () =>
    outbound({ source: 'schedule' }, timeLeft).catch((error: unknown) => warn('A sweep failed', { error }));
  const schedule = setInterval(() => void sweep(), minuteMs);
  return {
    async drained() {
      // What changes makes of a change is on the stream, too.
      for (const source of sources) await source.drained();
    },
    async stop() {
      clearInterval(schedule);
      await Promise.all(sources.map((source) => source.stop()));
    },
  };
}

/** Whether nobody listens there any more. */
function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET';
}

async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { kind: 'answered', payload: await call() };
  } catch (error) {
    const { name: errorType, message: errorMessage } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'failed', errorType, errorMessage };
  }
}
