import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handOver, type RetryConfig } from '../../../../infra/local/streams/batch.ts';
import { mapping, numberOf } from '../../../support/listener.ts';

/** A record a letter: its number in the stream. */
const records = (numbers: Iterable<string>): DynamoDBRecord[] =>
  [...numbers].map((SequenceNumber) => ({ dynamodb: { SequenceNumber } }));

const report = (...numbers: unknown[]) => ({
  batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })),
});
const error = new Error('no');

/** Passes records to a function, and records what happens. A response that is an Error is thrown. */
async function run(given: DynamoDBRecord[], config: Partial<RetryConfig>, fn: (numbers: string[]) => unknown) {
  const calls: string[][] = [];
  const givenUp: string[][] = [];
  const errors: unknown[] = [];
  const pauses: number[] = [];
  await handOver(given, {
    config: { ...mapping, ...config },
    async invoke({ Records }) {
      calls.push(Records.map(numberOf));
      const answer = fn(Records.map(numberOf));
      if (answer === error) throw error;
      return answer;
    },
    giveUp(some, why) {
      givenUp.push(some.map(numberOf));
      errors.push(why);
    },
    async pause(ms) {
      pauses.push(ms);
    },
  });
  return { calls, givenUp, errors, pauses };
}

const inWords = (lists: string[][]) => lists.map((list) => list.join('')).join(' ');

const plain = { reportBatchItemFailures: false, bisectBatchOnFunctionError: false };
const bisecting = { reportBatchItemFailures: false };
const reporting = { bisectBatchOnFunctionError: false };

/** The records, the function's first responses (afterwards: nothing failed), its calls, and what is given up. */
describe('a batch is handed over until all of it is handled', () => {
  test.each<[string, string, unknown[], Partial<RetryConfig>, string, string?]>([
    // An answer.
    ['an answer is enough', 'abcd', [null], plain, 'abcd'],
    ['reports are not read unless the mapping asks for them', 'abcd', [report('b')], plain, 'abcd'],
    ['nothing reported', 'abcd', [report()], {}, 'abcd'],
    ['null reported', 'abcd', [{ batchItemFailures: null }], {}, 'abcd'],
    ['an empty answer', 'abcd', [{}], {}, 'abcd'],
    ['a null answer', 'abcd', [null], {}, 'abcd'],
    ['no answer', 'abcd', [undefined], {}, 'abcd'],

    // An error.
    ['the whole batch again', 'abcd', [error], plain, 'abcd abcd'],
    ['all retries', 'abcd', [error, error], plain, 'abcd abcd abcd'],
    ['after the last retry', 'abcd', [error, error, error], plain, 'abcd abcd abcd', 'abcd'],
    ['no retries', 'abcd', [error], { ...plain, maximumRetryAttempts: 0 }, 'abcd', 'abcd'],
    [
      'retries without end',
      'a',
      [...'123456789'].map(() => error),
      { maximumRetryAttempts: Infinity },
      'a a a a a a a a a a',
    ],

    // An error, and the batch may be halved, which is no retry.
    ['halving', 'abcd', [error], bisecting, 'abcd ab cd'],
    ['the halves of an odd number', 'abc', [error], bisecting, 'abc a bc'],
    ['one record has no halves', 'a', [error], bisecting, 'a a'],
    ['one record after its last retry', 'a', [error, error, error], bisecting, 'a a a', 'a'],
    ['halving whatever is reported otherwise', 'abcd', [error], {}, 'abcd ab cd'],
    [
      'a half waits for the one before it',
      'abcd',
      [error, error, null, error, error, error],
      {},
      'abcd ab a b b b cd',
      'b',
    ],

    // A report.
    ['from the first failure on', 'abcd', [report('c')], reporting, 'abcd cd'],
    ['from the lowest one on', 'abcd', [report('d', 'b', 'c')], reporting, 'abcd bcd'],
    [
      'all that is left after the last retry',
      'abcd',
      [report('c'), report('c'), report('c')],
      reporting,
      'abcd cd cd',
      'cd',
    ],
    ['the first one', 'abcd', [report('a')], reporting, 'abcd abcd'],

    // A report, and the batch may be cut there, which is no retry.
    ['cutting at the failure', 'abc', [report('b'), report('b'), report('b'), report('b')], {}, 'abc bc bc bc', 'bc'],
    ['the first one reported cuts nothing off', 'abcd', [report('a')], {}, 'abcd abcd'],
    [
      'the first one takes all others along in the end',
      'ab',
      [report('a'), report('a'), report('a')],
      {},
      'ab ab ab',
      'ab',
    ],

    // A malformed report fails the whole batch.
    ['an empty text', 'abcd', [report('')], {}, 'abcd abcd'],
    ['null', 'abcd', [report(null)], {}, 'abcd abcd'],
    ['a record of another batch', 'abcd', [report('x')], {}, 'abcd abcd'],
    ['a known record and an unknown one', 'abcd', [report('c', 'x')], {}, 'abcd abcd'],
    ['a number', 'abcd', [report(1)], {}, 'abcd abcd'],
    ['another key', 'abcd', [{ batchItemFailures: [{ id: 'c' }] }], {}, 'abcd abcd'],
    ['no object', 'abcd', [{ batchItemFailures: [null] }], {}, 'abcd abcd'],
    ['no list', 'abcd', [{ batchItemFailures: 'c' }], {}, 'abcd abcd'],
    ['a text for an answer', 'abcd', ['done'], {}, 'abcd abcd'],
    ['a list for an answer', 'abcd', [[]], {}, 'abcd abcd'],
  ])('%s', async (_name, numbers, answers, config, calls, givenUp = '') => {
    const script = [...answers];
    const work = await run(records(numbers), config, () => (script.length > 0 ? script.shift() : report()));
    expect([inWords(work.calls), inWords(work.givenUp)]).toEqual([calls, givenUp]);
  });

  test('with a longer pause before each retry, of at most half a minute', async () => {
    const { pauses } = await run(records('a'), { maximumRetryAttempts: 12 }, () => error);
    expect(pauses.slice(0, 4)).toEqual([100, 200, 400, 800]);
    expect(Math.max(...pauses)).toBe(30_000);
  });

  test('and what is given up comes with the error, if there was one', async () => {
    expect((await run(records('a'), {}, () => error)).errors).toEqual([error]);
    expect((await run(records('a'), {}, () => report('a'))).errors).toEqual([undefined]);
  });
});

