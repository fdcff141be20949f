import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Respond, WireRequest } from '../../bench/dynamodb/front.ts';
import { inRounds, remembering } from '../../bench/dynamodb/layers.ts';

const request = (body: string): WireRequest => ({ operation: 'Query', headers: {}, body: Buffer.from(body) });

/** Answers each request with its number, after as many milliseconds as the request says. */
function counting(): Respond {
  let count = 0;
  return async ({ body }) => {
    count += 1;
    const answer = { status: 200, contentType: 'application/json', body: Buffer.from(String(count)) };
    await delay(Number(body.toString()) || 0);
    return answer;
  };
}

describe('Round trips of', () => {
  const inTurn = async (respond: Respond, ...bodies: string[]) => {
    for (const body of bodies) await respond(request(body));
  };

  it.each<[string, (respond: Respond) => Promise<unknown>, number]>([
    ['requests in turn', (respond) => inTurn(respond, '0', '0'), 2],
    ['requests at once', (respond) => Promise.all([inTurn(respond, '0'), inTurn(respond, '15')]), 1],
    [
      'chains side by side, of which each overtakes the other',
      (respond) => Promise.all([inTurn(respond, '0', '15', '0'), inTurn(respond, '15', '0')]),
      3,
    ],
  ])('%s', async (_, ask, due) => {
    const { respond, rounds } = inRounds(counting(), 10);
    await ask(respond);
    expect(rounds()).toBe(due);
  });
});

describe('Remembered answers', () => {
  const textOf = async (respond: Respond, body: string) => (await respond(request(body))).body.toString();

  it('come again, whenever about now it is asked', async () => {
    const { respond } = remembering(counting());
    const now = new Date();
    const before = new Date(now.getTime() - 60_000);
    expect(await textOf(respond, `{"now":"${before.toISOString()}"}`)).toBe('1');
    expect(await textOf(respond, `{"now":"${now.toISOString()}"}`)).toBe('1');
    expect(await textOf(respond, '{"now":"2026-03-01T06:00:00.000Z"}')).toBe('2');
  });

  it('are all that is answered once they are enough', async () => {
    const { respond, stopLearning } = remembering(counting());
    expect(await textOf(respond, 'a')).toBe('1');
    stopLearning('pass on');
    expect([await textOf(respond, 'a'), await textOf(respond, 'b'), await textOf(respond, 'b')]).toEqual([
      '1',
      '2',
      '3',
    ]);
    stopLearning('refuse');
    await expect(respond(request('b'))).rejects.toThrow('Query was not known beforehand');
  });
});
