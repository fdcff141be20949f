import { describe, expect, it } from 'vitest';
import type { RuleInput } from '../../../functions/domain/instruction/instruction-input.ts';
import { lapsesIn, overriddenIn } from '../../../functions/domain/instruction/lapses.ts';
import { breachesOf } from '../../../functions/domain/run/adherence.ts';
import type { SymptomRecord } from '../../../functions/domain/symptom/symptom.ts';
import { as, authorAs, refused } from '../../support/decisions.ts';
import { aRun, aSymptom, day } from '../../support/records.ts';
import { grant, Told } from '../../support/told.ts';

/** What several people say and take back, one after the other, and no act of one of them frees the athlete by accident. */

const [coach, physio, athlete] = [as('COACH'), as('PHYSIO'), as('OWNER')];
const noRunning: RuleInput = { activity: 'RUN', permission: 'PROHIBITED' };
const fiveKilometres: RuleInput = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 5_000 };
const freeToRun: RuleInput = { activity: 'RUN', permission: 'ALLOWED' };
const femur = `sym_AAAAAAAAAAAAAAAA.${'1'.repeat(26)}` as const;
const knee = `sym_AAAAAAAAAAAAAAAA.${'2'.repeat(26)}` as const;
const stressFracture = (parts: Partial<SymptomRecord> = {}): SymptomRecord =>
  aSymptom(1, {
    id: femur,
    diagnoses: [{ pathology: 'BONE_STRESS_INJURY', certainty: 'CONFIRMED', by: physio, at: day(1) }],
    ...parts,
  });
const overridden = (told: Told) => overriddenIn(told.instructions).map(({ person, at }) => `${person} ${at}`);

describe('what has an end date gives back what it took the place of', () => {
  it('three days of rest leave the limit that has no end', () => {
    const told = new Told();
    const limit = told.issue(physio, day(1), [fiveKilometres]);
    told.issue(physio, day(3), [noRunning], { endsAt: day(6) });
    expect([day(2), day(3), day(5), day(6), day(30)].map(told.status)).toEqual([
      'MODIFIED',
      'SIDELINED',
      'SIDELINED',
      'MODIFIED',
      'MODIFIED',
    ]);
    expect([day(2), day(5), day(6)].map((t) => told.statusOf(limit, t))).toEqual([
      'IN_FORCE',
      'SUPERSEDED',
      'IN_FORCE',
    ]);
    expect(lapsesIn(told.instructions)).toEqual([]);
  });

  it('two miles for today leave the ban', () => {
    const told = new Told();
    told.issue(physio, day(1), [noRunning], { symptomIds: [femur] });
    const today = told.issue(physio, day(3), [fiveKilometres], { symptomIds: [femur], endsAt: day(4) });
    expect([day(3), day(4), day(30)].map(told.status)).toEqual(['MODIFIED', 'SIDELINED', 'SIDELINED']);
    // Ended before its date, it gives it back at once.
    told.end(physio, day(3, '12:00'), today, 'Pain 6: stop.');
    expect(told.status(day(3, '12:00'))).toBe('SIDELINED');
  });

  it('withdrawn, it leaves nothing behind', () => {
    const told = new Told();
    told.issue(physio, day(1), [noRunning]);
    const today = told.issue(physio, day(3), [freeToRun], { endsAt: day(9) });
    told.withdraw(physio, day(4), today);
    expect([day(3), day(4), day(9)].map(told.status)).toEqual(['AVAILABLE', 'SIDELINED', 'SIDELINED']);
  });

  it('what comes for good takes the place of both', () => {
    const told = new Told();
    told.issue(physio, day(1), [noRunning]);
    told.issue(physio, day(3), [fiveKilometres], { endsAt: day(9) });
    const forGood = told.issue(physio, day(5), [freeToRun]);
    expect([day(4), day(5), day(9), day(30)].map(told.status)).toEqual([
      'MODIFIED',
      'AVAILABLE',
      'AVAILABLE',
      'AVAILABLE',
    ]);
    told.withdraw(physio, day(6), forGood);
    expect([day(6), day(9)].map(told.status)).toEqual(['MODIFIED', 'SIDELINED']);
  });

  it('a coach who loosens a physio’s ban for a day does so for a day', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [noRunning]);
    const more = { supersedes: [ban], reason: 'A test day.', endsAt: day(4) };
    expect(refused(() => told.issue(coach, day(3), [freeToRun], { ...more, reason: null }))).toEqual([
      'INVALID input.reason',
    ]);
    told.issue(coach, day(3), [freeToRun], more);
    expect([day(3), day(4), day(12)].map(told.status)).toEqual(['AVAILABLE', 'SIDELINED', 'SIDELINED']);
    expect(overridden(told)).toEqual([`${physio.id} ${day(3)}`]);
  });

  it('what is written down late, of days that are over, changes nothing of today, nor of what had been told', () => {
    const told = new Told();
    told.issue(physio, day(1), [noRunning]);
    told.issue(physio, day(8), [fiveKilometres], { startsAt: day(4), endsAt: day(5) });
    expect(told.status(day(8))).toBe('SIDELINED');
    const run = aRun(1, { startedAt: day(4, '12:00'), distanceMeters: 3_000 });
    expect(breachesOf(run, told.instructions, [], {}).map(({ rule }) => rule)).toEqual(['RUN_WHILE_PROHIBITED']);
  });

  it('withdrawing what claimed an earlier start takes no breach away', () => {
    const told = new Told();
    told.issue(coach, day(1), [noRunning]);
    const run = aRun(1, { startedAt: day(3) });
    const late = told.issue(coach, day(4), [fiveKilometres], { startsAt: day(3) });
    told.withdraw(coach, day(5), late);
    expect(breachesOf(run, told.instructions, [], {}).map(({ rule }) => rule)).toEqual(['RUN_WHILE_PROHIBITED']);
  });
});

