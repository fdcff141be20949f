import { describe, expect, it } from 'vitest';
import { breachesOf, toldAt, verdictsOf } from '../../../functions/domain/run/adherence.ts';
import { openBreachesOf } from '../../../functions/domain/run/open-breach.ts';
import type { InstructionRecord, InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import type { RunRecord } from '../../../functions/domain/run/run-record.ts';
import { anInstruction, aRun, day } from '../../support/records.ts';

const rest: InstructionRule = { activity: 'RUN', permission: 'PROHIBITED' };
const noRace: InstructionRule = { activity: 'RACE', permission: 'PROHIBITED' };
const mayRace: InstructionRule = { activity: 'RACE', permission: 'ALLOWED' };
const easy: InstructionRule = {
  activity: 'RUN',
  permission: 'LIMITED',
  maxDistanceMeters: 3_219,
  maxDurationSeconds: 1_500,
  maxEffort: 3,
  stopIfPainAtLeast: 3,
};
/** A word of little pain, two minutes into the run. */
const littlePain: RunRecord['felt'] = [{ pain: 2, at: day(2, '08:02') }];
const within: Partial<RunRecord> = { distanceMeters: 3_219, durationSeconds: 1_500, effort: 3, felt: littlePain };
const race: Partial<RunRecord> = { ...within, type: 'RACE' };

describe('a run breaks', () => {
  it.each<[string, InstructionRule[], Partial<RunRecord>, unknown[]]>([
    ['nothing, when nothing is said', [], {}, []],
    ['nothing by running as far, long, hard and painlessly as allowed', [easy], within, []],
    ['a prohibition', [rest], {}, ['RUN_WHILE_PROHIBITED']],
    ['no prohibition of other things', [{ activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }], {}, []],
    ['no rule of what is allowed without limits', [{ activity: 'RUN', permission: 'ALLOWED' }], {}, []],
    ['the effort', [easy], { ...within, effort: 4 }, ['MAX_EFFORT', 3, 4]],
    ['no effort that is not known', [easy], { ...within, effort: undefined }, []],
    ['an effort of zero', [{ ...easy, maxEffort: 0 }], { ...within, effort: 1 }, ['MAX_EFFORT', 0, 1]],
    [
      'a limit of a required run',
      [{ ...easy, permission: 'REQUIRED' }],
      { ...within, effort: 5 },
      ['MAX_EFFORT', 3, 5],
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
    ['a limit of running by racing', [easy, mayRace], { ...race, effort: 9 }, ['MAX_EFFORT', 3, 9]],
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
      { distanceMeters: 5_000, durationSeconds: 1_800, effort: 7, felt: [{ pain: 6, onsetMeters: 0, at: day(2) }] },
      ['MAX_DISTANCE', 3_219, 5_000, 'MAX_DURATION', 1_500, 1_800, 'MAX_EFFORT', 3, 7, 'STOP_IF_PAIN', 3, 6],
    ],
  ])('%s', (_, rules, parts, breaches) => {
    const instruction = anInstruction(1, { rules });
    const run = aRun(1, { startedAt: day(2), ...parts });
    const found = breachesOf(run, [instruction], [], {});
    const told = found.flatMap(({ rule, allowed, actual }) =>
      allowed === undefined ? [rule] : [rule, allowed, actual],
    );
    expect(told).toEqual(breaches);
    for (const breach of found) expect([breach.run, breach.instruction]).toEqual([run, instruction]);
  });
});

/** The verdicts on a run of day 2, as `rule verdict`, with what has to be asked. */
function verdicts(rules: InstructionRule[], parts: Partial<RunRecord>): string[] {
  const run = aRun(1, { startedAt: day(2), ...parts });
  return verdictsOf(run, [anInstruction(1, { rules })], [], {}).map(({ rule, verdict, ask }) =>
    [rule, verdict, ...(ask ? [ask] : [])].join(' '),
  );
}

describe('every rule that applies has a verdict, the worst first', () => {
  it.each<[string, InstructionRule[], Partial<RunRecord>, string[]]>([
    ['nothing was said', [], {}, []],
    ['an activity that is no run', [{ activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }], {}, []],
    ['allowed without limits: nothing to keep', [{ activity: 'RUN', permission: 'ALLOWED' }], {}, []],
    ['all kept', [easy], within, ['MAX_DISTANCE KEPT', 'MAX_DURATION KEPT', 'MAX_EFFORT KEPT', 'STOP_IF_PAIN KEPT']],
    [
      'nobody said how hard it was, nor how it felt: asked, never kept',
      [easy],
      { distanceMeters: 9_000, durationSeconds: 1_500 },
      ['MAX_DISTANCE BROKEN', 'MAX_EFFORT UNKNOWN EFFORT', 'STOP_IF_PAIN UNKNOWN PAIN', 'MAX_DURATION KEPT'],
    ],
    [
      'on a treadmill that measured nothing',
      [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3_219 }],
      { distanceMeters: 0 },
      ['MAX_DISTANCE UNKNOWN DISTANCE'],
    ],
    [
      'intervals at a heart rate of 188 without an effort',
      [{ activity: 'RUN', permission: 'LIMITED', maxEffort: 3 }],
      { type: 'INTERVALS', averageHeartRateBpm: 188 },
      ['MAX_EFFORT UNKNOWN EFFORT'],
    ],
  ])('%s', (_, rules, parts, expected) => {
    expect(verdicts(rules, parts)).toEqual(expected);
  });
});

