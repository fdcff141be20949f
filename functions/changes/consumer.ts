import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { instantAt } from '../domain/time.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import type { DerivedKeys } from '../store/secrets/derived-keys.ts';
import { createStore } from '../store/store.ts';
import type { BatchLogger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { answerBatch, kindOf, type TimeLeft } from '../runtime/stream-batch.ts';
import { finishAccount, type SignIn } from './account.ts';
import { foldAccesses } from './audit.ts';
import { finishErasure } from './erasure.ts';
import { forgetTrack } from './files.ts';
import { type Telling, tellWebhooks } from './tell.ts';

export interface ChangesParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  logger: BatchLogger;
  metrics?: Metrics;
  /** What events are named with; random by default. */
  keys?: DerivedKeys;
  /** Waits before a further try; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
  /** Where people sign in, so that a deleted account takes its user along; absent on a laptop, whose issuer has none. */
  signIn?: SignIn | undefined;
  /** How long audit trails are kept; six years unless said otherwise. */
  auditYears?: number | undefined;
}

export type ChangesHandler = (event: DynamoDBStreamEvent, timeLeft: TimeLeft) => Promise<DynamoDBBatchResponse>;

/**
 * The consumer of the table's stream. Records arrive at least once, again after a failure and with others in between. So each
 * handler reads the table, and is idempotent.
 */
export function createChangesHandler(parts: ChangesParts): ChangesHandler {
  const { client, tableName, clock, logger, metrics, pause, keys, signIn, auditYears: keepYears } = parts;
  const store = createStore({ client, tableName, keys, ...(pause && { pause }) });

  /** The handler of a change, by the kind of the changed item. */
  async function duty(record: DynamoDBRecord, timeLeft: TimeLeft, begun: Begun): Promise<object | undefined> {
    const { telling, fold } = begun;
    switch (kindOf(record)) {
      case 'erasedAthlete':
        // What was to be told before has been written by then, and is erased, too.
        await telling.ended();
        return finishErasure(store, textsOf(record), () => timeLeft.getRemainingTimeInMillis());
      case 'deletedRun':
        await forgetTrack(store.importSchedule, textsOf(record));
        return told(telling.of(record));
      case 'access':
        return fold(record);
      case 'deletedAccount':
        return finishAccount(store, textsOf(record), { signIn, timeLeft: () => timeLeft.getRemainingTimeInMillis() });
      default:
        // Nothing to do for other kinds, which the filters of the event source (infra/stream-patterns.ts) exclude.
        return told(telling.of(record));
    }
  }

  async function told(delivering: ReturnType<Telling['of']>) {
    const outcome = await delivering;
    if (outcome?.breaches !== undefined) metrics?.count('BreachesRecorded', outcome.breaches);
    return outcome;
  }

  /** What begins at once for all records of a batch. */
  function begin(records: readonly DynamoDBRecord[]) {
    const now = () => instantAt(clock.now());
    return {
      telling: tellWebhooks(store, records, now),
      fold: foldAccesses(store.audit, records, { now: now(), keepYears }),
    };
  }
  type Begun = ReturnType<typeof begin>;

  // All else is done one after the other, so that ten erasures do not throttle each other.
  return (event, timeLeft) => {
    let begun: Begun | undefined;
    const work = (record: DynamoDBRecord) => duty(record, timeLeft, (begun ??= begin(event.Records)));
    return answerBatch(event, { duty: work, logger, inParallel: false });
  };
}

/** The string attributes of an item's new image: IDs, kinds and keys are strings. */
function textsOf({ dynamodb }: DynamoDBRecord): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(dynamodb?.NewImage ?? {}).map(([name, value]) => [name, value.S]));
}
