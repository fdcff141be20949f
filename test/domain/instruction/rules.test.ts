import { describe, expect, it } from 'vitest';
import type { IssueInstructionInput, RuleInput } from '../../../functions/domain/instruction/instruction-input.ts';
import { permissionsAt, restrictedActivitiesAt } from '../../../functions/domain/instruction/permissions.ts';
import { breachesOf } from '../../../functions/domain/run/adherence.ts';
import { as, authorAs, both, refused } from '../../support/decisions.ts';
import { aRun, aSymptom, day } from '../../support/records.ts';
import { Copy, grant, Told } from '../../support/told.ts';

/** Situations of coaching and physiotherapy in which an answer must not free an injured athlete by accident. */

const [coach, physio, athlete] = [as('COACH'), as('PHYSIO'), as('OWNER')];
const noRunning: RuleInput = { activity: 'RUN', permission: 'PROHIBITED' };
const noCrossTraining: RuleInput = { activity: 'CROSS_TRAINING', permission: 'PROHIBITED' };
const fiveKilometres: RuleInput = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 5_000 };
const freeToRun: RuleInput = { activity: 'RUN', permission: 'ALLOWED' };
const tibia = `sym_AAAAAAAAAAAAAAAA.${'1'.repeat(26)}` as const;
const shoulder = `sym_AAAAAAAAAAAAAAAA.${'2'.repeat(26)}` as const;

describe('withdrawing accuses nobody', () => {
  it('a run that was allowed stays so, whatever is withdrawn and said afterwards', () => {
    const told = new Told();
    told.issue(coach, day(1), [noRunning]);
    const goAhead = told.issue(coach, day(2), [{ activity: 'RUN', permission: 'ALLOWED' }]);
    const run = aRun(1, { startedAt: day(3) });
    told.issue(coach, day(4), [noRunning]);
    told.withdraw(coach, day(5), goAhead);
    expect(breachesOf(run, told.instructions, [], {})).toEqual([]);
    expect(told.status(day(3))).toBe('AVAILABLE');
    expect(told.status(day(6))).toBe('SIDELINED');
  });
});

describe('adding frees nobody', () => {
  it('calf raises leave the ban on running, and a run of 15 km breaks it', () => {
    const told = new Told();
    told.issue(physio, day(1), [noRunning], { symptomIds: [tibia] });
    told.issue(physio, day(2), [{ activity: 'REHAB', permission: 'REQUIRED' }]);
    expect(told.status(day(3))).toBe('SIDELINED');
    const run = aRun(1, { startedAt: day(3), distanceMeters: 15_000 });
    expect(breachesOf(run, told.instructions, [], {}).map(({ rule }) => rule)).toEqual(['RUN_WHILE_PROHIBITED']);
  });

  it('a rule for the shoulder leaves the knee’s limit', () => {
    const told = new Told();
    told.issue(physio, day(1), [fiveKilometres], { symptomIds: [tibia] });
    told.issue(physio, day(2), [{ activity: 'UPPER_BODY', permission: 'PROHIBITED' }], { symptomIds: [shoulder] });
    expect(told.status(day(3))).toBe('MODIFIED');
    expect(restrictedActivitiesAt(told.instructions, day(3))).toEqual(['RUN', 'UPPER_BODY', 'RACE']);
  });

  it('a go-ahead for one injury leaves the ban for another', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [noRunning], { symptomIds: [tibia] });
    told.issue(physio, day(2), [freeToRun], { symptomIds: [shoulder] });
    expect(told.status(day(3))).toBe('SIDELINED');
    told.issue(physio, day(4), [freeToRun], { symptomIds: [shoulder, tibia] });
    expect(told.status(day(5))).toBe('AVAILABLE');
    expect(told.statusOf(ban, day(5))).toBe('SUPERSEDED');
  });

  it('the story: the go-ahead for two easy miles leaves the ban on cross-training', () => {
    const told = new Told();
    const first = told.issue(coach, day(8), [noRunning, noCrossTraining], { reviewAt: day(10) });
    told.issue(coach, day(10, '09:00'), [{ ...fiveKilometres, maxEffort: 3, stopIfPainAtLeast: 3 }]);
    expect(told.status(day(10, '10:00'))).toBe('MODIFIED');
    told.issue(coach, day(10, '19:00'), [noRunning, { activity: 'UPPER_BODY', permission: 'ALLOWED' }]);
    const activities = ['CROSS_TRAINING', 'LOWER_BODY', 'UPPER_BODY', 'RUN', 'RACE'] as const;
    expect(activities.map((each) => told.may(each, day(11)))).toEqual([
      'PROHIBITED',
      'UNSPECIFIED',
      'ALLOWED',
      'PROHIBITED',
      'PROHIBITED',
    ]);
    expect(told.statusOf(first, day(11))).toBe('IN_FORCE'); // its rule for cross-training is
  });
});