describe('limits of terrain, intensity and intervals', () => {
  const hilly: Partial<RunRecord> = { elevationGainMeters: 300 };
  const limited = (limits: Partial<InstructionRule>): InstructionRule => ({
    activity: 'RUN',
    permission: 'LIMITED',
    ...limits,
  });
  const walkRun = { walkSeconds: 60, runSeconds: 60, repetitions: 10 };
  it.each<[string, InstructionRule[], Partial<RunRecord>, string[]]>([
    ['a hill run under "no hills"', [limited({ terrain: ['NO_HILLS'] })], hilly, ['NO_HILLS BROKEN']],
    ['climbs under "no hills"', [limited({ terrain: ['NO_HILLS'] })], { type: 'HILLS' }, ['NO_HILLS BROKEN']],
    ['nobody measured a climb', [limited({ terrain: ['NO_HILLS'] })], {}, ['NO_HILLS UNKNOWN ELEVATION']],
    [
      'nothing is known: everything is asked',
      [limited({ terrain: ['NO_DOWNHILL', 'SOFT_GROUND'], intensity: ['NO_INTERVALS', 'NO_SPEED_WORK'], walkRun })],
      { type: 'OTHER', durationSeconds: 600 },
      [
        'NO_DOWNHILL UNKNOWN ELEVATION',
        'SOFT_GROUND UNKNOWN SURFACE',
        'NO_INTERVALS UNKNOWN RUN_TYPE',
        'NO_SPEED_WORK UNKNOWN RUN_TYPE',
        'WALK_RUN UNKNOWN RUN_TYPE',
      ],
    ],
    [
      'all kept',
      [limited({ terrain: ['NO_HILLS', 'SOFT_GROUND'], intensity: ['NO_INTERVALS'], walkRun })],
      { type: 'RUN_WALK', durationSeconds: 1_200, surface: 'TRAIL', elevationGainMeters: 10 },
      ['NO_HILLS KEPT', 'SOFT_GROUND KEPT', 'NO_INTERVALS KEPT', 'WALK_RUN KEPT'],
    ],
    ['intervals are no walk and run', [limited({ walkRun })], { type: 'INTERVALS' }, ['WALK_RUN BROKEN']],
    [
      'of two intervals, the one that is broken',
      [limited({ walkRun: { ...walkRun, repetitions: 30 } }), { ...limited({ walkRun }), activity: 'RACE' }],
      { type: 'RACE' },
      ['WALK_RUN BROKEN'],
    ],
    [
      'what is prohibited anyway has no limits',
      [{ ...rest, terrain: ['NO_HILLS'] }],
      hilly,
      ['RUN_WHILE_PROHIBITED BROKEN'],
    ],
  ])('%s', (_, rules, parts, expected) => {
    expect(verdicts(rules, parts)).toEqual(expected);
  });
});

