import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as settle } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { AthleteId, WebhookId } from '../../functions/domain/ids.ts';
import { unpackAnnouncement } from '../../functions/outbound/webhooks/unpack-announcement.ts';
import { createStore, type Store } from '../../functions/store/store.ts';
import { readItems } from '../support/bulk.ts';
import { size } from '../support/promise.ts';
import { freshTable } from '../support/table.ts';

const NOW = '2026-03-10T12:00:00.000Z';
const athleteId: AthleteId = 'ath_AAAAAAAAAAAAAAAA';
const webhooks: readonly WebhookId[] = ['whk_BBBBBBBBBBBBBBBB.01', 'whk_BBBBBBBBBBBBBBBB.02'];
const lane = 'LIVE';

/** Thrown in the place of an answer. */
class Killed extends Error {
  override name = 'Killed';
}

/** A request that waits for its turn. */
interface Waiting {
  /** Sends it, or not, and answers, or not. */
  go: (how: 'answered' | 'unsent' | 'unheard') => Promise<void>;
}

/**
 * Processes of which one sends a request at a time, in an order that `random` decides. Some are killed before a request or before
 * its answer, and begin again.
 */
async function play(
  dynamodb: Awaited<ReturnType<typeof freshTable>>['dynamodb'],
  processes: (() => Promise<unknown>)[],
  { random, kills }: { random: () => number; kills: number },
): Promise<void> {
  const inPlay = new AsyncLocalStorage<true>();
  const waiting: Waiting[] = [];
  let running = 0;
  let failed: { error: unknown } | undefined;
  dynamodb.use({
    call: (call, next) => {
      if (!inPlay.getStore()) return next(call);
      const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof next>>>();
      const go: Waiting['go'] = async (how) => {
        if (how === 'unsent') return reject(new Killed());
        await next(call).then(how === 'unheard' ? () => reject(new Killed()) : resolve, reject);
      };
      waiting.push({ go });
      return promise;
    },
  });
  const start = (process: () => Promise<unknown>) => {
    running += 1;
    void inPlay
      .run(true, process)
      .catch((error: unknown) => {
        // The stream, or the next lease, brings it again.
        if (error instanceof Killed) start(process);
        else failed ??= { error };
      })
      .finally(() => (running -= 1));
  };
  for (const process of processes) start(process);
  for (let steps = 0, left = kills; running > 0 && !failed; steps++) {
    if (steps > 5_000) throw new Error('There is no end');
    await settle();
    const [one] = waiting.splice(Math.floor(random() * waiting.length), 1);
    const isKilled = left > 0 && random() < 0.1;
    if (one && isKilled) left -= 1;
    await one?.go(isKilled ? (random() < 0.5 ? 'unsent' : 'unheard') : 'answered');
  }
  if (failed) throw failed.error;
}

/** A store whose webhooks may hear of everything, and the names of what became deliveries. */
function storeWithHearers(store: Store) {
  const heard = new Map<WebhookId, Set<string>>(webhooks.map((id) => [id, new Set<string>()]));
  const hearing = {
    ...store,
    webhooks: {
      ...store.webhooks,
      of: async () => ({
        webhooks: Object.fromEntries(
          webhooks.map((id) => [id, { id, status: 'ENABLED', eventTypes: ['COMMENT_ADDED'] }]),
        ),
      }),
    },
    athletes: { ...store.athletes, views: async () => [{ id: athleteId, roles: ['OWNER'] }] },
    deliveries: {
      ...store.deliveries,
      unpack: async (deliveries: { id: string; eventId: string }[]) => {
        for (const { id, eventId } of deliveries)
          for (const webhook of webhooks)
            if (id.startsWith(`dlv_${webhook.slice(4)}.`)) heard.get(webhook)?.add(eventId.slice(4));
      },
    },
  } as unknown as Store;
  return { hearing, heard };
}

async function perform(seed: number): Promise<void> {
  let left = seed;
  const random = () => (left = (left * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let each = 0; each < 10; each++) random();
  const { client, dynamodb, tableName } = await freshTable();
  const { hearing, heard } = storeWithHearers(createStore({ client: dynamodb, tableName, pause: async () => {} }));
  const { announcements, packed, retryOnConflict } = hearing;
  const names: string[] = [];
  let writing = 0;

  /** Announces a few times, each again until it is done, as the stream does. */
  const writer = (own: string) => {
    const batches = Array.from({ length: 3 }, (_, index) =>
      // Most are unpacked at once, some in two parts.
      Array.from(
        { length: [1, 1, 1, 1, 30][Math.floor(random() * 5)] ?? 1 },
        (__, event) => `${own}-${index}-${event}`,
      ),
    );
    names.push(...batches.flat());
    writing += 1;
    let done = 0;
    return async () => {
      for (let batch = batches[done]; batch; batch = batches[done]) {
        const events = batch.map((name) => {
          return {
            type: 'COMMENT_ADDED' as const,
            ids: {},
            about: { audience: 'TEAM' as const },
            name,
            occurredAt: NOW,
          };
        });
        const number = await retryOnConflict(() => announcements.add({ athleteId, lane, events, createdAt: NOW }));
        await packed.lead(webhooks, { athleteId, lane, number, now: NOW });
        done += 1;
      }
      writing -= 1;
    };
  };
  const consumer = (webhook: WebhookId) => async () => {
    // While it is written to, it is served again and again.
    for (let isOver = false; !isOver;) {
      const last = writing === 0;
      const some = await unpackAnnouncement(hearing, webhook, NOW);
      isOver = last && !some;
    }
  };
  const writers = Array.from({ length: 2 + Math.floor(random() * 2) }, (_, index) => writer(`w${index}`));
  // Two serve the same webhook: the lease of the first has run out.
  const [first, second] = webhooks as [WebhookId, WebhookId];
  await play(dynamodb, [...writers, consumer(first), consumer(first), consumer(second)], { random, kills: 6 });
  for (const [webhook, events] of heard) expect([...events].sort(), webhook).toEqual([...names].sort());
  expect((await readItems(client, tableName)).filter(({ kind }) => kind === 'packed')).toEqual([]);
}

describe('Whatever is announced and unpacked at once, and killed anywhere', () => {
  it('all of it is told to all, and no entry is left', async () => {
    for (let seed = 1; seed <= size(12, 400); seed++)
      await perform(seed).catch((error: unknown) => {
        throw new Error(`seed ${seed}`, { cause: error });
      });
  }, 1_200_000);
});
