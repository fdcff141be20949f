import { describe, expect, it } from 'vitest';
import { breachesOf, lastBreachOf } from '../../../functions/domain/run/adherence.ts';
import type { InstructionRecord, InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import type { RunRecord } from '../../../functions/domain/run/run-record.ts';
import { anInstruction, aRun, day } from '../../support/records.ts';

const rest: InstructionRule = { activity: 'RUN', permission: 'PROHIBITED' };
const noRace: InstructionRule = { activity: 'RACE', permission: 'PROHIBITED' };
const easy: InstructionRule = {
  activity: 'RUN',
  permission: 'LIMITED',
  maxDistanceMeters: 3_219,
  maxDurationSeconds: 1_500,
  maxEffort: 3,
  stopIfPainAtLeast: 3,
};
const within: Partial<RunRecord> = { distanceMeters: 3_219, durationSeconds: 1_500, effort: 3, worstPain: 2 };
const race: Partial<RunRecord> = { ...within, type: 'RACE' };

describe('a run breaks', () => {
  it.each<[string, InstructionRule[], Partial<RunRecord>, unknown[]]>([
    ['nothing, when nothing is said', [], {}, []],
    ['nothing by running as far, long, hard and painlessly as allowed', [easy], within, []],
    ['a prohibition', [rest], {}, ['RUN_WHILE_PROHIBITED']],
    ['no prohibition of other things', [{ activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }], {}, []],
    ['no rule of what is allowed without limits', [{ activity: 'RUN', permission: 'ALLOWED' }], {}, []],
    ['the distance, by a metre', [easy], { ...within, distanceMeters: 3_220 }, ['MAX_DISTANCE', 3_219, 3_220]],
    ['the duration, by a second', [easy], { ...within, durationSeconds: 1_501 }, ['MAX_DURATION', 1_500, 1_501]],
    ['the effort', [easy], { ...within, effort: 4 }, ['MAX_EFFORT', 3, 4]],
    ['no effort that is not known', [easy], { ...within, effort: undefined }, []],
    ['the pain, by reaching it', [easy], { ...within, worstPain: 3 }, ['STOP_IF_PAIN', 3, 3]],
    ['no pain that nobody spoke of', [easy], { ...within, worstPain: undefined }, []],
    ['an effort of zero', [{ ...easy, maxEffort: 0 }], { ...within, effort: 1 }, ['MAX_EFFORT', 0, 1]],
    [
      'a limit of a required run',
      [{ ...easy, permission: 'REQUIRED' }],
      { ...within, effort: 5 },
      ['MAX_EFFORT', 3, 5],
    ],
    [
      'a pain limit of an allowed one',
      [{ activity: 'RUN', permission: 'ALLOWED', stopIfPainAtLeast: 4 }],
      { worstPain: 6 },
      ['STOP_IF_PAIN', 4, 6],
    ],
    [
      'no limit of what is prohibited anyway',
      [{ ...easy, permission: 'PROHIBITED' }],
      { effort: 9 },
      ['RUN_WHILE_PROHIBITED'],
    ],
    ['no prohibition of racing by running', [noRace], within, []],
    ['a prohibition of racing by racing', [noRace], race, ['RACE_WHILE_PROHIBITED']],
    ['a prohibition of running by racing', [rest], race, ['RUN_WHILE_PROHIBITED']],
    ['both by racing', [noRace, rest], race, ['RUN_WHILE_PROHIBITED', 'RACE_WHILE_PROHIBITED']],
    ['a limit of running by racing', [easy], { ...race, effort: 9 }, ['MAX_EFFORT', 3, 9]],
    ['no limit of racing by running', [{ ...easy, activity: 'RACE' }], { ...within, effort: 9 }, []],
    [
      'a limit said twice just once, the tighter one',
      [easy, { ...easy, activity: 'RACE', maxEffort: 2 }],
      { ...race, effort: 9 },
      ['MAX_EFFORT', 2, 9],
    ],
    [
      'all that it breaks',
      [easy],
      { distanceMeters: 5_000, durationSeconds: 1_800, effort: 7, worstPain: 6 },
      ['MAX_DISTANCE', 3_219, 5_000, 'MAX_DURATION', 1_500, 1_800, 'MAX_EFFORT', 3, 7, 'STOP_IF_PAIN', 3, 6],
    ],
  ])('%s', (_, rules, parts, breaches) => {
    const instruction = anInstruction(1, { rules });
    const run = aRun(1, { startedAt: day(2), ...parts });
    const found = breachesOf(run, [instruction]);
    const told = found.flatMap(({ rule, allowed, actual }) =>
      allowed === undefined ? [rule] : [rule, allowed, actual],
    );
    expect(told).toEqual(breaches);
    for (const breach of found) expect([breach.run, breach.instruction]).toEqual([run, instruction]);
  });
});

describe('judged by what was in force when it started', () => {
  const from8 = (parts: Partial<InstructionRecord>) => anInstruction(1, { rules: [rest], startsAt: day(8), ...parts });
  it.each<[string, Partial<InstructionRecord>, string, number]>([
    ['it starts a millisecond before the instruction', {}, day(8, '07:59:59.999'), 0],
    ['it starts with it', {}, day(8), 1],
    ['it starts in the last millisecond of it', { endsAt: day(10) }, day(10, '07:59:59.999'), 1],
    ['it starts as it ends', { endsAt: day(10) }, day(10), 0],
    ['it was run before the go-ahead, and synced after it', { supersededAt: day(10) }, day(9), 1],
    ['it was run before the mistake was withdrawn', { withdrawnAt: day(10) }, day(9), 1],
    ['it was run after it was withdrawn', { withdrawnAt: day(10) }, day(11), 0],
  ])('%s', (_, parts, startedAt, count) => {
    expect(breachesOf(aRun(1, { startedAt, recordedAt: day(20) }), [from8(parts)])).toHaveLength(count);
  });

  it('every instruction for itself: a prohibition does not hide the limits of another one', () => {
    const [first, second, third] = [[rest], [easy], [easy]].map((rules, index) => anInstruction(index, { rules }));
    if (!first || !second || !third) throw new Error('three instructions');
    const found = breachesOf(aRun(1, { ...within, effort: 5 }), [first, second, third]);
    expect(found.map(({ rule, instruction }) => [rule, instruction.id])).toEqual([
      ['RUN_WHILE_PROHIBITED', first.id],
      ['MAX_EFFORT', second.id],
      ['MAX_EFFORT', third.id],
    ]);
  });

  it('the last breach is the start of the latest run that broke a rule', () => {
    const instructions = [from8({ endsAt: day(10) })];
    const runs = [11, 9, 8, 7].map((number) => aRun(number, { startedAt: day(number) }));
    expect(lastBreachOf(runs, instructions)).toBe(day(9));
    expect(lastBreachOf(runs, [])).toBeUndefined();
    expect(lastBreachOf([], instructions)).toBeUndefined();
  });
});
