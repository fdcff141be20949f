import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextBatchLength, nextFor, partByAge, type Batch } from '../../../infra/local/streams/batch-outcome.ts';
import { runBatch, type Condition } from '../../../infra/local/streams/batch-run.ts';
import type { MappingConfig } from '../../../infra/local/streams/event-source.ts';
import type { Outcome } from '../../../infra/local/lambda/lambda.ts';
import type { Entry } from '../../../infra/local/streams/stream-event.ts';
import { mapping } from '../../support/listener.ts';

/** A record a letter: its number in the stream. */
const entries = (numbers: string, writtenBy = 0): Entry[] =>
  [...numbers].map((sequenceNumber) => ({ record: {}, sequenceNumber, writtenBy, bytes: 100 }));
const numbersOf = (some: readonly Entry[]) => some.map(({ sequenceNumber }) => sequenceNumber).join('');
const batchOf = (numbers: string, retries = 0): Batch => ({
  entries: entries(numbers),
  retries,
  invocations: retries,
  threw: false,
});

const failed: Outcome = { kind: 'failed', errorType: 'Error', errorMessage: 'no' };
const timedOut: Outcome = { kind: 'timedOut', errorMessage: 'Task timed out after 3.00 seconds' };
const throttled: Outcome = { kind: 'throttled' };
const answered = (payload: unknown): Outcome => ({ kind: 'answered', payload });
const reports = (...numbers: unknown[]) =>
  answered({ batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })) });

/** What comes next in a line: `goOn abc/1 d/0` is two batches, the records of each and its retries so far. */
function line(batch: Batch, outcome: Outcome, config: Partial<MappingConfig> = {}): string {
  const next = nextFor(batch, outcome, { ...mapping, ...config });
  const batches = next.kind === 'goOn' ? next.batches : [next.batch];
  return [next.kind, ...batches.map((one) => `${numbersOf(one.entries)}/${one.retries}`)].join(' ');
}

const plain = { reportBatchItemFailures: false, bisectBatchOnFunctionError: false };
const bisecting = { reportBatchItemFailures: false };
const reporting = { bisectBatchOnFunctionError: false };

describe('what comes after a call', () => {
  test.each<[string, string, Outcome, Partial<MappingConfig>, number, string]>([
    // An answer.
    ['an answer is enough', 'abcd', answered(null), plain, 0, 'goOn'],
    ['reports are not read unless the mapping asks for them', 'abcd', reports('b'), plain, 0, 'goOn'],
    ['nothing reported', 'abcd', reports(), {}, 0, 'goOn'],
    ['null reported', 'abcd', answered({ batchItemFailures: null }), {}, 0, 'goOn'],
    ['an empty answer', 'abcd', answered({}), {}, 0, 'goOn'],
    ['a null answer', 'abcd', answered(null), {}, 0, 'goOn'],
    ['no answer', 'abcd', answered(undefined), {}, 0, 'goOn'],

    // An error.
    ['the whole batch again', 'abcd', failed, plain, 0, 'again abcd/1'],
    ['a timeout is an error', 'abcd', timedOut, plain, 0, 'again abcd/1'],
    ['the last retry', 'abcd', failed, plain, 1, 'again abcd/2'],
    ['after the last retry', 'abcd', failed, plain, 2, 'discard abcd/2'],
    ['no retries', 'abcd', failed, { ...plain, maximumRetryAttempts: 0 }, 0, 'discard abcd/0'],
    ['retries without end', 'abcd', failed, { ...plain, maximumRetryAttempts: -1 }, 9, 'again abcd/10'],

    // An error, and the batch may be halved.
    ['halving is no retry', 'abcd', failed, bisecting, 0, 'goOn ab/0 cd/0'],
    ['halving after a timeout', 'abcd', timedOut, bisecting, 0, 'goOn ab/0 cd/0'],
    ['the halves of an odd number', 'abc', failed, bisecting, 0, 'goOn a/0 bc/0'],
    ['halves keep the retries they had', 'abcd', failed, bisecting, 2, 'goOn ab/2 cd/2'],
    ['one record has no halves', 'a', failed, bisecting, 0, 'again a/1'],
    ['one record after its last retry', 'a', failed, bisecting, 2, 'discard a/2'],
    ['halving whatever is reported otherwise', 'abcd', failed, {}, 0, 'goOn ab/0 cd/0'],

    // A report.
    ['from the checkpoint on', 'abcd', reports('c'), reporting, 0, 'again cd/1'],
    ['from the lowest one on', 'abcd', reports('d', 'b', 'c'), reporting, 0, 'again bcd/1'],
    ['all that is left after the last retry', 'abcd', reports('c'), reporting, 2, 'discard cd/2'],
    ['the first one', 'abcd', reports('a'), reporting, 0, 'again abcd/1'],

    // A report, and the batch may be halved.
    ['cutting at the checkpoint is no retry', 'abcd', reports('c'), {}, 0, 'goOn cd/0'],
    ['cutting when all retries are used', 'abcd', reports('b', 'd'), {}, 2, 'goOn bcd/2'],
    ['the first one reported cuts nothing off', 'abcd', reports('a'), {}, 0, 'again abcd/1'],
    ['the first one takes all others along in the end', 'abcd', reports('a'), {}, 2, 'discard abcd/2'],
    ['one record alone', 'a', reports('a'), {}, 0, 'again a/1'],
    ['one record alone in the end', 'a', reports('a'), {}, 2, 'discard a/2'],

    // A report that is none is a failure of all.
    ['an empty text', 'abcd', reports(''), {}, 0, 'again abcd/1'],
    ['null', 'abcd', reports(null), {}, 0, 'again abcd/1'],
    ['a record of another batch', 'abcd', reports('x'), {}, 0, 'again abcd/1'],
    ['a known record and an unknown one', 'abcd', reports('c', 'x'), {}, 0, 'again abcd/1'],
    ['a number', 'abcd', reports(1), {}, 0, 'again abcd/1'],
    ['another key', 'abcd', answered({ batchItemFailures: [{ id: 'c' }] }), {}, 0, 'again abcd/1'],
    ['no object', 'abcd', answered({ batchItemFailures: [null] }), {}, 0, 'again abcd/1'],
    ['no list', 'abcd', answered({ batchItemFailures: 'c' }), {}, 0, 'again abcd/1'],
    ['a text for an answer', 'abcd', answered('done'), {}, 0, 'again abcd/1'],
    ['a list for an answer', 'abcd', answered([]), {}, 0, 'again abcd/1'],
    ['a failure of all in the end', 'abcd', reports('x'), {}, 2, 'discard abcd/2'],

    // The function did not run.
    ['a throttled call is no retry', 'abcd', throttled, {}, 1, 'again abcd/1'],
    ['a throttled call is never the last one', 'abcd', throttled, plain, 2, 'again abcd/2'],
  ])('%s', (_name, numbers, outcome, config, retries, expected) => {
    expect(line(batchOf(numbers, retries), outcome, config)).toBe(expected);
  });

  test('a call is counted, a throttled one is not; how it ended is kept', () => {
    const after = (outcome: Outcome) => {
      const next = nextFor(batchOf('a', 1), outcome, mapping);
      return next.kind === 'goOn' ? [] : [next.batch.invocations, next.batch.threw];
    };
    expect(after(failed)).toEqual([2, true]);
    expect(after(reports('a'))).toEqual([2, false]);
    expect(after(throttled)).toEqual([1, false]);
  });
});

