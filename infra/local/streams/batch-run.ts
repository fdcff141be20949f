import { nextFor, partByAge, type Batch } from './batch-outcome.ts';
import type { MappingConfig } from './event-source.ts';
import type { Outcome } from '../lambda/lambda.ts';
import type { Entry } from './stream-event.ts';

/** Why records are given up. */
export type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface BatchParts {
  mapping: MappingConfig;
  invoke: (entries: readonly Entry[]) => Promise<Outcome>;
  /** Puts what is given up into the dead-letter queue. */
  discard: (batch: Batch, condition: Condition) => Promise<void>;
  pause: (ms: number) => Promise<void>;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** Hands a batch over until each of its records is handled: answered, or discarded. Nothing overtakes within it. */
export async function runBatch(entries: readonly Entry[], parts: BatchParts): Promise<void> {
  const { mapping, invoke, discard, pause, now } = parts;
  const left: Batch[] = [{ entries, retries: 0, invocations: 0, threw: false }];
  let pauses = 0;
  for (let batch = left.shift(); batch; batch = left.shift()) {
    const { tooOld, young } = partByAge(batch, now(), mapping);
    if (tooOld.length > 0) await discard({ ...batch, entries: tooOld }, 'RecordAgeExceeded');
    if (young.length === 0) continue;
    const next = nextFor({ ...batch, entries: young }, await invoke(young), mapping);
    if (next.kind === 'goOn') left.unshift(...next.batches);
    if (next.kind === 'discard') await discard(next.batch, 'RetryAttemptsExhausted');
    if (next.kind === 'again') {
      left.unshift(next.batch);
      await pause(backoff(pauses));
      pauses += 1;
    } else {
      pauses = 0;
    }
  }
}

/** Lambda's own is not documented. In milliseconds. */
function backoff(pauses: number): number {
  return Math.min(100 * 2 ** pauses, 30_000);
}
