import { describe, expect, it } from 'vitest';
import type { InstructionRecord, InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import { sessionVerdicts } from '../../../functions/domain/session/session-verdicts.ts';
import type { JudgedSession } from '../../../functions/domain/session/session.ts';
import { anInstruction, aSession, day } from '../../support/records.ts';

/** A ride of 40 minutes on day 4 at noon, unless a case says otherwise. */
let made = 0;
const aRide = (parts: Partial<JudgedSession> = {}): JudgedSession =>
  aSession((made += 1), { startedAt: day(4, '12:00'), ...parts });
const brief = (
  session: Partial<JudgedSession>,
  instructions: InstructionRecord[],
  others: JudgedSession[] | undefined = [],
) =>
  sessionVerdicts(aRide(session), instructions, others, {}).map(({ rule, verdict, ask, actual }) =>
    [rule, verdict, ask ?? actual].join(' ').trim(),
  );
const riding = (limits: Partial<InstructionRule>): InstructionRule => ({
  activity: 'CROSS_TRAINING',
  permission: 'LIMITED',
  ...limits,
});
const ban: InstructionRule = { activity: 'CROSS_TRAINING', permission: 'PROHIBITED' };
const legs: InstructionRule = { activity: 'LOWER_BODY', permission: 'PROHIBITED' };
const told = (rules: InstructionRule[], parts: Partial<InstructionRecord> = {}) =>
  anInstruction(1, { rules, ...parts });

describe('one session', () => {
  const cases: [string, Partial<JudgedSession>, InstructionRecord[], string[]][] = [
    ['nobody spoke of it', {}, [told([{ activity: 'RUN', permission: 'PROHIBITED' }])], []],
    ['prohibited', {}, [told([ban])], ['SESSION_WHILE_PROHIBITED BROKEN']],
    ['another activity is', { activity: 'REHAB' }, [told([ban])], []],
    ['prohibited an hour later', {}, [told([ban], { startsAt: day(4, '13:00') })], []],
    ['prohibited later for an earlier hour', {}, [told([ban], { issuedAt: day(4, '20:00') })], []],
    [
      'the ban was lifted later for an earlier hour',
      {},
      [
        told([{ ...ban, supersededAt: day(4, '10:00'), supersededById: anInstruction(2).id }]),
        anInstruction(2, { startsAt: day(4, '10:00'), issuedAt: day(5), rules: [riding({ permission: 'ALLOWED' })] }),
      ],
      ['SESSION_WHILE_PROHIBITED BROKEN'],
    ],
    ['the ban had ended', {}, [told([ban], { endsAt: day(4, '11:59') })], []],
    ['as long as allowed', {}, [told([riding({ maxDurationSeconds: 2_400 })])], ['MAX_DURATION KEPT 2400']],
    [
      'a minute longer',
      { durationSeconds: 2_460 },
      [told([riding({ maxDurationSeconds: 2_400 })])],
      ['MAX_DURATION KEPT 2460'],
    ],
    [
      'beyond 3 %',
      { durationSeconds: 2_473 },
      [told([riding({ maxDurationSeconds: 2_400 })])],
      ['MAX_DURATION BROKEN 2473'],
    ],
    ['harder than allowed', { effort: 4 }, [told([riding({ maxEffort: 3 })])], ['MAX_EFFORT BROKEN 4']],
    ['nobody said how hard', {}, [told([riding({ maxEffort: 3 })])], ['MAX_EFFORT UNKNOWN EFFORT']],
    ['nobody said how far', {}, [told([riding({ maxDistanceMeters: 9_000 })])], ['MAX_DISTANCE UNKNOWN DISTANCE']],
    [
      'not farther than allowed',
      { distanceMeters: 9_200 },
      [told([riding({ maxDistanceMeters: 9_000 })])],
      ['MAX_DISTANCE KEPT 9200'],
    ],
    [
      'farther',
      { distanceMeters: 9_300 },
      [told([riding({ maxDistanceMeters: 9_000 })])],
      ['MAX_DISTANCE BROKEN 9300'],
    ],
    [
      'strength, of which nobody said which part, where one is prohibited',
      { activity: 'STRENGTH' },
      [told([legs])],
      ['SESSION_WHILE_PROHIBITED UNKNOWN ACTIVITY'],
    ],
    [
      'where both are, by different people',
      { activity: 'STRENGTH' },
      [told([legs]), anInstruction(2, { rules: [{ ...legs, activity: 'UPPER_BODY' }] })],
      ['SESSION_WHILE_PROHIBITED BROKEN', 'SESSION_WHILE_PROHIBITED BROKEN'],
    ],
    [
      'where one is limited and kept',
      { activity: 'STRENGTH', effort: 3 },
      [told([{ activity: 'UPPER_BODY', permission: 'LIMITED', maxEffort: 3 }])],
      ['MAX_EFFORT KEPT 3'],
    ],
    [
      'where neither is kept',
      { activity: 'STRENGTH', effort: 9 },
      [told([legs, { activity: 'UPPER_BODY', permission: 'LIMITED', maxEffort: 3 }])],
      ['MAX_EFFORT BROKEN 9', 'SESSION_WHILE_PROHIBITED BROKEN'],
    ],
    ['nor whether it hurt', {}, [told([riding({ stopIfPainAtLeast: 3 })])], ['STOP_IF_PAIN UNKNOWN PAIN']],
    [
      'the worst first, of each instruction',
      { effort: 2 },
      [told([riding({ maxEffort: 3, maxDistanceMeters: 9_000 })]), anInstruction(2, { rules: [ban] })],
      ['SESSION_WHILE_PROHIBITED BROKEN', 'MAX_DISTANCE UNKNOWN DISTANCE', 'MAX_EFFORT KEPT 2'],
    ],
    [
      'required, with limits',
      { effort: 5 },
      [told([riding({ permission: 'REQUIRED', maxEffort: 3 })])],
      ['MAX_EFFORT BROKEN 5'],
    ],
  ];
  it.each(cases)('%s', (_, session, instructions, expected) => {
    expect(brief(session, instructions)).toEqual(expected);
  });
});

/** The 2nd of March 2026 is a Monday, the 4th a Wednesday. */
describe('sessions of a week', () => {
  const at = (number: number, parts: Partial<JudgedSession> = {}) => aRide({ startedAt: day(number), ...parts });
  const twice = [told([riding({ maxSessionsPerWeek: 2 })])];
  const cases: [string, InstructionRecord[], JudgedSession[] | undefined, string[]][] = [
    ['the second of two', twice, [at(2)], ['MAX_SESSIONS_PER_WEEK KEPT 2']],
    ['the third of two', twice, [at(2), at(3)], ['MAX_SESSIONS_PER_WEEK BROKEN 3']],
    [
      'those of last week do not count',
      twice,
      [at(1), at(1, { startedAt: day(1, '18:00') })],
      ['MAX_SESSIONS_PER_WEEK KEPT 1'],
    ],
    ['nor those that follow', twice, [at(5), at(6)], ['MAX_SESSIONS_PER_WEEK KEPT 1']],
    [
      'nor other activities',
      twice,
      [at(2, { activity: 'REHAB' }), at(3, { activity: 'REHAB' })],
      ['MAX_SESSIONS_PER_WEEK KEPT 1'],
    ],
    [
      'one that two sources logged counts once',
      twice,
      [at(2), at(2, { startedAt: day(2, '08:10') })],
      ['MAX_SESSIONS_PER_WEEK KEPT 2'],
    ],
    ['a day of rest in between', [told([riding({ minRestDaysBetween: 1 })])], [at(2)], ['MIN_REST_DAYS KEPT 1']],
    ['none', [told([riding({ minRestDaysBetween: 1 })])], [at(3)], ['MIN_REST_DAYS BROKEN 0']],
    [
      'a distance of a week, as far as it was measured',
      [told([riding({ maxDistanceMetersPerWeek: 9_000 })])],
      [at(2, { distanceMeters: 5_000 }), at(3, { distanceMeters: 5_000 })],
      ['MAX_DISTANCE_PER_WEEK BROKEN 10000'],
    ],
    [
      'one that two sources logged counts with the shorter distance',
      [told([riding({ maxDistanceMetersPerWeek: 9_000 })])],
      [at(2, { distanceMeters: 8_000 }), at(2, { startedAt: day(2, '08:10'), distanceMeters: 8_100 })],
      ['MAX_DISTANCE_PER_WEEK UNKNOWN DISTANCE'],
    ],
    [
      'a distance of a week is known to nobody',
      [told([riding({ maxDistanceMetersPerWeek: 9_000 })])],
      [],
      ['MAX_DISTANCE_PER_WEEK UNKNOWN DISTANCE'],
    ],
    ['nothing is said of a week that was not read', twice, undefined, []],
  ];
  it('strength that may have been of the legs may be the third of two', () => {
    const two = [told([{ activity: 'LOWER_BODY', permission: 'LIMITED', maxSessionsPerWeek: 2 }])];
    const ofLegs = { activity: 'LOWER_BODY' } as const;
    const before = [at(2, ofLegs), at(3, { activity: 'STRENGTH' })];
    const brief = (others: JudgedSession[]) =>
      sessionVerdicts(aRide(ofLegs), two, others, {}).map(({ verdict, ask }) => ask ?? verdict);
    expect(brief(before)).toEqual(['ACTIVITY']);
    expect(brief([...before, at(4, ofLegs)])).toEqual(['BROKEN']);
    expect(brief([at(3, { activity: 'STRENGTH' })])).toEqual(['KEPT']);
  });

  it.each(cases)('%s', (_, instructions, others, expected) => {
    const found = sessionVerdicts(aRide(), instructions, others, {}).map(({ rule, verdict, ask, actual }) =>
      [rule, verdict, ask ?? actual].join(' '),
    );
    expect(found).toEqual(expected);
  });
});
