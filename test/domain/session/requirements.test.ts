import { describe, expect, it } from 'vitest';
import { requirementsOf } from '../../../functions/domain/session/requirements.ts';
import type { InstructionRecord, InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import type { Activity, Instant, RunType } from '../../../functions/domain/vocabulary.ts';
import type { WeekStarts } from '../../../functions/domain/athlete/week-start.ts';
import { daysAround } from '../../../functions/domain/session/rest-days.ts';
import { anInstruction, aRun, aSession, day } from '../../support/records.ts';

/** What was required by local day, and what became of it. The athlete lives in Chicago: days begin at 06:00 UTC, from the 8th at 05:00. */

const timeZone = 'America/Chicago';
const raises: InstructionRule = { activity: 'REHAB', permission: 'REQUIRED' };
const told = (number: number, at: Instant, parts: Partial<InstructionRecord> = {}): InstructionRecord =>
  anInstruction(number, { startsAt: at, rules: [raises], ...parts });
const banned = (at: Instant, parts: Partial<InstructionRecord> = {}, activity: Activity = 'REHAB') =>
  told(9, at, { rules: [{ activity, permission: 'PROHIBITED' }], ...parts });

interface Given {
  instructions: InstructionRecord[];
  /** Days of March with a session of calf raises. */
  sessions?: number[];
  runs?: [number, RunType][];
  hiddenRuns?: [number, RunType][];
  /** Sessions of STRENGTH, of which nobody said what they were. */
  strength?: number[];
  weeks?: WeekStarts;
  now?: Instant;
  days?: [number, number];
}

const date = (number: number) => day(number).slice(0, 10);
const asked = ({
  instructions,
  sessions = [],
  runs = [],
  hiddenRuns = [],
  strength = [],
  weeks = {},
  now = day(5, '18:00'),
  days = [1, 31],
}: Given) =>
  requirementsOf(
    instructions,
    {
      sessions: [
        ...sessions.map((number) => aSession(number, { activity: 'REHAB', startedAt: day(number, '18:00') })),
        ...strength.map((number) => aSession(number, { activity: 'STRENGTH', startedAt: day(number, '18:00') })),
      ],
      runs: runs.map(([number, type]) => aRun(number, { startedAt: day(number, '18:00'), type })),
      hiddenRuns: hiddenRuns.map(([number, type]) => aRun(number, { startedAt: day(number, '18:00'), type })),
    },
    { from: date(days[0]), to: date(days[1]), timeZone, weeks, now },
  ).map(({ localDate, activity, status }) =>
    [Number(localDate.slice(-2)), status, ...(activity === 'REHAB' ? [] : [activity])].join(' '),
  );

const midnight = (number: number) => day(number, '06:00');
const run: InstructionRule = { activity: 'RUN', permission: 'REQUIRED', maxDurationSeconds: 1_200 };

describe('calf raises daily', () => {
  const cases: [string, Given, string[]][] = [
    ['nothing was required', { instructions: [anInstruction(1)] }, []],
    [
      'told on the 2nd at noon: from the 3rd on they can be missed',
      { instructions: [told(1, day(2, '18:00'))] },
      ['5 DUE', '4 MISSED', '3 MISSED'],
    ],
    [
      'and are done if they were, on the first day, too',
      { instructions: [told(1, day(2, '18:00'))], sessions: [2, 4, 5] },
      ['5 DONE', '4 DONE', '3 MISSED', '2 DONE'],
    ],
    [
      'told with the first instant of a day: that day counts',
      { instructions: [told(1, midnight(4))] },
      ['5 DUE', '4 MISSED'],
    ],
    ['a millisecond later: it does not', { instructions: [told(1, day(4, '06:00:00.001'))] }, ['5 DUE']],
    [
      'told on the 4th, "from the 2nd": nobody had been told on the 3rd',
      { instructions: [told(1, day(2), { issuedAt: day(4, '18:00') })] },
      ['5 DUE'],
    ],
    ['told ahead: nothing before it starts', { instructions: [told(1, day(5, '19:00'), { issuedAt: day(1) })] }, []],
    [
      'ended on the 4th at noon: that day cannot be missed',
      { instructions: [told(1, midnight(2), { endsAt: day(4, '18:00') })] },
      ['3 MISSED', '2 MISSED'],
    ],
    [
      'but done',
      { instructions: [told(1, midnight(2), { endsAt: day(4, '18:00') })], sessions: [4] },
      ['4 DONE', '3 MISSED', '2 MISSED'],
    ],
    [
      'until the end of the 4th: it can',
      { instructions: [told(1, midnight(3), { endsAt: midnight(5) })] },
      ['4 MISSED', '3 MISSED'],
    ],
    [
      'withdrawn today: nothing is due any more',
      { instructions: [told(1, midnight(4), { withdrawnAt: day(5, '12:00') })] },
      ['4 MISSED'],
    ],
    [
      'of two instructions, one entry',
      { instructions: [told(1, midnight(4)), told(2, midnight(4))] },
      ['5 DUE', '4 MISSED'],
    ],
    [
      'one takes the place of another during the day: together they hold all day',
      {
        instructions: [
          told(1, midnight(4), { supersededAt: day(4, '15:00'), supersededById: told(2, '').id }),
          told(2, day(4, '15:00')),
        ],
      },
      ['5 DUE', '4 MISSED'],
    ],
    [
      'with an hour in between: they do not',
      { instructions: [told(1, midnight(4), { endsAt: day(4, '14:00') }), told(2, day(4, '15:00'))] },
      ['5 DUE'],
    ],
    ['the day has just ended', { instructions: [told(1, midnight(4))], now: midnight(5) }, ['5 DUE', '4 MISSED']],
    ['the day has almost ended', { instructions: [told(1, midnight(4))], now: day(5, '05:59:59.999') }, ['4 DUE']],
    ['a range', { instructions: [told(1, midnight(1))], days: [2, 3] }, ['3 MISSED', '2 MISSED']],
    ['days to come are left out', { instructions: [told(1, midnight(1))], days: [6, 9] }, []],
    ['a day of 23 hours', { instructions: [told(1, midnight(8))], now: day(9, '05:00'), days: [8, 8] }, ['8 MISSED']],
    [
      'prohibited by somebody else: not due, not missed',
      { instructions: [told(1, midnight(3)), banned(day(4, '20:00'))] },
      ['3 MISSED'],
    ],
    [
      'prohibited for an hour of a past day',
      { instructions: [told(1, midnight(4)), banned(day(4, '20:00'), { endsAt: day(4, '21:00') })] },
      ['5 DUE'],
    ],
    [
      'done although prohibited: done, and the verdict says the rest',
      { instructions: [told(1, midnight(5)), banned(midnight(5))], sessions: [5] },
      ['5 DONE'],
    ],
    [
      'something else is prohibited',
      { instructions: [told(1, midnight(5)), banned(midnight(5), {}, 'LOWER_BODY')] },
      ['5 DUE'],
    ],
  ];
  it.each(cases)('%s', (_, given, expected) => {
    expect(asked(given)).toEqual(expected);
  });
});

describe('a run that is required', () => {
  const instructions = [told(1, midnight(3), { rules: [run] })];
  const cases: [string, Given, string[]][] = [
    [
      'is done by any run',
      {
        instructions,
        runs: [
          [3, 'EASY'],
          [4, 'RACE'],
        ],
      },
      ['5 DUE RUN', '4 DONE RUN', '3 DONE RUN'],
    ],
    [
      'is not done by calf raises',
      { instructions, sessions: [3, 4, 5] },
      ['5 DUE RUN', '4 MISSED RUN', '3 MISSED RUN'],
    ],
    [
      'that the viewer may not see is no miss',
      { instructions, hiddenRuns: [[4, 'EASY']] },
      ['5 DUE RUN', '4 UNKNOWN RUN', '3 MISSED RUN'],
    ],
    [
      'is not owed while running is prohibited',
      { instructions: [...instructions, banned(midnight(4), {}, 'RUN')] },
      ['3 MISSED RUN'],
    ],
    [
      'and a race only by a race',
      {
        instructions: [told(1, midnight(3), { rules: [{ activity: 'RACE', permission: 'REQUIRED' }] })],
        runs: [
          [3, 'EASY'],
          [4, 'RACE'],
        ],
      },
      ['5 DUE RACE', '4 DONE RACE', '3 MISSED RACE'],
    ],
  ];
  it.each(cases)('%s', (_, given, expected) => {
    expect(asked(given)).toEqual(expected);
  });
});

/** March begins on a Sunday: weeks from Monday the 2nd and the 9th. */
describe('a day of rest is neither due nor missed', () => {
  const everyOther = told(1, midnight(2), { rules: [{ ...raises, minRestDaysBetween: 1 }] });
  const threeAWeek = told(1, midnight(2), {
    rules: [{ activity: 'RUN', permission: 'REQUIRED', maxSessionsPerWeek: 3 }],
  });
  const easy = (...days: number[]): [number, RunType][] => days.map((number) => [number, 'EASY']);
  const [week, now] = [[2, 8] as [number, number], day(8, '18:00')];
  const cases: [string, Given, string[]][] = [
    [
      'every other day: the one between',
      { instructions: [everyOther], sessions: [3, 5], now: day(6, '18:00') },
      ['5 DONE', '3 DONE', '2 MISSED'],
    ],
    [
      'the next one but one is missed',
      { instructions: [everyOther], sessions: [3], now: day(6, '18:00') },
      ['6 DUE', '5 MISSED', '3 DONE', '2 MISSED'],
    ],
    [
      'after what was done before the days that are asked for',
      { instructions: [everyOther], sessions: [3], now: day(6, '18:00'), days: [4, 5] },
      ['5 MISSED'],
    ],
    [
      'what somebody else says of rest counts, too',
      {
        instructions: [
          told(1, midnight(2)),
          told(2, midnight(4), { rules: [{ activity: 'REHAB', permission: 'LIMITED', minRestDaysBetween: 2 }] }),
        ],
        sessions: [3],
        now: day(6, '18:00'),
      },
      ['6 DUE', '3 DONE', '2 MISSED'],
    ],
    [
      'three a week, done: the others',
      { instructions: [threeAWeek], runs: easy(2, 3, 4), now },
      ['4 DONE RUN', '3 DONE RUN', '2 DONE RUN'],
    ],
    [
      'also those before them',
      { instructions: [threeAWeek], runs: easy(6, 7, 8), now },
      ['8 DONE RUN', '7 DONE RUN', '6 DONE RUN'],
    ],
    ['where a day is asked for alone', { instructions: [threeAWeek], runs: easy(2, 3, 8), now, days: [5, 5] }, []],
    [
      'two of three: they are missed',
      { instructions: [threeAWeek], runs: easy(2, 3), now, days: week },
      ['8 DUE RUN', '7 MISSED RUN', '6 MISSED RUN', '5 MISSED RUN', '4 MISSED RUN', '3 DONE RUN', '2 DONE RUN'],
    ],
    [
      'the next week begins anew, on Sunday where the athlete says so',
      { instructions: [threeAWeek], runs: easy(4, 5, 6), now, days: [7, 8], weeks: { weekStartsOn: 'SUNDAY' } },
      ['8 DUE RUN'],
    ],
    [
      'with a third run that is not shown, nobody knows',
      { instructions: [threeAWeek], runs: easy(2, 3), hiddenRuns: easy(4), now, days: [5, 5] },
      ['5 UNKNOWN RUN'],
    ],
    [
      'nor after strength training of which nobody said what it was',
      {
        instructions: [
          told(1, midnight(2), { rules: [{ activity: 'UPPER_BODY', permission: 'REQUIRED', minRestDaysBetween: 1 }] }),
        ],
        strength: [4],
        now,
        days: [5, 6],
      },
      ['6 MISSED UPPER_BODY', '5 UNKNOWN UPPER_BODY'],
    ],
  ];
  it.each(cases)('%s', (_, given, expected) => {
    expect(asked(given)).toEqual(expected);
  });

  it.each<[string, InstructionRecord[], [number, number]]>([
    ['no limit of weeks: no other days are read', [told(1, midnight(2))], [10, 12]],
    ['days of rest: as many before', [everyOther], [9, 12]],
    ['times a week: the weeks around', [threeAWeek], [4, 18]],
    ['both', [threeAWeek, told(2, midnight(2), { rules: [{ ...raises, minRestDaysBetween: 8 }] })], [2, 18]],
  ])('%s', (_, instructions, expected) => {
    expect(daysAround(instructions, date(10), date(12))).toEqual(expected.map(date));
  });
});

it('names the instructions that required it', () => {
  const instructions = [told(1, midnight(4)), told(2, day(5, '12:00')), banned(midnight(3), {}, 'RUN')];
  const found = requirementsOf(
    instructions,
    { sessions: [], runs: [], hiddenRuns: [] },
    { from: date(4), to: date(5), timeZone, weeks: {}, now: day(5, '18:00') },
  );
  expect(found.map(({ instructions: its }) => its.map(({ id }) => Number(id.slice(-1))))).toEqual([[1, 2], [1]]);
});