describe('records that are too old', () => {
  const aged = { ...batchOf('abc'), entries: [...entries('a', 1_000), ...entries('bc', 2_000)] };
  const parts = (now: number, maximumRecordAgeSeconds: number) => {
    const { tooOld, young } = partByAge(aged, now, { ...mapping, maximumRecordAgeSeconds });
    return [numbersOf(tooOld), numbersOf(young)];
  };
  test('none', () => expect(parts(61_000, 60)).toEqual(['', 'abc']));
  test('some', () => expect(parts(61_001, 60)).toEqual(['a', 'bc']));
  test('all', () => expect(parts(62_001, 60)).toEqual(['abc', '']));
  test('without a limit, those that the stream keeps no longer', () => {
    const day = 24 * 60 * 60 * 1_000;
    expect(parts(day + 1_000, -1)).toEqual(['', 'abc']);
    expect(parts(day + 1_001, -1)).toEqual(['a', 'bc']);
  });
});

describe('a batch takes', () => {
  test.each<[string, number, number, number, number]>([
    ['all that is there', 3, 10, 10_000, 3],
    ['not more records than it may', 30, 10, 10_000, 10],
    ['not more bytes than fit into an event', 30, 10, 14 + 4 * 101, 4],
    ['not half a record', 30, 10, 14 + 5 * 101 - 1, 4],
    ['a record that is too large for any event', 3, 10, 50, 1],
  ])('%s', (_name, count, batchSize, maxBytes, length) => {
    expect(nextBatchLength(entries('x'.repeat(count)), batchSize, maxBytes)).toBe(length);
  });
});

/** Hands records over to a function, and keeps what happens to them. */
async function handOver(numbers: Entry[], config: Partial<MappingConfig>, fn: (given: string[]) => Outcome, now = 0) {
  const calls: string[][] = [];
  const discarded: { numbers: string[]; condition: Condition; invocations: number }[] = [];
  const pauses: number[] = [];
  let time = now;
  await runBatch(numbers, {
    mapping: { ...mapping, ...config },
    async invoke(given) {
      calls.push(given.map(({ sequenceNumber }) => sequenceNumber));
      return fn(given.map(({ sequenceNumber }) => sequenceNumber));
    },
    async discard({ entries: given, invocations }, condition) {
      discarded.push({ numbers: given.map(({ sequenceNumber }) => sequenceNumber), condition, invocations });
    },
    async pause(ms) {
      pauses.push(ms);
      time += ms;
    },
    now: () => time,
  });
  return { calls, discarded, pauses };
}