describe('a mistake that is withdrawn', () => {
  it('gives back the limit that it took the place of, and in between it was so', () => {
    const told = new Told();
    told.issue(coach, day(1), [fiveKilometres]);
    const mistake = told.issue(coach, day(2), [noRunning]);
    told.withdraw(coach, day(2, '08:05'), mistake);
    expect([day(1), day(2), day(2, '08:04'), day(2, '08:05'), day(9)].map(told.status)).toEqual([
      'MODIFIED',
      'SIDELINED',
      'SIDELINED',
      'MODIFIED',
      'MODIFIED',
    ]);
  });

  it('gives back nothing that somebody has spoken of since', () => {
    const told = new Told();
    told.issue(coach, day(1), [noRunning, noCrossTraining]);
    const mistake = told.issue(coach, day(2), [fiveKilometres, { activity: 'CROSS_TRAINING', permission: 'ALLOWED' }]);
    told.issue(coach, day(3), [freeToRun]);
    told.withdraw(coach, day(4), mistake);
    expect(told.status(day(5))).toBe('AVAILABLE');
    expect(told.may('CROSS_TRAINING', day(5))).toBe('PROHIBITED');
  });

  it('one after the other, all the way back', () => {
    const told = new Told();
    told.issue(coach, day(1), [noRunning]);
    const second = told.issue(coach, day(2), [fiveKilometres]);
    const third = told.issue(coach, day(3), [freeToRun]);
    told.withdraw(coach, day(4), second);
    expect(told.status(day(4))).toBe('AVAILABLE');
    told.withdraw(coach, day(5), third);
    expect(told.status(day(5))).toBe('SIDELINED');
  });

  it('calls off its plan: what was to end then goes on', () => {
    const told = new Told();
    told.issue(coach, day(1), [noRunning]);
    const plan = told.issue(coach, day(2), [fiveKilometres], { startsAt: day(9) });
    const calledOff = told.issue(physio, day(3), [freeToRun], {
      supersedes: [plan],
      endsAt: day(5),
      reason: 'Wait for the scan.',
    });
    expect(told.status(day(9))).toBe('SIDELINED');
    told.withdraw(physio, day(4), calledOff);
    expect([day(8), day(9)].map(told.status)).toEqual(['SIDELINED', 'MODIFIED']);
  });
});