describe('limits of a week', () => {
  const three: InstructionRule = {
    activity: 'RUN',
    permission: 'LIMITED',
    maxSessionsPerWeek: 3,
    minRestDaysBetween: 1,
  };
  const on = (number: number, parts: Partial<RunRecord> = {}) => aRun(number, { startedAt: day(number), ...parts });
  const judged = (run: RunRecord, rules: InstructionRule[], others: RunRecord[] | undefined) =>
    verdictsOf(run, [anInstruction(1, { rules })], others, {}).map(({ rule, verdict, allowed, actual }) =>
      [rule, verdict, allowed, actual].join(' '),
    );

  const monday = (until: number) => ({ weekStartsOn: 'MONDAY', until: day(until) }) as const;

  it('a fourth run under "three a week" is one too many, and so is each after it', () => {
    const week = [2, 4, 6, 8].map((number) => on(number));
    expect(week.map((run) => judged(run, [three], week)[0])).toEqual([
      'MAX_SESSIONS_PER_WEEK KEPT 3 1',
      'MAX_SESSIONS_PER_WEEK KEPT 3 2',
      'MAX_SESSIONS_PER_WEEK KEPT 3 3',
      'MAX_SESSIONS_PER_WEEK BROKEN 3 4',
    ]);
  });

  it('runs of before the rule was given count', () => {
    const told = anInstruction(1, { rules: [three], startsAt: day(7) });
    const week = [2, 4, 6, 8].map((number) => on(number));
    const broken = week.map((run) => breachesOf(run, [told], week, {}).map(({ rule }) => rule));
    expect(broken).toEqual([[], [], [], ['MAX_SESSIONS_PER_WEEK']]);
  });

  it('twice a day is no day of rest', () => {
    const evening = on(3, { id: aRun(9).id, startedAt: day(3, '18:00') });
    expect(judged(evening, [three], [on(3)])).toEqual(['MIN_REST_DAYS BROKEN 1 0', 'MAX_SESSIONS_PER_WEEK KEPT 3 2']);
  });

  it('of racing, races count alone', () => {
    const oneRace: InstructionRule = { activity: 'RACE', permission: 'LIMITED', maxSessionsPerWeek: 1 };
    const week = [on(2), on(4), on(5, { type: 'RACE' }), on(8, { type: 'RACE' })];
    expect(week.map((run) => judged(run, [oneRace], week))).toEqual([
      [],
      [],
      ['MAX_SESSIONS_PER_WEEK KEPT 1 1'],
      ['MAX_SESSIONS_PER_WEEK BROKEN 1 2'],
    ]);
  });

  it.each([
    ['from Monday', {}, 2],
    ['from Sunday', { weekStartsOn: 'SUNDAY' }, 1],
    ['from Sunday, as of yesterday', { weekStartsOn: 'SUNDAY', formerWeekStarts: [monday(7)] }, 2],
    ['from Sunday, as of later', { weekStartsOn: 'SUNDAY', formerWeekStarts: [monday(9)] }, 2],
    ['from Sunday, for 7 days', { weekStartsOn: 'SUNDAY', formerWeekStarts: [monday(1)] }, 1],
  ] as const)('on Sunday the 8th after a run on Saturday, weeks beginning %s', (_, weeks, actual) => {
    const once: InstructionRule = { activity: 'RUN', permission: 'LIMITED', maxSessionsPerWeek: 1 };
    expect(verdictsOf(on(8), [anInstruction(1, { rules: [once] })], [on(7)], weeks)).toMatchObject([
      { verdict: actual > 1 ? 'BROKEN' : 'KEPT', actual },
    ]);
  });

  it('nothing is said of them where the runs before were not read', () => {
    expect(judged(on(4), [{ ...three, maxEffort: 3 }], undefined)).toEqual(['MAX_EFFORT UNKNOWN 3 ']);
  });

  it('the last breach may be of a run that its week made one', () => {
    const instructions = [anInstruction(1, { rules: [three] })];
    expect(openBreachesOf([on(8)], instructions, [on(2), on(4), on(6)], {})?.last.startedAt).toBe(day(8));
    expect(openBreachesOf([on(8)], instructions, [on(2), on(4)], {})).toBeUndefined();
  });
});