describe('what somebody took over from another is not all their own', () => {
  it('a coach who took over a ban as it was needs a reason to lift it, and the physio hears of it', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [noRunning]);
    const own = told.issue(coach, day(2), [noRunning], { supersedes: [ban] });
    expect(refused(() => told.issue(coach, day(3), [freeToRun]))).toEqual(['INVALID input.reason']);
    expect(told.status(day(3))).toBe('SIDELINED');
    told.end(coach, day(4), own, 'The knee is fine.');
    expect(overridden(told)).toEqual([`${physio.id} ${day(4)}`]);
  });

  it('nor may they lift it on a confirmed grave injury, whatever theirs is about', () => {
    const told = new Told([stressFracture()]);
    const ban = told.issue(physio, day(1), [noRunning], { symptomIds: [femur] });
    const own = told.issue(coach, day(2), [noRunning], { supersedes: [ban], symptomIds: [knee] });
    expect(refused(() => told.end(coach, day(3), own, 'The knee is fine.'))).toEqual(['FORBIDDEN input.instructionId']);
    expect(refused(() => told.issue(coach, day(3), [freeToRun], { reason: 'Well.', symptomIds: [knee] }))).toEqual([
      'FORBIDDEN input.supersedes',
    ]);
  });

  it('who was let in for two kilometres asks again before there are more', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [noRunning]);
    const two = { ...fiveKilometres, maxDistanceMeters: 2_000 };
    told.issue(coach, day(2), [two], { supersedes: [ban], reason: 'We spoke: 2 km.' });
    expect(refused(() => told.issue(coach, day(9), [freeToRun]))).toEqual(['INVALID input.reason']);
    expect(refused(() => told.issue(coach, day(9), [{ ...two, maxDistanceMeters: 1_000 }]))).toEqual([]);
  });

  it('the athlete takes nothing over, however strictly', () => {
    const told = new Told();
    told.grants = [grant];
    const ban = told.issue(physio, day(1), [noRunning]);
    const other = told.issue(coach, day(1), [noRunning]);
    expect(refused(() => told.issue(athlete, day(2), [noRunning], { supersedes: [ban] }))).toEqual([
      'FORBIDDEN input.supersedes',
    ]);
    expect(refused(() => told.supersede(athlete, day(2), ban, other))).toEqual(['FORBIDDEN input.instructionId']);
  });

  it('a treatment is taken away with a reason, too', () => {
    const told = new Told();
    const raises = told.issue(physio, day(1), [{ activity: 'REHAB', permission: 'REQUIRED' }]);
    const none: RuleInput[] = [{ activity: 'REHAB', permission: 'PROHIBITED' }];
    expect(refused(() => told.issue(coach, day(2), none, { supersedes: [raises] }))).toEqual(['INVALID input.reason']);
    // Running that was prescribed can be stopped at once.
    const run = told.issue(physio, day(1), [{ activity: 'RUN', permission: 'REQUIRED', maxDurationSeconds: 1_200 }]);
    expect(refused(() => told.issue(coach, day(2), [noRunning], { supersedes: [run] }))).toEqual([]);
  });
});