describe('loosening what somebody else wrote', () => {
  it('takes its name and a reason', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [noRunning]);
    told.issue(coach, day(2), [freeToRun]);
    expect(told.status(day(2))).toBe('SIDELINED');
    expect(refused(() => told.issue(coach, day(3), [freeToRun], { supersedes: [ban] }))).toEqual([
      'INVALID input.reason',
    ]);
    told.issue(coach, day(3), [freeToRun], { supersedes: [ban], reason: 'The physio agrees.' });
    expect(told.status(day(3))).toBe('AVAILABLE');
  });

  it('is what leaves out an activity, or allows more; being as strict, for a time or for good, is not', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [fiveKilometres, noCrossTraining], { endsAt: day(20) });
    const over = (rules: RuleInput[], more: Partial<IssueInstructionInput> = {}) =>
      refused(() => new Copy(told).issue(coach, day(3), rules, { supersedes: [ban], ...more }));
    const strict = [{ ...fiveKilometres, maxDistanceMeters: 4_000 }, noCrossTraining];
    expect(over(strict)).toEqual([]);
    expect(over([noRunning, noCrossTraining])).toEqual([]);
    expect(over([noRunning])).toEqual(['INVALID input.reason']);
    // What it takes the place of comes back then.
    expect(over(strict, { endsAt: day(19) })).toEqual([]);
    expect(over([{ ...fiveKilometres, maxDistanceMeters: 6_000 }, noCrossTraining])).toEqual(['INVALID input.reason']);
    expect(over([{ activity: 'RUN', permission: 'LIMITED', maxEffort: 3 }, noCrossTraining])).toEqual([
      'INVALID input.reason',
    ]);
  });

  it('of a confirmed bone-stress injury is for a physio', () => {
    const confirmed = aSymptom(1, {
      id: tibia,
      diagnoses: [{ pathology: 'BONE_STRESS_INJURY', certainty: 'CONFIRMED', by: physio, at: day(1) }],
    });
    const suspectedSince = { pathology: 'TENDINOPATHY', certainty: 'SUSPECTED', by: coach, at: day(1) } as const;
    const told = new Told([{ ...confirmed, diagnoses: [...confirmed.diagnoses, suspectedSince] }]);
    const ban = told.issue(physio, day(1), [noRunning], { symptomIds: [tibia] });
    const own = told.issue(coach, day(1), [noRunning]);
    const tenKilometres: RuleInput = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 10_000 };
    const more = { supersedes: [ban], reason: 'They feel fine.' };
    expect(refused(() => told.issue(coach, day(2), [tenKilometres], more))).toEqual(['FORBIDDEN input.supersedes']);
    expect(refused(() => told.issue(coach, day(2), [tenKilometres]))).toEqual(['FORBIDDEN input.supersedes']);
    expect(refused(() => told.end(coach, day(2), own))).toEqual(['FORBIDDEN input.instructionId']);
    expect(refused(() => new Copy(told).issue(physio, day(2), [tenKilometres], more))).toEqual([]);
    // A coach who is also a physio.
    const id = told.issue(both, day(2), [tenKilometres], more);
    expect(told.instructions.find((each) => each.id === id)?.issuedBy).toEqual(authorAs('PHYSIO', 'both'));
  });
});

describe('nobody is locked out', () => {
  it('the athlete restricts themselves, records what a doctor ordered, and lifts what they set', () => {
    const told = new Told();
    const own = told.issue(athlete, day(1), [noRunning], { orderedBy: 'Dr. Weber' });
    expect(told.status(day(1))).toBe('SIDELINED');
    expect(told.instructions[0]).toMatchObject({
      orderedBy: 'Dr. Weber',
      acknowledged: { by: authorAs('OWNER'), at: day(1) },
    });
    told.end(athlete, day(2), own);
    expect(told.status(day(2))).toBe('AVAILABLE');
    expect(told.statusOf(own, day(2))).toBe('ENDED');
  });

  it('the athlete never loosens what a coach or physio said, while one of them is there', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [noRunning]);
    told.grants = [{ ...grant, roles: ['COACH'] }];
    const more = { supersedes: [ban], reason: 'I feel fine.' };
    expect(refused(() => told.issue(athlete, day(2), [freeToRun], more))).toEqual(['FORBIDDEN input.supersedes']);
    expect(refused(() => told.end(athlete, day(2), ban))).toEqual(['FORBIDDEN input.instructionId']);
    told.issue(athlete, day(2), [freeToRun]);
    expect(told.status(day(3))).toBe('SIDELINED');
  });

  it('where nobody is left, they end what is left, with a word of why', () => {
    const told = new Told();
    const ban = told.issue(physio, day(1), [noRunning]);
    told.grants = [{ ...grant, roles: ['SUPPORTER'] }];
    expect(refused(() => told.end(athlete, day(9), ban, ' '))).toEqual(['INVALID input.reason']);
    told.end(athlete, day(9), ban, 'My new doctor has cleared me.');
    expect(told.status(day(9))).toBe('AVAILABLE');
    expect(told.instructions[0]?.ended).toEqual({
      by: authorAs('OWNER'),
      at: day(9),
      reason: 'My new doctor has cleared me.',
    });
  });
});

it('prescribed terrain, intensity and intervals modify running', () => {
  const told = new Told();
  const walkRun = { runSeconds: 60, walkSeconds: 60, repetitions: 10 };
  told.issue(physio, day(1), [
    { activity: 'RUN', permission: 'LIMITED', terrain: ['NO_DOWNHILL'], intensity: ['NO_SPEED_WORK'], walkRun },
  ]);
  expect(told.status(day(1))).toBe('MODIFIED');
  expect(permissionsAt(told.instructions, day(1))[0]).toMatchObject({ terrain: ['NO_DOWNHILL'], walkRun });
});