describe('a maximum is passed by more than 3 %, and by at least 100 m or 60 s', () => {
  it.each<[string, Partial<InstructionRule>, Partial<RunRecord>, string]>([
    ['2 miles, and 7 m more', { maxDistanceMeters: 3_219 }, { distanceMeters: 3_226 }, 'KEPT'],
    ['2 miles, and 100 m more', { maxDistanceMeters: 3_219 }, { distanceMeters: 3_319 }, 'KEPT'],
    ['2 miles, and 101 m more', { maxDistanceMeters: 3_219 }, { distanceMeters: 3_320 }, 'BROKEN'],
    ['10 km, and 3 % more', { maxDistanceMeters: 10_000 }, { distanceMeters: 10_300 }, 'KEPT'],
    ['10 km, and a metre beyond that', { maxDistanceMeters: 10_000 }, { distanceMeters: 10_301 }, 'BROKEN'],
    ['20 minutes, and a minute more', { maxDurationSeconds: 1_200 }, { durationSeconds: 1_260 }, 'KEPT'],
    ['20 minutes, and 61 s more', { maxDurationSeconds: 1_200 }, { durationSeconds: 1_261 }, 'BROKEN'],
    ['an hour, and 3 % more', { maxDurationSeconds: 3_600 }, { durationSeconds: 3_708 }, 'KEPT'],
    ['an hour, and a second beyond that', { maxDurationSeconds: 3_600 }, { durationSeconds: 3_709 }, 'BROKEN'],
    ['effort has no tolerance', { maxEffort: 3 }, { effort: 4 }, 'BROKEN'],
  ])('%s: %s', (_, limit, parts, expected) => {
    const rule: InstructionRule = { activity: 'RUN', permission: 'LIMITED', ...limit };
    expect(verdicts([rule], parts)).toEqual([expect.stringMatching(new RegExp(` ${expected}$`))]);
  });
});

describe('to stop if it hurts 3 or more', () => {
  const stop: InstructionRule = { activity: 'RUN', permission: 'ALLOWED', stopIfPainAtLeast: 3 };
  const cases: readonly [string, Partial<RunRecord>, string][] = [
    ['nobody said how it felt', {}, 'UNKNOWN PAIN'],
    ['it was observed after the run alone', { felt: [] }, 'UNKNOWN PAIN'],
    ['no pain, said so', { felt: [{ pain: 0, at: day(2) }] }, 'KEPT'],
    ['pain 2 all the way', { felt: [{ pain: 2, onsetMeters: 0, at: day(2) }] }, 'KEPT'],
    [
      'pain 3 at 300 m of 320 m',
      { distanceMeters: 320, felt: [{ pain: 3, onsetMeters: 300, at: day(2, '08:01') }] },
      'STOPPED_AS_TOLD',
    ],
    ['pain 3 from the first step of 5 km', { felt: [{ pain: 3, onsetMeters: 0, at: day(2) }] }, 'BROKEN'],
    ['400 m home', { felt: [{ pain: 5, onsetMeters: 4_600, at: day(2) }] }, 'STOPPED_AS_TOLD'],
    ['401 m', { felt: [{ pain: 5, onsetMeters: 4_599, at: day(2) }] }, 'BROKEN'],
    [
      'an onset beyond the end, by another watch',
      { felt: [{ pain: 5, onsetMeters: 5_100, at: day(2) }] },
      'STOPPED_AS_TOLD',
    ],
    [
      'without an onset, seen 3 minutes before the end',
      { felt: [{ pain: 5, at: day(2, '08:27') }] },
      'STOPPED_AS_TOLD',
    ],
    ['without an onset, seen a second earlier', { felt: [{ pain: 5, at: day(2, '08:26:59') }] }, 'BROKEN'],
    [
      'written down in the evening, without an onset',
      { felt: [{ pain: 5, at: day(2, '20:00') }] },
      'UNKNOWN PAIN_ONSET',
    ],
    [
      'written down in the evening, with one',
      { felt: [{ pain: 5, onsetMeters: 1_000, at: day(2, '20:00') }] },
      'BROKEN',
    ],
    [
      'without a measured distance, the instant counts',
      { distanceMeters: 0, felt: [{ pain: 5, onsetMeters: 1_000, at: day(2, '08:05') }] },
      'BROKEN',
    ],
    ['the pauses count as going on', { endedAt: day(2, '08:40'), felt: [{ pain: 5, at: day(2, '08:31') }] }, 'BROKEN'],
    [
      'pain 2 early and 3 at the end',
      {
        felt: [
          { pain: 3, onsetMeters: 4_800, at: day(2) },
          { pain: 2, onsetMeters: 100, at: day(2) },
        ],
      },
      'STOPPED_AS_TOLD',
    ],
    [
      'one that is known to go on, one of which nobody knows',
      {
        felt: [
          { pain: 8, at: day(3) },
          { pain: 3, onsetMeters: 100, at: day(2) },
        ],
      },
      'BROKEN',
    ],
    ['a record of before, which says only how much it hurt', { worstPain: 6 }, 'BROKEN'],
    ['a record of before, which says that it hurt less', { worstPain: 2 }, 'KEPT'],
    ['the worst of another phase counts no more', { worstPain: 6, felt: [{ pain: 1, at: day(2) }] }, 'KEPT'],
  ];
  it.each(cases)('%s: %s', (_, parts, expected) => {
    expect(verdicts([stop], parts)).toEqual([`STOP_IF_PAIN ${expected}`]);
  });

  it('says what was allowed and what was felt', () => {
    const run = aRun(1, { startedAt: day(2), felt: [{ pain: 6, onsetMeters: 0, at: day(2) }] });
    expect(verdictsOf(run, [anInstruction(1, { rules: [stop] })], [], {})).toMatchObject([
      { rule: 'STOP_IF_PAIN', activity: 'RUN', verdict: 'BROKEN', allowed: 3, actual: 6 },
    ]);
  });
});

