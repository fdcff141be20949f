import { describe, expect, it } from 'vitest';
import { breachesOf } from '../../functions/domain/run/adherence.ts';
import { reasonsFor } from '../../functions/domain/athlete/attention.ts';
import { availabilityAt, availabilityFromSummary } from '../../functions/domain/instruction/availability.ts';
import { instructionStatus } from '../../functions/domain/instruction/in-force.ts';
import { permissionsAt } from '../../functions/domain/instruction/permissions.ts';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import { movementsOf } from '../../functions/domain/symptom/movement.ts';
import { emptySummary, openUntil, summarize } from '../../functions/domain/athlete/summary.ts';
import { trendOf } from '../../functions/domain/symptom/trend.ts';
import type { BodySite } from '../../functions/domain/vocabulary.ts';
import { anInstruction, anObservation, aRun, aSymptom, day } from '../support/records.ts';

const kneeToWaist: BodySite[] = ['HAMSTRING_BELLY', 'GLUTE', 'HIP'];
const [talk, goAhead, hangTight, appointment] = [day(8, '18:00'), day(10, '07:00'), day(10, '19:00'), day(17, '09:00')];

// Day 1: an easy run on a hot day; in the cool-down stretches the left hamstring is tight.
const day1 = anObservation(1, { observedAt: day(1), phase: 'COOL_DOWN', sites: ['HAMSTRING_BELLY'], pain: 1 });
// Day 2: fine while running; afterwards tight from knee to waist, hip and glute too.
const day2 = anObservation(2, { observedAt: day(2), phase: 'AFTER_RUN', sites: kneeToWaist, pain: 2 });
// Day 4: the niggle comes 4 miles into the run.
const day4 = anObservation(4, {
  observedAt: day(4),
  phase: 'DURING_RUN',
  onsetDistanceMeters: 6_437,
  sites: kneeToWaist,
  pain: 3,
});
// Day 6: it is there in the dynamic stretches before the long run.
const day6 = anObservation(6, { observedAt: day(6), phase: 'PRE_RUN', sites: kneeToWaist, pain: 3 });
// Day 8: after the long run it is central to the very top of the hamstring.
const day8 = anObservation(8, {
  observedAt: day(8),
  phase: 'AFTER_RUN',
  sites: ['HAMSTRING_PROXIMAL_TENDON'],
  pain: 4,
});
// Day 10: pain from the very first step of the two easy miles.
const day10 = anObservation(10, {
  observedAt: day(10),
  phase: 'DURING_RUN',
  onsetDistanceMeters: 0,
  sites: ['HAMSTRING_PROXIMAL_TENDON'],
  pain: 6,
});
const observations = [day1, day2, day4, day6, day8, day10];

// Day 8: talk with the coach: no running, no cross-training, review in two days.
const first = anInstruction(1, {
  startsAt: talk,
  reviewAt: day(10, '18:00'),
  rules: [
    { activity: 'RUN', permission: 'PROHIBITED' },
    { activity: 'CROSS_TRAINING', permission: 'PROHIBITED' },
  ],
  supersededAt: goAhead,
});
// Day 10: go-ahead for 2 easy miles.
const second = anInstruction(2, {
  startsAt: goAhead,
  rules: [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3_219, maxEffort: 3, stopIfPainAtLeast: 3 }],
  supersedesIds: [first.id],
  supersededAt: hangTight,
});
// Day 10, later: hang tight; upper body is fine, no running; an appointment for a proper diagnosis.
const third = anInstruction(3, {
  startsAt: hangTight,
  reviewAt: appointment,
  rules: [
    { activity: 'RUN', permission: 'PROHIBITED' },
    { activity: 'UPPER_BODY', permission: 'ALLOWED' },
  ],
  supersedesIds: [second.id],
});
const instructions = [first, second, third];
const milesOfDay10 = aRun(10, {
  startedAt: day(10),
  distanceMeters: 3_218,
  durationSeconds: 1_260,
  effort: 3,
  worstPain: 6,
});

/** What the instructions were before anybody knew the next one. */
const asOf = (t: string): InstructionRecord[] =>
  instructions
    .filter(({ issuedAt }) => issuedAt <= t)
    .map(({ supersededAt, ...instruction }) => ({
      ...instruction,
      ...(supersededAt !== undefined && supersededAt <= t && { supersededAt }),
    }));