describe('an instruction that is older takes the place of a newer one', () => {
  it('and its author hears of it', () => {
    const told = new Told();
    const limit = told.issue(coach, day(1), [fiveKilometres]);
    const ban = told.issue(physio, day(5), [noRunning]);
    told.supersede(coach, day(6), ban, limit, 'There is a race.');
    expect(told.status(day(6))).toBe('MODIFIED');
    expect(overridden(told)).toEqual([`${physio.id} ${day(6)}`]);
  });

  it('also by the words of another, or by their own', () => {
    const told = new Told();
    const limit = told.issue(physio, day(1), [fiveKilometres], { symptomIds: [knee] });
    const ban = told.issue(physio, day(2), [noRunning], { symptomIds: [femur] });
    told.supersede(coach, day(3), ban, limit, 'We spoke.');
    expect(overridden(told)).toEqual([`${physio.id} ${day(3)}`]);
  });
});

describe('on a confirmed grave injury', () => {
  it('a coach does not withdraw the only ban; where the physio’s stands, they may', () => {
    const told = new Told([stressFracture()]);
    const own = told.issue(coach, day(1), [noRunning], { symptomIds: [femur] });
    expect(refused(() => told.withdraw(coach, day(2), own))).toEqual(['FORBIDDEN input.instructionId']);
    told.issue(physio, day(2), [noRunning], { symptomIds: [femur] });
    told.withdraw(coach, day(3), own);
    expect(told.status(day(3))).toBe('SIDELINED');
  });

  it.each([
    ['the athlete says that it is over', authorAs('OWNER'), ['FORBIDDEN input.instructionId']],
    ['a physio says so', authorAs('PHYSIO'), []],
  ])('%s, and then the coach lifts the ban: %j', (_, resolvedBy, expected) => {
    const told = new Told([stressFracture({ status: 'RESOLVED', resolvedAt: day(4), resolvedBy })]);
    const ban = told.issue(physio, day(1), [noRunning], { symptomIds: [femur] });
    expect(refused(() => told.end(coach, day(5), ban, 'Pain-free.'))).toEqual(expected);
  });

  it('the athlete lifts what they set themselves, but not what a doctor ordered', () => {
    const told = new Told([stressFracture()]);
    told.grants = [grant];
    const own = told.issue(athlete, day(1), [noRunning]);
    told.end(athlete, day(2), own, 'Feels fine.');
    const ordered = told.issue(athlete, day(3), [noRunning], { orderedBy: 'Dr. Weber' });
    expect(refused(() => told.end(athlete, day(4), ordered, 'Feels fine.'))).toEqual(['FORBIDDEN input.instructionId']);
  });
});