describe('a batch is handed over until all of it is handled', () => {
  test('a throttled function is asked again, ever more slowly, and its tries are left to it', async () => {
    const outcomes = [throttled, throttled, throttled, failed, reports()];
    const work = await handOver(entries('a'), { maximumRetryAttempts: 1 }, () => outcomes.shift() ?? failed);
    expect(work.calls).toHaveLength(5);
    expect(work.pauses).toEqual([100, 200, 400, 800]);
    expect(work.discarded).toEqual([]);
  });

  test('no pause is longer than half a minute', async () => {
    const { pauses } = await handOver(entries('a'), { maximumRetryAttempts: 12 }, () => failed);
    expect(Math.max(...pauses)).toBe(30_000);
  });

  test('a half waits for the one before it', async () => {
    const { calls, discarded, pauses } = await handOver(entries('abcd'), {}, (given) =>
      given.includes('b') ? failed : reports(),
    );
    expect(calls.map((call) => call.join(''))).toEqual(['abcd', 'ab', 'a', 'b', 'b', 'b', 'cd']);
    expect(discarded).toEqual([{ numbers: ['b'], condition: 'RetryAttemptsExhausted', invocations: 5 }]);
    expect(pauses).toEqual([100, 200]);
  });

  test('the pauses begin short again for the next record that fails', async () => {
    const { pauses } = await handOver(entries('ab'), { maximumRetryAttempts: 2 }, () => failed);
    expect(pauses).toEqual([100, 200, 100, 200]);
  });

  test('records that become too old between two tries are given up, the others go on', async () => {
    const some = [...entries('a', 0), ...entries('b', 50_000)];
    const config = { ...plain, maximumRetryAttempts: -1, maximumRecordAgeSeconds: 60 };
    const { discarded } = await handOver(some, config, () => failed);
    expect(discarded.map(({ numbers, condition }) => [numbers.join(''), condition])).toEqual([
      ['a', 'RecordAgeExceeded'],
      ['b', 'RecordAgeExceeded'],
    ]);
  });

  test('a function that is never asked is blamed for nothing', async () => {
    const work = await handOver(entries('ab'), { maximumRecordAgeSeconds: 60 }, () => failed, 60_001);
    expect(work.calls).toEqual([]);
    expect(work.discarded).toEqual([{ numbers: ['a', 'b'], condition: 'RecordAgeExceeded', invocations: 0 }]);
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
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        async (stream, batchSize, maximumRetryAttempts, throttling) => {
          const poison = new Set(stream.filter(({ isPoisoned }) => isPoisoned).map(({ number }) => number));
          const good = stream.filter(({ isPoisoned }) => !isPoisoned).map(({ number }) => number);
          const answers: string[] = [];
          const deliveries: string[] = [];
          const lost: string[][] = [];
          let calls = 0;
          let share = 0;
          const fn = (given: string[]): Outcome => {
            share += throttling;
            if (share >= 1) {
              share -= 1;
              return throttled;
            }
            calls += 1;
            deliveries.push(...given);
            const bad = given.filter((number) => poison.has(number));
            if (given.length > 1 && bad[0] === given[0]) return failed;
            // What stands after the first failure is handed over again.
            answers.push(...(bad[0] === undefined ? given : given.slice(0, given.indexOf(bad[0]))));
            return reports(...bad);
          };
          for (let at = 0; at < stream.length; at += batchSize) {
            const batch = stream
              .slice(at, at + batchSize)
              .map(({ number }) => ({ ...entries('x')[0]!, sequenceNumber: number }));
            const { discarded } = await handOver(batch, { batchSize, maximumRetryAttempts }, fn);
            lost.push(...discarded.map(({ numbers }) => numbers));
          }

          expect(distinct(answers).toSorted()).toEqual(good.toSorted());
          expect(lost).toEqual([...poison].map((number) => [number]));
          expect(distinct(deliveries)).toEqual(stream.map(({ number }) => number));
          // A tree of halves has fewer than two calls a record; a poisoned record adds one where it is cut at, and its retries.
          expect(calls).toBeLessThan(2 * stream.length + poison.size * (1 + maximumRetryAttempts));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('that reports a first record that fails, too, loses others with it', async () => {
    const reportsAll = (given: string[]) => reports(...given.filter((number) => number === 'b'));
    const { discarded } = await handOver(entries('abcd'), {}, reportsAll);
    expect(discarded.map(({ numbers }) => numbers.join(''))).toEqual(['bcd']);
  });
});
