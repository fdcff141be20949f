import type { DynamoDBRecord } from 'aws-lambda';
import { type ChangesHandler, createChangesHandler } from '../../functions/changes/consumer.ts';
import type { TimeLeft } from '../../functions/runtime/stream-batch.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { collectingLogger } from './logger.ts';
import type { FreshTable } from './table.ts';

/** The consumer over its own table, without waits; and its log. */
export function testConsumer({ dynamodb, tableName }: Pick<FreshTable, 'dynamodb' | 'tableName'>) {
  const logger = collectingLogger();
  return {
    handler: createChangesHandler({ clock: Date, client: dynamodb, tableName, logger, pause: async () => {} }),
    lines: logger.lines,
  };
}

/** A change as in the stream: the item after it, with strings and numbers. Undefined if it was removed. */
export function change(item: Item | undefined, number = 1): DynamoDBRecord {
  const SequenceNumber = String(number).padStart(21, '0');
  if (!item) return { eventName: 'REMOVE', dynamodb: { SequenceNumber } };
  const value = (of: unknown) => (typeof of === 'number' ? { N: String(of) } : { S: String(of) });
  const NewImage = Object.fromEntries(Object.entries(item).map(([name, of]) => [name, value(of)]));
  return { eventName: 'MODIFY', dynamodb: { SequenceNumber, NewImage } };
}

/** A clock of the remaining milliseconds: each in turn, then always the last one. */
export function timeLeft(...milliseconds: number[]): TimeLeft {
  const left = [...milliseconds];
  return { getRemainingTimeInMillis: () => (left.length > 1 ? left.shift() : left[0]) ?? 300_000 };
}

/**
 * Delivers records as Lambda's event source does with the settings of `infra/changes-function.ts`, though ten at a time: again
 * from the first that failed, halved after an error, with at most five retries. Returns the records it gave up, by
 * batch.
 */
export async function deliver(
  handler: ChangesHandler,
  records: readonly DynamoDBRecord[],
  clock: () => TimeLeft = timeLeft,
): Promise<DynamoDBRecord[][]> {
  const givenUp: DynamoDBRecord[][] = [];
  const waiting: { batch: DynamoDBRecord[]; retries: number }[] = [];
  for (let start = 0; start < records.length; start += 10)
    waiting.push({ batch: records.slice(start, start + 10), retries: 0 });
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { batch, retries } = next;
    const failed = await firstFailure(handler, batch, clock());
    if (failed === undefined) continue;
    const half = Math.ceil(batch.length / 2);
    if (failed === 'error' && batch.length > 1)
      waiting.unshift({ batch: batch.slice(0, half), retries }, { batch: batch.slice(half), retries });
    else {
      const rest = failed === 'error' ? batch : batch.slice(failed);
      if (retries < 5) waiting.unshift({ batch: rest, retries: retries + 1 });
      else givenUp.push(rest);
    }
  }
  return givenUp;
}

/** The index of the first failed record in a batch; undefined if none failed. */
async function firstFailure(
  handler: ChangesHandler,
  Records: DynamoDBRecord[],
  clock: TimeLeft,
): Promise<number | 'error' | undefined> {
  try {
    const { batchItemFailures } = await handler({ Records }, clock);
    const numbers = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const first = Records.findIndex(({ dynamodb }) => numbers.has(dynamodb?.SequenceNumber ?? ''));
    return first < 0 ? undefined : first;
  } catch {
    return 'error';
  }
}