describe('a race while running is restricted needs a word of its own', () => {
  const five: InstructionRule = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 5_000 };
  it.each<[string, InstructionRule[][], string[]]>([
    ['5 km under a limit of 5 km', [[five]], ['RACE_WHILE_PROHIBITED', 'MAX_DISTANCE']],
    ['the same instruction allows it', [[five, mayRace]], ['MAX_DISTANCE']],
    ['another instruction allows it', [[five], [mayRace]], ['MAX_DISTANCE']],
    [
      'it is limited by name',
      [[five, { activity: 'RACE', permission: 'LIMITED', maxDistanceMeters: 5_000 }]],
      ['MAX_DISTANCE'],
    ],
    ['one allows it, another prohibits it', [[mayRace], [noRace]], ['RACE_WHILE_PROHIBITED']],
    [
      'a required run with a maximum',
      [[{ ...five, permission: 'REQUIRED' }]],
      ['RACE_WHILE_PROHIBITED', 'MAX_DISTANCE'],
    ],
    [
      'running is allowed, to stop at pain',
      [[{ activity: 'RUN', permission: 'ALLOWED', stopIfPainAtLeast: 4 }]],
      ['STOP_IF_PAIN'],
    ],
    ['nobody spoke of running', [[{ activity: 'UPPER_BODY', permission: 'LIMITED', maxEffort: 3 }]], []],
    ['running is prohibited, racing allowed by name', [[rest], [mayRace]], ['RUN_WHILE_PROHIBITED']],
  ])('%s', (_, told, rules) => {
    const run = aRun(1, { startedAt: day(2), type: 'RACE' });
    const instructions = told.map((each, index) => anInstruction(index, { rules: each }));
    expect(verdictsOf(run, instructions, [], {}).map(({ rule }) => rule)).toEqual(rules);
    const easyRun = verdictsOf({ ...run, type: 'EASY' }, instructions, [], {});
    expect(easyRun.filter(({ rule }) => rule === 'RACE_WHILE_PROHIBITED')).toEqual([]);
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
    [
      'it was issued at 20:00 for 06:00, and run at 11:00',
      { issuedAt: day(8, '20:00'), startsAt: day(8, '06:00') },
      day(8, '11:00'),
      0,
    ],
    [
      'it was run at 20:00, as it was issued',
      { issuedAt: day(8, '20:00'), startsAt: day(8, '06:00') },
      day(8, '20:00'),
      1,
    ],
    ['it was issued on Saturday for Monday, and run on Monday', { issuedAt: day(6) }, day(8), 1],
  ])('%s', (_, parts, startedAt, count) => {
    expect(breachesOf(aRun(1, { startedAt, recordedAt: day(20) }), [from8(parts)], [], {})).toHaveLength(count);
  });

  it('a go-ahead that is written in the evening for the morning frees nobody of what they had been told at noon', () => {
    const goAhead = anInstruction(2, {
      issuedAt: day(9, '20:00'),
      startsAt: day(9, '06:00'),
      rules: [{ activity: 'RUN', permission: 'ALLOWED' }],
    });
    const stop = from8({ supersededAt: day(9, '06:00'), supersededById: goAhead.id });
    const told = (at: string) => toldAt([stop, goAhead], at).map(({ instruction }) => instruction);
    expect(told(day(9, '12:00'))).toEqual([stop]);
    expect(told(day(9, '20:00'))).toEqual([goAhead]);
    expect(breachesOf(aRun(1, { startedAt: day(9, '12:00') }), [stop, goAhead], [], {})).toHaveLength(1);
  });

  it('every instruction for itself: a prohibition does not hide the limits of another one', () => {
    const [first, second, third] = [[rest], [easy], [easy]].map((rules, index) => anInstruction(index, { rules }));
    if (!first || !second || !third) throw new Error('three instructions');
    const found = breachesOf(aRun(1, { ...within, effort: 5 }), [first, second, third], [], {});
    expect(found.map(({ rule, instruction }) => [rule, instruction.id])).toEqual([
      ['RUN_WHILE_PROHIBITED', first.id],
      ['MAX_EFFORT', second.id],
      ['MAX_EFFORT', third.id],
    ]);
  });
});

