import { describe, expect, it } from 'vitest';
import { markDuplicate } from '../../../../functions/domain/run/duplicates/mark-duplicate.ts';
import {
  possibleDuplicateOf,
  possibleDuplicatesOf,
} from '../../../../functions/domain/run/duplicates/possible-duplicates.ts';
import { recordRun } from '../../../../functions/domain/run/run.ts';
import type { RunRecord } from '../../../../functions/domain/run/run-record.ts';
import { refused } from '../../../support/decisions.ts';
import { aRun, day } from '../../../support/records.ts';

const hour = { startedAt: day(4, '08:00'), durationSeconds: 3_600 };

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

const word = (verdict: 'SAME' | 'DIFFERENT', at = day(5)) => ({ runId: watch.id, verdict, by: watch.recordedBy, at });

describe('a run is suspected to be a duplicate', () => {
  it.each<[string, Partial<RunRecord>, boolean]>([
    ['of the same run from another source', {}, true],
    ['from the same source, too', { source: watch.source }, true],
    ['when it starts 7 minutes later', { startedAt: day(4, '08:07') }, true],
    ['when it starts 7 minutes earlier', { startedAt: day(4, '07:53') }, true],
    ['when it overlaps by a millisecond', { startedAt: day(4, '08:49:59.999') }, true],
    ['not when it starts as the other ends', { startedAt: day(4, '08:50') }, false],
    ['not when it ends as the other starts', { startedAt: day(4, '07:10') }, false],
    ['however far and however long it was', { distanceMeters: 0, durationSeconds: 60 }, true],
    ['not when it was recorded first: then it is the original', { recordedAt: day(4, '08:59') }, false],
    ['recorded at the same instant, the greater id is', { recordedAt: watch.recordedAt }, true],
    [
      'and the smaller id is not',
      { recordedAt: watch.recordedAt, id: 'run_AAAAAAAAAAAAAAAA.0000000000000000000000' },
      false,
    ],
    ['not when somebody said that they are different', { duplicates: [word('DIFFERENT')] }, false],
    ['when somebody said that they are the same', { startedAt: day(4, '20:00'), duplicates: [word('SAME')] }, true],
  ])('%s', (_, parts, suspected) => {
    expect(possibleDuplicateOf(written(parts), [watch])).toBe(suspected ? watch : undefined);
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

describe('possible duplicates', () => {
  it('are so both ways', () => {
    const hand = written({ startedAt: day(4, '08:07') });
    expect(possibleDuplicatesOf(hand, [watch, hand])).toEqual([{ run: watch }]);
    expect(possibleDuplicatesOf(watch, [watch, hand])).toEqual([{ run: hand }]);
  });

  it('keep what was said of them, whichever of the two knows it', () => {
    const different = written({ duplicates: [word('DIFFERENT')] });
    const told = { verdict: 'DIFFERENT', saidBy: watch.recordedBy, saidAt: day(5) };
    expect(possibleDuplicatesOf(different, [watch])).toEqual([{ run: watch, ...told }]);
    expect(possibleDuplicatesOf(watch, [different])).toEqual([{ run: different, ...told }]);
    const later = { ...watch, duplicates: [{ ...word('SAME', day(6)), runId: different.id }] };
    expect(possibleDuplicatesOf(later, [different])).toMatchObject([{ verdict: 'SAME', saidAt: day(6) }]);
  });

  it('of very many, those of which somebody said something, and the first that were recorded', () => {
    const many = Array.from({ length: 30 }, (_, each) => aRun(50 + each, { ...hour, recordedAt: day(5) }));
    const last = many.at(-1);
    if (!last) throw new Error('many');
    const run = aRun(1, { ...hour, duplicates: [{ ...word('SAME'), runId: last.id }] });
    const found = possibleDuplicatesOf(run, many);
    expect(found.map(({ run: { id } }) => Number(id.slice(-2)))).toEqual([
      ...Array.from({ length: 19 }, (_, each) => 50 + each),
      79,
    ]);
  });
});

describe('to say of two recordings what they are', () => {
  const author = { id: watch.recordedBy.id, name: 'Ada', role: 'OWNER' as const };
  const by = { ...author, roles: [author.role] };
  const say = (one: RunRecord, other: RunRecord, verdict: 'SAME' | 'DIFFERENT', now = day(6)) =>
    markDuplicate(one, other, { verdict, by, now }).put as RunRecord[];

  it('both keep it, and the last word', () => {
    const [one, other] = say(written(), watch, 'DIFFERENT');
    expect(one).toMatchObject({ duplicates: [{ runId: watch.id, verdict: 'DIFFERENT', by: author, at: day(6) }] });
    expect(other).toMatchObject({ id: watch.id, duplicates: [{ runId: written().id, verdict: 'DIFFERENT' }] });
    if (!one || !other) throw new Error('two runs');
    expect(say(other, one, 'DIFFERENT', day(7))).toEqual([]);
    const [again] = say(other, one, 'SAME', day(7));
    expect(again?.duplicates).toEqual([{ runId: one.id, verdict: 'SAME', by: author, at: day(7) }]);
  });

  it('it stays said across revisions', () => {
    const [one] = say(written({ externalId: 'a' }), watch, 'SAME');
    if (!one) throw new Error('a run');
    const revised = recordRun(one, { ...written({ externalId: 'a' }), revision: 1, distanceMeters: 1 });
    expect(revised).toMatchObject({ status: 'UPDATED', record: { duplicates: one.duplicates, distanceMeters: 1 } });
  });

  it.each<[string, RunRecord, RunRecord, 'SAME' | 'DIFFERENT', string]>([
    ['one run twice', watch, watch, 'SAME', 'INVALID input.otherRunId'],
    [
      'runs of two days',
      written({ startedAt: day(5), localDate: '2026-03-05' }),
      watch,
      'SAME',
      'INVALID input.otherRunId',
    ],
    [
      'or that they are different',
      written({ startedAt: day(5), localDate: '2026-03-05' }),
      watch,
      'DIFFERENT',
      'INVALID input.otherRunId',
    ],
    [
      'more than a run keeps',
      written({
        duplicates: Array.from({ length: 20 }, (_, each) => ({ ...word('SAME'), runId: aRun(60 + each).id })),
      }),
      watch,
      'SAME',
      'LIMIT_REACHED input.otherRunId',
    ],
  ])('not of %s', (_, one, other, verdict, expected) => {
    expect(refused(() => say(one, other, verdict))).toEqual([expected]);
  });

  it('of one day they may be the same, and what was said can be taken back when a revision has moved one', () => {
    const evening = written({ startedAt: day(4, '20:00') });
    const [one, other] = say(evening, watch, 'SAME');
    if (!one || !other) throw new Error('two runs');
    const moved = { ...one, startedAt: day(5), localDate: '2026-03-05' };
    expect(say(moved, other, 'DIFFERENT', day(7))).toHaveLength(2);
    expect(refused(() => say({ ...moved, duplicates: [] }, { ...other, duplicates: [] }, 'DIFFERENT'))).toHaveLength(1);
  });

  it('not for coaches', () => {
    const coach = { ...by, roles: ['COACH' as const] };
    expect(refused(() => markDuplicate(written(), watch, { verdict: 'SAME', by: coach, now: day(6) }))).toEqual([
      'FORBIDDEN input',
    ]);
  });
});