describe('the story', () => {
  it.each([
    ['day 7: training', day(7), { status: 'AVAILABLE', reviewOverdue: false }],
    ['a millisecond before the talk', day(8, '17:59:59.999'), { status: 'AVAILABLE', reviewOverdue: false }],
    ['day 8: sidelined', talk, { status: 'SIDELINED', since: talk, reviewAt: day(10, '18:00'), reviewOverdue: false }],
    ['day 9: still', day(9), { status: 'SIDELINED', since: talk, reviewAt: day(10, '18:00'), reviewOverdue: false }],
    ['day 10: a go-ahead', day(10), { status: 'MODIFIED', since: goAhead, reviewOverdue: false }],
    [
      'day 10, later: sidelined again, from there',
      hangTight,
      { status: 'SIDELINED', since: hangTight, reviewAt: appointment, reviewOverdue: false },
    ],
    [
      'day 16: until someone clears the athlete',
      day(16),
      { status: 'SIDELINED', since: hangTight, reviewAt: appointment, reviewOverdue: false },
    ],
    [
      'day 40: the appointment has passed, which frees nobody',
      day(40),
      { status: 'SIDELINED', since: hangTight, reviewAt: appointment, reviewOverdue: true },
    ],
  ])('%s', (_, t, is) => {
    const { governedBy, ...then } = availabilityAt(asOf(t), t);
    expect(then).toEqual({ at: t, ...is });
    expect(governedBy.map(({ id }) => id)).toEqual(
      instructions
        .filter((instruction) => is.status !== 'AVAILABLE' && instruction.startsAt === then.since)
        .map(({ id }) => id),
    );
    // The coach, who reads only the summary written at the last change, sees the same.
    const written = [talk, goAhead, hangTight].findLast((change) => change <= t) ?? day(1);
    const summary = summarize(emptySummary, { instructions: asOf(written) }, written);
    expect(availabilityFromSummary(summary, t)).toEqual({ ...then, governedByIds: governedBy.map(({ id }) => id) });
  });

  it('while one instruction is in force, those before it are superseded', () => {
    expect(instructions.map((each) => instructionStatus(each, day(12)))).toEqual([
      'SUPERSEDED',
      'SUPERSEDED',
      'IN_FORCE',
    ]);
  });

  it('looking back, one period of being sidelined ends where the go-ahead begins', () => {
    expect(availabilityAt(instructions, day(9))).toMatchObject({ since: talk, until: goAhead });
    expect(availabilityAt(instructions, day(10))).toMatchObject({ since: goAhead, until: hangTight });
    expect(availabilityAt(instructions, day(12)).until).toBeUndefined();
  });

  it('what the athlete may do: two easy miles on day 10, upper body after it', () => {
    const on = (t: string) => Object.fromEntries(permissionsAt(instructions, t).map((each) => [each.activity, each]));
    expect(on(day(9))['CROSS_TRAINING']).toMatchObject({ permission: 'PROHIBITED' });
    expect(on(day(10))['RUN']).toMatchObject({
      permission: 'LIMITED',
      maxDistanceMeters: 3_219,
      maxEffort: 3,
      stopIfPainAtLeast: 3,
    });
    expect(on(day(12))['RUN']).toMatchObject({ permission: 'PROHIBITED', instructions: [third] });
    expect(on(day(12))['RACE']).toMatchObject({ permission: 'PROHIBITED' });
    expect(on(day(12))['UPPER_BODY']).toMatchObject({ permission: 'ALLOWED', instructions: [third] });
  });

  it.each([
    [1, 'STEADY', undefined],
    [2, 'WORSENING', day(2)],
    [3, 'WORSENING', day(2)],
    [4, 'WORSENING', day(2)],
    [5, 'WORSENING', day(2)],
    [6, 'WORSENING', day(2)],
  ])('the trend with %i observations is %s since %s', (count, trend, worseningSince) => {
    expect(trendOf(observations.slice(0, count))).toEqual({ trend, ...(worseningSince && { worseningSince }) });
  });

  it('it spreads on day 2 and localises on day 8', () => {
    const left = { fromSide: 'LEFT', toSide: 'LEFT' };
    expect(movementsOf(observations)).toEqual([
      { observedAt: day(2), kind: 'SPREAD', from: ['HAMSTRING_BELLY'], to: kneeToWaist, ...left },
      { observedAt: day(8), kind: 'LOCALISED', from: kneeToWaist, to: ['HAMSTRING_PROXIMAL_TENDON'], ...left },
    ]);
  });

  it('the two miles of day 10 broke one rule: to stop if it hurts; the runs before them none', () => {
    const brief = ({ rule, instruction, allowed, actual }: ReturnType<typeof breachesOf>[number]) => ({
      rule,
      instruction: instruction.id,
      allowed,
      actual,
    });
    expect(breachesOf(milesOfDay10, instructions, [], {}).map(brief)).toEqual([
      { rule: 'STOP_IF_PAIN', instruction: second.id, allowed: 3, actual: 6 },
    ]);
    const before = [1, 2, 4, 6, 8].map((number) => aRun(number, { startedAt: day(number) }));
    expect(before.flatMap((run) => breachesOf(run, instructions, [], {}))).toEqual([]);
  });

  it('the coach is asked to look, and the reasons follow the days', () => {
    const symptom = aSymptom(1, {
      openedAt: day(1),
      latestObservation: anObservation(1, { pain: 6 }),
      trend: 'WORSENING',
      worseningSince: day(4),
    });
    const facts = { instructions, symptoms: [symptom], recentRuns: [milesOfDay10], lastReportAt: day(10) };
    const summary = summarize(emptySummary, facts, hangTight);
    expect(openUntil(summary)).toEqual({ sidelinedUntil: 'forever', open: true });
    const codes = (t: string) => reasonsFor(summary, t).map(({ code }) => code);
    const before = { ...facts, instructions: instructions.slice(0, 2) };
    const ran = reasonsFor(summarize(emptySummary, before, milesOfDay10.startedAt), milesOfDay10.startedAt);
    expect(ran.map(({ code }) => code)).toContain('RUN_AGAINST_INSTRUCTION');
    // To hang tight is what the coach said to it.
    expect(codes(hangTight)).toEqual(['SYMPTOM_WORSENING', 'INSTRUCTION_NOT_ACKNOWLEDGED']);
    expect(codes(appointment)).toEqual([
      'REVIEW_OVERDUE',
      'SIDELINED_REVIEW_OVERDUE',
      'SYMPTOM_WORSENING',
      'INSTRUCTION_NOT_ACKNOWLEDGED',
      'SILENT',
    ]);
    const cleared = { instructions: instructions.map((each) => ({ ...each, endsAt: day(30) })), symptoms: [] };
    expect(reasonsFor(summarize(summary, cleared, day(30)), day(30))).toEqual([]);
  });
});
