import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Around, DynamoDB } from '../../functions/store/dynamodb/client.ts';
import { countRequests } from './counter.ts';

type Ask = (turns: number) => Promise<unknown>;

/** A counter over a client whose responses take a given number of turns of the event loop; 0 turns fail. */
function counterOfTurns() {
  let around: Around['call'];
  const dynamodb: DynamoDB = {
    call: () => Promise.reject(new Error('Only the counter is called')),
    use: (each) => (around = each.call),
  };
  const counter = countRequests(dynamodb);
  const ask: Ask = (turns) =>
    around?.({ operation: 'GetItem', input: { turns } }, async () => {
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      if (turns === 0) throw new Error('refused');
      return { ConsumedCapacity: { CapacityUnits: 0.5 } };
    }) ?? Promise.reject(new Error('Nothing is put around the client'));
  return { counter, ask };
}

const inTurn = async (ask: Ask, ...turns: number[]): Promise<void> => {
  for (const each of turns) await ask(each);
};

describe('round trips of', () => {
  it.each<[string, (ask: Ask) => Promise<unknown>, Partial<Awaited<ReturnType<typeof counted>>>]>([
    ['nothing', async () => undefined, { requests: 0, roundTrips: 0 }],
    ['requests in turn', (ask) => inTurn(ask, 1, 1, 1), { requests: 3, roundTrips: 3 }],
    ['requests at once', (ask) => Promise.all([ask(1), ask(9), ask(3)]), { requests: 3, roundTrips: 1 }],
    [
      'chains side by side, of which each overtakes the other',
      (ask) => Promise.all([inTurn(ask, 1, 9, 1), inTurn(ask, 9, 1, 9)]),
      { requests: 6, roundTrips: 3 },
    ],
    [
      'chains of different lengths',
      (ask) => Promise.all([inTurn(ask, 1, 1, 1), inTurn(ask, 9)]),
      { requests: 4, roundTrips: 3 },
    ],
    [
      'a request for what several have brought',
      (ask) => Promise.all([ask(1), ask(5)]).then(() => ask(1)),
      { requests: 3, roundTrips: 2 },
    ],
    [
      'a request that fails, and others beside and behind it',
      (ask) => Promise.all([ask(0).catch(() => ask(1)), inTurn(ask, 3, 1)]),
      { requests: 4, roundTrips: 2 },
    ],
  ])('%s', async (_, work, due) => expect(await counted(work)).toMatchObject(due));

  const counted = async (work: (ask: Ask) => Promise<unknown>) => {
    const { counter, ask } = counterOfTurns();
    await Promise.all([ask(1), ask(2)]);
    return counter.during(() => work(ask));
  };
});

it('Requests outside of counted work do not wait for each other', async () => {
  const { ask } = counterOfTurns();
  const answered: number[] = [];
  await Promise.all([5, 1].map((turns) => ask(turns).then(() => answered.push(turns))));
  expect(answered).toEqual([1, 5]);
});
