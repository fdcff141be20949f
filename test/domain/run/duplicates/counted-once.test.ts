import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedForLimit, countedOnce, fewestRuns } from '../../../../functions/domain/run/duplicates/counted-once.ts';
import type { DuplicateVerdict, RunRecord } from '../../../../functions/domain/run/run-record.ts';
import { naivelyCounted, naivelyFewest, naivelyOverlap } from '../../../support/naive-duplicates.ts';
import { aRun, day } from '../../../support/records.ts';

const ids = (runs: readonly RunRecord[]) => runs.map(({ id }) => Number(id.slice(-22)));
/** A run of so many minutes from so many minutes after 8:00 on. */
const from = (number: number, start: number, minutes: number, parts: Partial<RunRecord> = {}) =>
  aRun(number, {
    startedAt: new Date(Date.parse(day(3)) + start * 60_000).toISOString(),
    durationSeconds: minutes * 60,
    ...parts,
  });
const said = (all: RunRecord[], ...words: [number, DuplicateVerdict, number][]): RunRecord[] =>
  all.map((run, index) => ({
    ...run,
    duplicates: words.flatMap(([a, verdict, b], at) => {
      const other = a === index ? all[b] : b === index ? all[a] : undefined;
      return other ? [{ runId: other.id, verdict, by: run.recordedBy, at: day(4 + at) }] : [];
    }),
  }));

describe('of several recordings of one run, one counts', () => {
  const measured = { averageHeartRateBpm: 150, elevationGainMeters: 80 };
  it.each<[string, RunRecord[], number[]]>([
    ['none', [], []],
    ['one after the other: both', [from(1, 0, 60), from(2, 90, 60)], [1, 2]],
    ['they only touch: both', [from(1, 0, 60), from(2, 60, 60)], [1, 2]],
    ['seven minutes apart', [from(1, 0, 60), from(2, 7, 60)], [1]],
    ['the one with a distance', [from(1, 0, 60, { distanceMeters: 0, ...measured }), from(2, 2, 60)], [2]],
    ['the one of which more is known', [from(1, 0, 60), from(2, 2, 60, measured)], [2]],
    ['a type says something, too', [from(1, 0, 60, { type: 'OTHER' }), from(2, 2, 60)], [2]],
    ['described as well: the one that began first', [from(2, 2, 60), from(1, 0, 60)], [1]],
    ['at the same instant: the smaller id', [from(2, 0, 60), from(1, 0, 60)], [1]],
    ['two halves of one that is known better', [from(1, 0, 30), from(2, 0, 60, measured), from(3, 31, 30)], [2]],
    ['two halves that are known better', [from(1, 0, 30, measured), from(2, 0, 60), from(3, 31, 30, measured)], [1, 3]],
    ['the pause counts', [from(1, 0, 30, { endedAt: day(3, '09:00') }), from(2, 40, 30)], [1]],
    ['six of one run', [0, 1, 2, 3, 4, 5].map((each) => from(each, each, 50)), [0]],
  ])('%s', (_, runs, counted) => {
    expect(ids(countedOnce(runs))).toEqual(counted);
    expect(ids(naivelyCounted(runs)).sort()).toEqual(counted);
  });

  it.each<[string, RunRecord[], [number, DuplicateVerdict, number][], number[], number[]]>([
    ['different although they overlap: both', [from(0, 0, 60), from(1, 7, 60)], [[0, 'DIFFERENT', 1]], [0, 1], [0, 1]],
    ['the same although they do not', [from(0, 0, 30), from(1, 60, 30)], [[0, 'SAME', 1]], [0], [0, 1]],
    [
      'the last word holds',
      [from(0, 0, 60), from(1, 7, 60)],
      [
        [0, 'DIFFERENT', 1],
        [0, 'SAME', 1],
      ],
      [0],
      [0],
    ],
    [
      'a third recording that overlaps two different runs is of one of them',
      [from(0, 0, 60, measured), from(1, 7, 60), from(2, 3, 60)],
      [[1, 'DIFFERENT', 2]],
      [0, 1],
      [0, 1],
    ],
    [
      'the same as one that is the same as a third',
      [from(0, 0, 30), from(1, 60, 30), from(2, 120, 30, { type: 'OTHER' })],
      [
        [0, 'SAME', 2],
        [1, 'SAME', 2],
      ],
      [0],
      [0, 1, 2],
    ],
    [
      'the same as two that are different: as one of them',
      [from(0, 0, 30), from(1, 60, 30), from(2, 120, 30, { type: 'OTHER' })],
      [
        [0, 'SAME', 2],
        [1, 'SAME', 2],
        [0, 'DIFFERENT', 1],
      ],
      [0, 1],
      [0, 1, 2],
    ],
  ])('somebody said: %s', (_, runs, words, counted, forLimits) => {
    const all = said(runs, ...words);
    // `wordOn` takes the last word of two, and each run keeps one on each other.
    const kept = all.map((run) => ({
      ...run,
      duplicates:
        run.duplicates?.filter((each, at, list) => !list.slice(at + 1).some(({ runId }) => runId === each.runId)) ?? [],
    }));
    expect(ids(countedOnce(kept))).toEqual(counted);
    expect(ids(countedOnce([...kept].reverse()))).toEqual(counted);
    expect(ids(countedForLimit(kept))).toEqual(forLimits);
  });

  it('a word on one side is enough: the other run was deleted and restored', () => {
    const [first, second] = said([from(0, 0, 60), from(1, 7, 60)], [0, 'DIFFERENT', 1]);
    if (!first || !second) throw new Error('two runs');
    const { duplicates: _gone, ...restored } = second;
    expect(ids(countedOnce([first, restored]))).toEqual([0, 1]);
    expect(fewestRuns([first, restored])).toBe(2);
  });
});

