import { describe, expect, it } from 'vitest';
import { possibleDuplicateOf } from '../../../functions/domain/run/duplicate.ts';
import type { RunRecord } from '../../../functions/domain/run/run-record.ts';
import { aRun, day } from '../../support/records.ts';

/** The watch's recording: 10 km in 50 minutes from 8:00, recorded at 9:00. */
const watch = aRun(1, {
  source: 'per_WWWWWWWWWWWWWWWW',
  startedAt: day(4, '08:00'),
  distanceMeters: 10_000,
  durationSeconds: 3_000,
  recordedAt: day(4, '09:00'),
});
/** The same run, entered by hand at 10:00. */
const written = (parts: Partial<RunRecord> = {}) =>
  aRun(2, {
    startedAt: day(4, '08:00'),
    distanceMeters: 10_000,
    durationSeconds: 3_000,
    recordedAt: day(4, '10:00'),
    ...parts,
  });

describe('a run is suspected to be a duplicate', () => {
  it.each<[string, Partial<RunRecord>, boolean]>([
    ['of the same run from another source', {}, true],
    ['never from the same source: that knows its own runs', { source: watch.source }, false],
    ['when it starts 5 minutes later', { startedAt: day(4, '08:05') }, true],
    ['when it starts 5 minutes earlier', { startedAt: day(4, '07:55') }, true],
    ['not when it starts a millisecond more than that later', { startedAt: day(4, '08:05:00.001') }, false],
    ['not when it starts a millisecond more than that earlier', { startedAt: day(4, '07:54:59.999') }, false],
    ['when just the duration is alike', { distanceMeters: 5_000, durationSeconds: 2_700 }, true],
    ['when just the distance is alike', { distanceMeters: 9_000, durationSeconds: 6_000 }, true],
    ['at 10 % of the greater one, either way', { distanceMeters: 11_111, durationSeconds: 6_000 }, true],
    ['not when both are off by more', { distanceMeters: 8_999, durationSeconds: 3_334 }, false],
    ['not by a distance of zero alone', { distanceMeters: 0, durationSeconds: 6_000 }, false],
    ['not when it was recorded first: then it is the original', { recordedAt: day(4, '08:59') }, false],
    ['recorded at the same instant, the greater id is', { recordedAt: watch.recordedAt }, true],
    [
      'and the smaller id is not',
      { recordedAt: watch.recordedAt, id: 'run_AAAAAAAAAAAAAAAA.0000000000000000000000' },
      false,
    ],
  ])('%s', (_, parts, suspected) => {
    expect(possibleDuplicateOf(written(parts), [watch])).toBe(suspected ? watch : undefined);
  });

  it('not by distances of zero on both sides', () => {
    const still = { ...watch, distanceMeters: 0 };
    expect(possibleDuplicateOf(written({ distanceMeters: 0, durationSeconds: 600 }), [still])).toBeUndefined();
    expect(possibleDuplicateOf(written({ distanceMeters: 0 }), [still])).toBe(still);
  });

  it('not of itself, and of nothing when there is nothing', () => {
    expect(possibleDuplicateOf(watch, [watch])).toBeUndefined();
    expect(possibleDuplicateOf(watch, [])).toBeUndefined();
  });

  it('of two just the later recorded one', () => {
    expect(possibleDuplicateOf(watch, [written()])).toBeUndefined();
    expect(possibleDuplicateOf(written(), [watch])).toBe(watch);
  });

  it('of several originals it is the first recorded, in whatever order they come', () => {
    const phone = { ...watch, ...{ id: aRun(3).id, source: 'per_PPPPPPPPPPPPPPPP', recordedAt: day(4, '08:59') } };
    expect(possibleDuplicateOf(written(), [watch, phone])).toBe(phone);
    expect(possibleDuplicateOf(written(), [phone, watch])).toBe(phone);
  });
});