describe('a race while running is restricted', () => {
  const race: RuleInput = { activity: 'RACE', permission: 'ALLOWED' };
  it.each([
    ['the coach', coach],
    ['the athlete', athlete],
  ])('is not for %s to allow, if the physio restricts running', (_, by) => {
    const told = new Told();
    told.issue(physio, day(1), [fiveKilometres]);
    told.issue(by, day(2), [race]);
    expect(told.may('RACE', day(2))).toBe('PROHIBITED');
    const raced = aRun(1, { type: 'RACE', startedAt: day(3), distanceMeters: 5_000 });
    expect(breachesOf(raced, told.instructions, [], {}).map(({ rule }) => rule)).toEqual(['RACE_WHILE_PROHIBITED']);
  });

  it('is for whoever restricts it', () => {
    const told = new Told();
    told.issue(physio, day(1), [fiveKilometres, race]);
    expect(told.may('RACE', day(2))).toBe('LIMITED');
    told.issue(coach, day(2), [{ ...fiveKilometres, maxDistanceMeters: 8_000 }]);
    expect(told.may('RACE', day(2))).toBe('PROHIBITED');
  });
});

describe('the end date of a ban is a lapse', () => {
  it.each<[string, typeof coach, RuleInput, string, string[]]>([
    ['although the coach had allowed running before', coach, freeToRun, day(1), [day(9)]],
    [
      'although the coach had limited it before',
      coach,
      { ...fiveKilometres, maxDistanceMeters: 20_000 },
      day(1),
      [day(9)],
    ],
    ['although the athlete allows it', athlete, freeToRun, day(3), [day(9)]],
    ['but not if the coach says for that day what comes next', coach, fiveKilometres, day(3), []],
    ['nor if the physio had said before what comes next', physio, fiveKilometres, day(1), []],
  ])('%s', (_, by, rule, when, lapses) => {
    const told = new Told();
    const ban = () => told.issue(physio, day(2), [noRunning], { endsAt: day(9), symptomIds: [femur] });
    if (when > day(2)) ban();
    told.issue(by, when, [rule], { symptomIds: [knee], ...(when > day(2) && { startsAt: day(9) }) });
    if (when < day(2)) ban();
    expect(lapsesIn(told.instructions)).toEqual(lapses);
  });
});

describe('no detour frees the athlete', () => {
  const twoKilometres = { ...fiveKilometres, maxDistanceMeters: 2_000 };
  const race: RuleInput = { activity: 'RACE', permission: 'ALLOWED' };

  it('allowing races on what was taken over as strictly takes a reason, at once or later', () => {
    const told = new Told();
    const limit = told.issue(physio, day(1), [fiveKilometres]);
    const more = { supersedes: [limit] };
    expect(refused(() => told.issue(coach, day(2), [fiveKilometres, race], more))).toEqual(['INVALID input.reason']);
    told.issue(coach, day(2), [fiveKilometres], more);
    expect(refused(() => told.issue(coach, day(3), [race]))).toEqual(['INVALID input.reason']);
    told.issue(coach, day(3), [race], { reason: 'One race.' });
    expect(overridden(told)).toEqual([`${physio.id} ${day(3)}`]);
  });

  it('what takes the place of a permission for some days gives back the ban at once', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [noRunning]);
    const days = { supersedes: [ban], reason: 'A few days.', endsAt: day(10) };
    const permission = told.issue(coach, day(2), [twoKilometres], days);
    const instead = { supersedes: [permission], reason: 'Away with the two kilometres.' };
    told.issue(physio, day(3), [{ activity: 'REHAB', permission: 'REQUIRED' }], instead);
    expect([day(2), day(3), day(9), day(20)].map(told.status)).toEqual([
      'MODIFIED',
      'SIDELINED',
      'SIDELINED',
      'SIDELINED',
    ]);
  });

  it.each<[string, (told: Told) => void]>([
    [
      'a ban for an hour',
      (told) => told.issue(coach, day(2), [noRunning], { supersedes: [], endsAt: day(2, '09:00') }),
    ],
    ['a ban of the athlete’s own', (told) => told.issue(athlete, day(2), [noRunning])],
  ])('on a grave injury, %s does not stand in for the only lasting one', (_, issue) => {
    const told = new Told([stressFracture()]);
    const lasting = told.issue(coach, day(1), [noRunning], { symptomIds: [femur] });
    issue(told);
    expect(refused(() => told.withdraw(coach, day(2), lasting))).toEqual(['FORBIDDEN input.instructionId']);
  });

  it('a ban that is handed over to the athlete’s own is not theirs to lift', () => {
    const told = new Told();
    told.grants = [grant];
    const own = told.issue(athlete, day(1), [noRunning]);
    const ban = told.issue(coach, day(1), [noRunning]);
    told.supersede(coach, day(2), ban, own);
    expect(refused(() => told.end(athlete, day(3), own, 'Feels fine.'))).toEqual(['FORBIDDEN input.instructionId']);
  });

  it('what was taken over before that was remembered is remembered at the next retelling', () => {
    const told = new Told([stressFracture()]);
    const ban = told.issue(physio, day(1), [noRunning], { symptomIds: [femur] });
    told.issue(coach, day(2), [noRunning], { supersedes: [ban], symptomIds: [knee] });
    told.instructions = told.instructions.map(({ replaces, ...each }) =>
      replaces ? { ...each, replaces: { named: replaces.named, own: replaces.own } } : each,
    );
    const again = told.issue(coach, day(3), [noRunning], { symptomIds: [knee] });
    expect(refused(() => told.end(coach, day(4), again, 'Fine.'))).toEqual(['FORBIDDEN input.instructionId']);
  });

  it('of many that were taken over, the latest are remembered', () => {
    const told = new Told();
    for (let week = 1; week <= 40; week++)
      told.issue(coach, day(7 * week, '09:00'), [noRunning], {
        supersedes: [told.issue(physio, day(7 * week), [noRunning])],
      });
    expect(refused(() => told.issue(coach, day(300), [freeToRun]))).toEqual(['INVALID input.reason']);
  });
});