describe('how many runs there were at the least', () => {
  it.each<[string, RunRecord[], number]>([
    ['none', [], 0],
    ['six of one run', [0, 1, 2, 3, 4, 5].map((each) => from(each, each, 50)), 1],
    ['a watch left on all day, and two runs', [from(1, 0, 700, { effort: 3 }), from(2, 0, 60), from(3, 600, 60)], 2],
    ['different ones that overlap', said([from(0, 0, 60), from(1, 7, 60)], [0, 'DIFFERENT', 1]), 2],
    ['whatever was said, two that do not overlap', said([from(0, 0, 30), from(1, 60, 30)], [0, 'SAME', 1]), 2],
  ])('%s', (_, runs, count) => {
    expect(fewestRuns(runs)).toBe(count);
  });
});

const run = fc.record({
  start: fc.integer({ min: 0, max: 300 }),
  minutes: fc.integer({ min: 1, max: 120 }),
  distanceMeters: fc.constantFrom(0, 5_000),
  effort: fc.option(fc.constant(5), { nil: undefined }),
  type: fc.constantFrom('EASY' as const, 'OTHER' as const),
});
const history = fc
  .array(run, { maxLength: 9 })
  .map((all) => all.map(({ start, minutes, ...parts }, number) => from(number, start, minutes, parts)));
const verdict = fc.constantFrom<DuplicateVerdict>('SAME', 'DIFFERENT');
const word = fc.tuple(fc.nat({ max: 8 }), verdict, fc.nat({ max: 8 }));
const withWords = fc
  .tuple(history, fc.array(word, { maxLength: 5 }))
  .map(([all, words]) =>
    said(
      all,
      ...words.filter(
        ([a, , b], at) =>
          a !== b && !words.slice(at + 1).some(([c, , d]) => (c === a && d === b) || (c === b && d === a)),
      ),
    ),
  );

describe('against a naive model', () => {
  it('the same runs count, and there were as many at the least', () => {
    fc.assert(
      fc.property(history, (all) => {
        expect(ids(countedOnce(all)).sort()).toEqual(ids(naivelyCounted(all)).sort());
        expect(fewestRuns(all)).toBe(naivelyFewest(all));
      }),
      { numRuns: 2_000 },
    );
  });

  it('one more recording never makes fewer runs of a limit', () => {
    fc.assert(
      fc.property(history, (all) => {
        expect(fewestRuns(all)).toBeGreaterThanOrEqual(fewestRuns(all.slice(1)));
      }),
    );
  });

  it('whatever was said: in any order the same, none vanishes, two that are different are two', () => {
    fc.assert(
      fc.property(withWords, fc.integer(), (all, seed) => {
        const counted = countedOnce(all);
        const shuffled = [...all].sort(
          (a, b) => ((Number(a.id.slice(-2)) * 7 + seed) % 5) - ((Number(b.id.slice(-2)) * 7 + seed) % 5),
        );
        expect(ids(countedOnce(shuffled))).toEqual(ids(counted));
        const words = (one: RunRecord, other: RunRecord) =>
          one.duplicates?.find(({ runId }) => runId === other.id)?.verdict;
        for (const each of all) {
          const stands = counted.includes(each);
          const hasReason = all.some(
            (other) => other !== each && (words(each, other) === 'SAME' || naivelyOverlap(each, other)),
          );
          expect(stands || hasReason).toBe(true);
        }
        const pair = all.some((one) => all.some((other) => words(one, other) === 'DIFFERENT'));
        if (pair) expect(counted.length).toBeGreaterThanOrEqual(2);
        expect(counted.length).toBeLessThanOrEqual(all.length);
      }),
      { numRuns: 2_000 },
    );
  });
});
