import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangesHandler } from '../../functions/changes/consumer.ts';
import { change, deliver, testConsumer, timeLeft } from '../support/changes.ts';
import { freshTable } from '../support/table.ts';

/** Of a finished erasure: its mark has gone from the table, and nothing is left to do. */
const over = { pk: 'ATH#AAAAAAAAAAAAAAAA', sk: 'PROFILE', kind: 'erasedAthlete', ownerId: 'per_AAAAAAAAAAAAAAAA' };
/** A mark that does not say whose it is. */
const poison = { kind: 'erasedAthlete' };

/** A batch as letters: `x` is a record that never succeeds, `.` one that does. */
const batchOf = (letters: string) =>
  [...letters].map((letter, index) => change(letter === 'x' ? poison : over, index + 1));
const sequence = (number: number) => String(number).padStart(21, '0');

describe('What Lambda is answered', () => {
  let handler: ChangesHandler;
  beforeAll(async () => {
    ({ handler } = testConsumer(await freshTable()));
  });

  it.each<[string, string, number[] | 'an error']>([
    ['an empty batch', '', []],
    ['all went well', '...', []],
    ['the only one failed: it is alone, and counts its tries', 'x', [1]],
    ['the first failed: nothing would move, so the batch is to be halved', 'x..', 'an error'],
    ['one in the middle failed: Lambda goes on from there', '.x.', [2]],
    ['the last one failed', '..x', [3]],
    ['several failed, the first not among them', '.x.x', [2, 4]],
    ['several failed, and the first', 'x.x', 'an error'],
    ['all failed', 'xxx', 'an error'],
  ])('%s: %s', async (_name, letters, answer) => {
    const call = handler({ Records: batchOf(letters) }, timeLeft());
    if (answer === 'an error') await expect(call).rejects.toThrow(/of 3 records failed/);
    else
      expect(await call).toEqual({
        batchItemFailures: answer.map((number) => ({ itemIdentifier: sequence(number) })),
      });
  });

  it('a failure that cannot be named is an error, not a success', async () => {
    const nameless = { eventName: 'MODIFY' as const, dynamodb: { NewImage: { kind: { S: 'erasedAthlete' } } } };
    await expect(handler({ Records: [nameless] }, timeLeft())).rejects.toThrow('1 of 1 records failed');
  });

  it('what is no batch is an error', async () => {
    await expect(handler({} as never, timeLeft())).rejects.toThrow('Unexpected batch type');
  });

  it.each(['x', 'x.........', '.........x', '....x.....', 'xx........', '.x..x..x.x', 'xxxxxxxxxx'])(
    'of %s each record that never succeeds is given up by itself, and no other',
    async (letters) => {
      const batch = batchOf(letters);
      const poisoned = batch.filter((_, index) => letters[index] === 'x');
      expect(await deliver(handler, batch)).toEqual(poisoned.map((record) => [record]));
    },
  );
});