describe('nobody is kept from stopping an athlete', () => {
  it('for some days, among 30 instructions', () => {
    const told = new Told();
    for (let each = 0; each < 29; each++) told.issue(coach, day(1), [fiveKilometres], { supersedes: [] });
    const limit = told.issue(physio, day(1), [fiveKilometres]);
    told.issue(physio, day(2), [noRunning], { supersedes: [limit], endsAt: day(5) });
    expect([day(2), day(5)].map(told.status)).toEqual(['SIDELINED', 'MODIFIED']);
  });

  it('wholly, on a grave injury, with exercises that were required', () => {
    const told = new Told([stressFracture()]);
    told.issue(coach, day(1), [{ activity: 'LOWER_BODY', permission: 'REQUIRED' }]);
    told.issue(coach, day(2), [noRunning, { activity: 'LOWER_BODY', permission: 'PROHIBITED' }]);
    expect(told.status(day(2))).toBe('SIDELINED');
  });

  it('nor from ending days of rest early, when the physio’s limit comes back', () => {
    const told = new Told([stressFracture()]);
    const limit = told.issue(physio, day(1), [fiveKilometres], { symptomIds: [femur] });
    const rest = { supersedes: [limit], symptomIds: [knee], endsAt: day(9) };
    const days = told.issue(coach, day(2), [noRunning], rest);
    told.end(coach, day(3), days, 'Rested.');
    expect(told.status(day(3))).toBe('MODIFIED');
  });
});

it('what the former release superseded for good stays superseded, whatever is withdrawn later', () => {
  const told = new Told();
  const ban = told.issue(coach, day(1), [noRunning]);
  const limit = told.issue(coach, day(3), [fiveKilometres], { endsAt: day(9) });
  told.instructions = told.instructions.map((each) =>
    each.id === ban
      ? { ...each, rules: [{ ...noRunning, supersededAt: day(3), supersededById: limit } as never] }
      : each,
  );
  expect(told.status(day(20))).toBe('AVAILABLE');
  const mistake = told.issue(coach, day(40), [{ ...fiveKilometres, maxDistanceMeters: 8_000 }]);
  told.withdraw(coach, day(40, '09:00'), mistake);
  expect([day(20), day(41)].map(told.status)).toEqual(['AVAILABLE', 'AVAILABLE']);
});