describe('what is only guessed to have been a run', () => {
  const guess: Partial<RunRecord> = { sportSource: 'GUESSED' };
  const weekly: InstructionRule = { activity: 'RUN', permission: 'LIMITED', maxSessionsPerWeek: 1 };

  it.each<[string, InstructionRule[], Partial<RunRecord>, string[]]>([
    ['breaks no prohibition', [rest], {}, ['RUN_WHILE_PROHIBITED UNKNOWN SPORT']],
    [
      'breaks no limit, and keeps what it keeps',
      [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3_000, maxDurationSeconds: 9_000 }],
      { distanceMeters: 9_000, durationSeconds: 3_000 },
      ['MAX_DISTANCE UNKNOWN SPORT', 'MAX_DURATION KEPT'],
    ],
  ])('%s', (_, rules, parts, expected) => {
    expect(verdicts(rules, { ...guess, ...parts })).toEqual(expected);
    expect(
      breachesOf(aRun(1, { startedAt: day(2), ...guess, ...parts }), [anInstruction(1, { rules })], [], {}),
    ).toEqual([]);
  });

  it('breaks them once it is stated', () => {
    expect(verdicts([rest], { sportSource: 'STATED' })).toEqual(['RUN_WHILE_PROHIBITED BROKEN']);
  });

  it('makes no other run one too many, but leaves open whether it was', () => {
    const earlier = (parts: Partial<RunRecord>) =>
      aRun(2, { startedAt: day(2, '06:00'), endedAt: day(2, '06:30'), ...parts });
    const run = aRun(1, { startedAt: day(2, '18:00') });
    const judged = (others: RunRecord[]) =>
      verdictsOf(run, [anInstruction(1, { rules: [weekly] })], others, {}).map(({ verdict, ask }) => [verdict, ask]);
    expect(judged([earlier({})])).toEqual([['BROKEN', undefined]]);
    expect(judged([earlier(guess)])).toEqual([['UNKNOWN', 'SPORT']]);
    const stated = aRun(3, { startedAt: day(2, '12:00'), endedAt: day(2, '12:30') });
    expect(judged([earlier(guess), stated])).toEqual([['BROKEN', undefined]]);
  });
});
