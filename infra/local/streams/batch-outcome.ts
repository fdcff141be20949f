import type { MappingConfig } from './event-source.ts';
import type { Outcome } from '../lambda/lambda.ts';
import type { Entry } from './stream-event.ts';

/** Records that are handed over together. */
export interface Batch {
  /** In the order of the stream; at least one. */
  entries: readonly Entry[];
  /** How many of its tries count against the mapping's limit. */
  retries: number;
  /** How often the function was called with these records, also together with others. */
  invocations: number;
  /** The last call ended in an error, and not in an answer. */
  threw: boolean;
}

/** What happens next. */
export type Next =
  /** At once, with these in this order. None: all records are handled. */
  | { kind: 'goOn'; batches: readonly Batch[] }
  /** Later, with this one. */
  | { kind: 'again'; batch: Batch }
  /** The function had all its tries. */
  | { kind: 'discard'; batch: Batch };

const done: Next = { kind: 'goOn', batches: [] };

/** How long DynamoDB keeps a stream record, in seconds: no mapping hands over an older one. */
const retentionSeconds = 24 * 60 * 60;

/**
 * What Lambda does with a batch after the function was called with it. Where its documentation leaves it open whether
 * something counts as a retry, it does: a function that copes with this copes with more tries, too.
 *
 * Sources: "Polling and batching streams", "Configuring partial batch response" and "Retain discarded records" for DynamoDB
 * in the Lambda developer guide.
 */
export function nextFor(batch: Batch, outcome: Outcome, mapping: MappingConfig): Next {
  const { entries, invocations } = batch;
  switch (outcome.kind) {
    case 'throttled':
      // The function did not run: this takes none of its tries.
      return { kind: 'again', batch };
    case 'failed':
    case 'timedOut': {
      const called = { ...batch, invocations: invocations + 1, threw: true };
      return mapping.bisectBatchOnFunctionError && entries.length > 1
        ? { kind: 'goOn', batches: halves(called) }
        : tryAgain(called, mapping);
    }
    case 'answered': {
      if (!mapping.reportBatchItemFailures) return done;
      const checkpoint = checkpointOf(outcome.payload, entries);
      if (checkpoint === entries.length) return done;
      const rest = { ...batch, entries: entries.slice(checkpoint), invocations: invocations + 1, threw: false };
      // Bisecting cuts at the checkpoint, too, and no cut counts. Cut at its very start, a batch is as it was.
      return mapping.bisectBatchOnFunctionError && checkpoint > 0
        ? { kind: 'goOn', batches: [rest] }
        : tryAgain(rest, mapping);
    }
  }
}

function tryAgain(batch: Batch, { maximumRetryAttempts }: MappingConfig): Next {
  const used = maximumRetryAttempts !== -1 && batch.retries >= maximumRetryAttempts;
  return used ? { kind: 'discard', batch } : { kind: 'again', batch: { ...batch, retries: batch.retries + 1 } };
}

function halves(batch: Batch): Batch[] {
  const middle = Math.floor(batch.entries.length / 2);
  return [batch.entries.slice(0, middle), batch.entries.slice(middle)].map((entries) => ({ ...batch, entries }));
}

/**
 * The place of the first record that an answer reports as failed; the number of records if it reports none. What it says
 * of no record of the batch, or not as Lambda asks for it, is a failure of them all: 0.
 */
function checkpointOf(payload: unknown, entries: readonly Entry[]): number {
  if (payload === null || payload === undefined) return entries.length;
  if (typeof payload !== 'object' || Array.isArray(payload)) return 0;
  const failures = (payload as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === null || failures === undefined) return entries.length;
  if (!Array.isArray(failures)) return 0;
  const places = failures.map((failure: { itemIdentifier?: unknown } | null) =>
    entries.findIndex(({ sequenceNumber }) => sequenceNumber === failure?.itemIdentifier),
  );
  return Math.max(0, Math.min(entries.length, ...places));
}

/** Parts the records that are too old to be handed over from the others; `now` in milliseconds since the epoch. */
export function partByAge(batch: Batch, now: number, { maximumRecordAgeSeconds }: MappingConfig) {
  const limit = maximumRecordAgeSeconds === -1 ? retentionSeconds : maximumRecordAgeSeconds;
  const found = batch.entries.findIndex(({ writtenBy }) => now - writtenBy <= limit * 1000);
  const firstYoung = found === -1 ? batch.entries.length : found;
  return {
    tooOld: batch.entries.slice(0, firstYoung),
    young: batch.entries.slice(firstYoung),
  };
}

/** How many of the records make the next batch: not more than the mapping says, nor than fit into an event. */
export function nextBatchLength(entries: readonly Entry[], batchSize: number, maxBytes: number): number {
  // What an event holds besides its records: {"Records":[]}, and a comma after each.
  let bytes = 14;
  const tooMany = entries.findIndex((entry, index) => {
    bytes += entry.bytes + 1;
    return index >= batchSize || (index > 0 && bytes > maxBytes);
  });
  return tooMany === -1 ? entries.length : tooMany;
}