describe('a function that throws when the first of several records fails, and else reports the first that does', () => {
  const streams = fc
    .array(fc.boolean(), { minLength: 1, maxLength: 60 })
    .map((poisoned) => poisoned.map((isPoisoned, index) => ({ number: String(index), isPoisoned })));
  const distinct = (numbers: string[]) => [...new Set(numbers)];

  test('gets every good record through, and loses each poisoned one alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        streams,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 4 }),
        async (stream, batchSize, maximumRetryAttempts) => {
          const poison = new Set(stream.filter(({ isPoisoned }) => isPoisoned).map(({ number }) => number));
          const good = stream.filter(({ isPoisoned }) => !isPoisoned).map(({ number }) => number);
          const handled: string[] = [];
          const delivered: string[] = [];
          const lost: string[][] = [];
          let calls = 0;
          const fn = (given: string[]) => {
            calls += 1;
            delivered.push(...given);
            const bad = given.filter((number) => poison.has(number));
            if (given.length > 1 && bad[0] === given[0]) return error;
            // What stands after the first failure is handed over again.
            handled.push(...(bad[0] === undefined ? given : given.slice(0, given.indexOf(bad[0]))));
            return report(...bad);
          };
          for (let at = 0; at < stream.length; at += batchSize) {
            const batch = records(stream.slice(at, at + batchSize).map(({ number }) => number));
            lost.push(...(await run(batch, { maximumRetryAttempts }, fn)).givenUp);
          }

          expect(distinct(handled).toSorted()).toEqual(good.toSorted());
          expect(lost).toEqual([...poison].map((number) => [number]));
          expect(distinct(delivered)).toEqual(stream.map(({ number }) => number));
          // A tree of halves has fewer than two calls a record; a poisoned record adds one where it is cut at, and its retries.
          expect(calls).toBeLessThan(2 * stream.length + poison.size * (1 + maximumRetryAttempts));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('that reports a first record that fails, too, loses others with it', async () => {
    const { givenUp } = await run(records('abcd'), {}, (given) => report(...given.filter((number) => number === 'b')));
    expect(inWords(givenUp)).toBe('bcd');
  });
});
