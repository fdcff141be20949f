import { NO_USAGE, sumOfUsage, type Usage, usageOf } from '../domain/integration/usage.ts';
import type { HttpEvent, HttpHandler } from '../runtime/http.ts';
import { describeError } from '../runtime/describe-error.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Store } from '../store/store.ts';

/** What a call did, filled in while it is answered. */
export type Tally = Pick<Usage, 'runsRecorded' | 'runsRejected'>;

export const newTally = (): Tally => ({ runsRecorded: 0, runsRejected: 0 });

/** How often an instance writes of a client that only gets 429: otherwise its flood would be one of writes. */
const REFUSALS_EVERY_MS = 10_000;

/** Counts what clients do, for their developers to see. */
export interface UsageCount {
  /** From now on, the call of this event is a client's. */
  begin(event: HttpEvent, clientId: string, tally: Tally): void;
  /** The handler, whose answers to clients are counted: one write each, awaited, since Lambda stops after the answer. */
  counted(handler: HttpHandler): HttpHandler;
}

export function createUsageCount(store: Pick<Store, 'usage'>, clock: { now(): number }, logger: Logger): UsageCount {
  const calls = new WeakMap<HttpEvent, { clientId: string; tally: Tally }>();
  /** Of clients that get 429: what is not written yet, and when something was. */
  const refused = new Map<string, { usage: Usage; writtenAt: number }>();

  async function count(clientId: string, usage: Usage): Promise<void> {
    const now = clock.now();
    const waiting = refused.get(clientId);
    const sum = sumOfUsage(usage, waiting?.usage ?? NO_USAGE);
    const isRefusal = usage.rateLimited > 0;
    if (isRefusal && waiting && now - waiting.writtenAt < REFUSALS_EVERY_MS)
      return void refused.set(clientId, { ...waiting, usage: sum });
    if (isRefusal) refused.set(clientId, { usage: NO_USAGE, writtenAt: now });
    else refused.delete(clientId);
    try {
      await store.usage.add(clientId, new Date(now).toISOString().slice(0, 10), sum);
    } catch (error) {
      // The answer is right without it.
      logger.warn('A call is missing in the usage of its client', describeError(error));
    }
  }

  return {
    begin: (event, clientId, tally) => void calls.set(event, { clientId, tally }),
    counted: (handler) => async (event) => {
      const result = await handler(event);
      const call = calls.get(event);
      if (call) await count(call.clientId, usageOf(result.statusCode ?? 200, call.tally));
      return result;
    },
  };
}
