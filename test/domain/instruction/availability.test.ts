import { describe, expect, it } from 'vitest';
import {
  availabilityAt,
  availabilityFromSummary,
  restrictionsFrom,
  restrictionsLeft,
} from '../../../functions/domain/instruction/availability.ts';
import { inForce, instructionStatus, isInForce } from '../../../functions/domain/instruction/in-force.ts';
import { permissionsAt } from '../../../functions/domain/instruction/permissions.ts';
import type { InstructionRecord, InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import { anInstruction, day } from '../../support/records.ts';

const rest: InstructionRule = { activity: 'RUN', permission: 'PROHIBITED' };
const easy: InstructionRule = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 5_000 };
const free: InstructionRule = { activity: 'RUN', permission: 'ALLOWED' };
const mustRun: InstructionRule = { activity: 'RUN', permission: 'REQUIRED' };
const noRace: InstructionRule = { activity: 'RACE', permission: 'PROHIBITED' };

/** An instruction from one day to another, or without an end. */
const told = (rule: InstructionRule, from: number, until?: number, parts: Partial<InstructionRecord> = {}) =>
  anInstruction(from, {
    rules: [rule],
    startsAt: day(from),
    ...(until !== undefined && { endsAt: day(until) }),
    ...parts,
  });

describe('an instruction is in force', () => {
  const justBefore = (number: number) => day(number - 1, '31:59:59.999');
  it.each<[string, Partial<InstructionRecord>, string, boolean]>([
    ['not a millisecond before its start', {}, justBefore(8), false],
    ['from the millisecond of its start', {}, day(8), true],
    ['for years, without an end', {}, '2036-01-01T00:00:00.000Z', true],
    ['though its review has passed: that frees nobody', { reviewAt: day(9) }, day(20), true],
    ['until the millisecond before its end', { endsAt: day(10) }, justBefore(10), true],
    ['no more from its end on', { endsAt: day(10) }, day(10), false],
    ['until the millisecond before another takes its place', { supersededAt: day(10) }, justBefore(10), true],
    ['no more once another has taken its place', { supersededAt: day(10) }, day(10), false],
    ['no more once it is withdrawn', { withdrawnAt: day(10) }, day(10), false],
    [
      'no longer than the first of them',
      { endsAt: day(12), supersededAt: day(11), withdrawnAt: day(10) },
      day(10),
      false,
    ],
    ['never, if it ended before it started', { withdrawnAt: day(7) }, day(9), false],
    ['never, if it ended as it started', { supersededAt: day(8) }, day(8), false],
  ])('%s', (_, parts, t, is) => {
    const instruction = anInstruction(1, { startsAt: day(8), ...parts });
    expect(isInForce(instruction, t)).toBe(is);
    expect(inForce([instruction], t)).toEqual(is ? [instruction] : []);
  });

  it.each<[string, Partial<InstructionRecord>]>([
    ['SCHEDULED', { startsAt: day(11) }],
    ['IN_FORCE', {}],
    ['IN_FORCE', { startsAt: day(10) }],
    ['IN_FORCE', { endsAt: day(11), reviewAt: day(9) }],
    ['IN_FORCE', { supersededAt: day(11) }],
    ['ENDED', { endsAt: day(10) }],
    ['SUPERSEDED', { supersededAt: day(10) }],
    ['SUPERSEDED', { supersededAt: day(9), endsAt: day(10) }],
    ['SUPERSEDED', { supersededAt: day(9), startsAt: day(12) }],
    ['ENDED', { supersededAt: day(10), endsAt: day(9) }],
    ['ENDED', { supersededAt: day(11), endsAt: day(9) }],
    ['WITHDRAWN', { withdrawnAt: day(10) }],
    ['WITHDRAWN', { withdrawnAt: day(10), endsAt: day(9) }],
    ['WITHDRAWN', { withdrawnAt: day(9), startsAt: day(11) }],
  ])('%s on day 10 with %j', (status, parts) => {
    expect(instructionStatus(anInstruction(1, { startsAt: day(8), ...parts }), day(10))).toBe(status);
  });
});

describe('availability on day 10', () => {
  const cases: { name: string; instructions: InstructionRecord[]; is: object; governedBy?: number[] }[] = [
    { name: 'never restricted', instructions: [], is: { status: 'AVAILABLE' } },
    { name: 'the athlete may run', instructions: [told(free, 8), told(mustRun, 9)], is: { status: 'AVAILABLE' } },
    { name: 'just racing is prohibited', instructions: [told(noRace, 8)], is: { status: 'MODIFIED', since: day(8) } },
    {
      name: 'a run is to be done, of 20 minutes at most',
      instructions: [told({ ...mustRun, maxDurationSeconds: 1_200, stopIfPainAtLeast: 3 }, 8)],
      is: { status: 'MODIFIED', since: day(8) },
    },
    {
      name: 'the athlete may run until it hurts',
      instructions: [told({ ...free, stopIfPainAtLeast: 4 }, 8)],
      is: { status: 'AVAILABLE' },
    },
    {
      name: 'an instruction that says nothing of running',
      instructions: [told({ activity: 'LOWER_BODY', permission: 'PROHIBITED' }, 8)],
      is: { status: 'AVAILABLE' },
    },
    { name: 'running is prohibited', instructions: [told(rest, 8)], is: { status: 'SIDELINED', since: day(8) } },
    { name: 'running is limited', instructions: [told(easy, 8)], is: { status: 'MODIFIED', since: day(8) } },
    {
      name: 'the most restrictive one decides',
      instructions: [told(free, 1), told(easy, 8), told(rest, 9), told(mustRun, 10)],
      is: { status: 'SIDELINED', since: day(9) },
      governedBy: [9],
    },
    {
      name: 'two prohibitions govern together, the earlier review counts',
      instructions: [
        told(rest, 8, undefined, { reviewAt: day(14) }),
        told(rest, 9, undefined, { reviewAt: day(12) }),
        told(easy, 7, undefined, { reviewAt: day(11) }),
      ],
      is: { status: 'SIDELINED', since: day(8), reviewAt: day(12) },
      governedBy: [8, 9],
    },
    {
      name: 'a passed review frees nobody, it is overdue',
      instructions: [told(rest, 8, undefined, { reviewAt: day(10) })],
      is: { status: 'SIDELINED', since: day(8), reviewAt: day(10), reviewOverdue: true },
    },
    {
      name: 'a passed review of what is over does not matter',
      instructions: [told(rest, 8, 9, { reviewAt: day(9) })],
      is: { status: 'AVAILABLE', since: day(9) },
    },
    {
      name: 'it ends by itself',
      instructions: [told(rest, 8, 12)],
      is: { status: 'SIDELINED', since: day(8), until: day(12) },
    },
    {
      name: 'one that ends inside one that does not',
      instructions: [told(rest, 8), told(rest, 9, 11)],
      is: { status: 'SIDELINED', since: day(8) },
    },
    {
      name: 'stretches that touch or overlap are one',
      instructions: [told(rest, 3, 5), told(rest, 5, 9), told(rest, 8, 11), told(rest, 11, 14), told(rest, 16)],
      is: { status: 'SIDELINED', since: day(3), until: day(14) },
      governedBy: [8],
    },
    {
      name: 'a gap breaks the stretch',
      instructions: [told(rest, 3, 5), told(rest, 6, 12)],
      is: { status: 'SIDELINED', since: day(6), until: day(12) },
    },
    {
      name: 'a stretch ends in another restriction',
      instructions: [told(easy, 1), told(rest, 8, 12)],
      is: { status: 'SIDELINED', since: day(8), until: day(12) },
      governedBy: [8],
    },
    {
      name: 'a stretch begins where another restriction ends',
      instructions: [told(easy, 1), told(rest, 8, 9), told(rest, 14)],
      is: { status: 'MODIFIED', since: day(9), until: day(14) },
    },
    {
      name: 'free in a gap',
      instructions: [told(rest, 3, 5), told(rest, 12)],
      is: { status: 'AVAILABLE', since: day(5) },
    },
    { name: 'free before the first one', instructions: [told(rest, 12)], is: { status: 'AVAILABLE' } },
    {
      name: 'free since the first moment after the last one of several',
      instructions: [told(rest, 3, 9), told(easy, 5, 7)],
      is: { status: 'AVAILABLE', since: day(9) },
    },
    {
      name: 'one that was withdrawn before it started never was',
      instructions: [told(rest, 8, undefined, { withdrawnAt: day(7) })],
      is: { status: 'AVAILABLE' },
    },
    {
      name: "a coach's go-ahead does not lift a physio's prohibition",
      instructions: [told(rest, 8), told(easy, 9), told(free, 10)],
      is: { status: 'SIDELINED', since: day(8) },
      governedBy: [8],
    },
  ];

  it.each(cases)('$name', ({ instructions, is, governedBy }) => {
    const answer = availabilityAt(instructions, day(10));
    const { governedBy: governing, ...rest } = answer;
    expect(rest).toEqual({ at: day(10), reviewOverdue: false, ...is });
    if (governedBy) expect(governing.map(({ startsAt }) => startsAt)).toEqual(governedBy.map((number) => day(number)));
    expect(availabilityFromSummary(restrictionsFrom(instructions, day(10)), day(10))).toEqual({
      ...rest,
      governedByIds: governing.map(({ id }) => id),
    });
  });

  it('AVAILABLE is governed by nothing', () => {
    expect(availabilityAt([told(free, 8)], day(10)).governedBy).toEqual([]);
  });
});

describe('what the athlete may do on day 10', () => {
  const rules = (...all: InstructionRule[]) => anInstruction(all.length, { rules: all });
  const cases: { name: string; instructions: InstructionRecord[]; is: Record<string, object> }[] = [
    { name: 'nothing is said, where nothing is said', instructions: [], is: {} },
    {
      name: 'what is prohibited has no limits',
      instructions: [rules(rest), rules(easy)],
      is: { RUN: { permission: 'PROHIBITED' }, RACE: { permission: 'PROHIBITED' } },
    },
    {
      name: 'the tightest of each limit, whichever rule it comes from',
      instructions: [
        rules({ activity: 'CROSS_TRAINING', permission: 'LIMITED', maxDurationSeconds: 1_800, maxEffort: 5 }),
        rules({ activity: 'CROSS_TRAINING', permission: 'REQUIRED', maxDurationSeconds: 2_400, maxEffort: 3 }),
        rules({ activity: 'CROSS_TRAINING', permission: 'ALLOWED', stopIfPainAtLeast: 3 }),
      ],
      is: { CROSS_TRAINING: { permission: 'LIMITED', maxDurationSeconds: 1_800, maxEffort: 3, stopIfPainAtLeast: 3 } },
    },
    {
      name: 'a limit of zero is a limit',
      instructions: [rules({ activity: 'REHAB', permission: 'REQUIRED', maxEffort: 0 })],
      is: { REHAB: { permission: 'REQUIRED', maxEffort: 0 } },
    },
    {
      name: 'racing inherits what holds for running, not the other way round',
      instructions: [rules(easy), rules({ activity: 'RACE', permission: 'LIMITED', maxDistanceMeters: 3_000 })],
      is: {
        RUN: { permission: 'LIMITED', maxDistanceMeters: 5_000 },
        RACE: { permission: 'LIMITED', maxDistanceMeters: 3_000 },
      },
    },
    {
      name: 'no racing leaves running alone',
      instructions: [rules(noRace)],
      is: { RACE: { permission: 'PROHIBITED' } },
    },
    {
      name: 'a run that is to be done within limits is no race',
      instructions: [rules({ ...mustRun, maxEffort: 4 })],
      is: { RUN: { permission: 'REQUIRED', maxEffort: 4 }, RACE: { permission: 'PROHIBITED' } },
    },
    {
      name: 'who may run may race',
      instructions: [rules({ ...free, stopIfPainAtLeast: 4 })],
      is: {
        RUN: { permission: 'ALLOWED', stopIfPainAtLeast: 4 },
        RACE: { permission: 'ALLOWED', stopIfPainAtLeast: 4 },
      },
    },
    {
      name: 'while running is limited, racing is prohibited, unless it is allowed by name',
      instructions: [rules(easy)],
      is: { RUN: { permission: 'LIMITED', maxDistanceMeters: 5_000 }, RACE: { permission: 'PROHIBITED' } },
    },
    {
      name: 'rest, but the upper body is fine',
      instructions: [rules(rest, { activity: 'UPPER_BODY', permission: 'ALLOWED' })],
      is: {
        RUN: { permission: 'PROHIBITED' },
        UPPER_BODY: { permission: 'ALLOWED' },
        RACE: { permission: 'PROHIBITED' },
      },
    },
    { name: 'nothing is said, when what was said is over', instructions: [told(rest, 8, 10)], is: {} },
  ];

  it.each(cases)('$name', ({ instructions, is }) => {
    const answer = permissionsAt(instructions, day(10));
    const expected = ['RUN', 'CROSS_TRAINING', 'UPPER_BODY', 'LOWER_BODY', 'MOBILITY', 'REHAB', 'RACE'].map(
      (activity) => ({
        activity,
        permission: 'UNSPECIFIED',
        ...is[activity],
      }),
    );
    expect(answer.map(({ instructions: _, ...rest }) => rest)).toEqual(expected);
  });

  it('names the instructions that speak of each activity', () => {
    const [run, race, both] = [rules(rest), rules(noRace, rest, free), rules(free, noRace)];
    const over = told(rest, 8, 9);
    const answer = permissionsAt([run, race, both, over], day(10));
    expect(answer.find(({ activity }) => activity === 'RUN')?.instructions).toEqual([run, race, both]);
    expect(answer.find(({ activity }) => activity === 'RACE')?.instructions).toEqual([run, race, both]);
    expect(answer.find(({ activity }) => activity === 'REHAB')?.instructions).toEqual([]);
  });
});

describe('the restrictions that a summary keeps on day 10', () => {
  const sidelined = (from: number, until?: number, reviewAt?: number) => ({
    status: 'SIDELINED',
    from: day(from),
    ...(until !== undefined && { until: day(until) }),
    ...(reviewAt !== undefined && { reviewAt: day(reviewAt) }),
  });
  const cases: { name: string; instructions: InstructionRecord[]; is: object }[] = [
    { name: 'none', instructions: [], is: { restrictions: [] } },
    {
      name: 'a list, never one window over the gap between two prohibitions',
      instructions: [told(rest, 8, 11), told(rest, 13, 15)],
      is: { restrictions: [sidelined(8, 11), sidelined(13, 15)] },
    },
    {
      name: 'what has ended is dropped, and the athlete is available since its end',
      instructions: [told(rest, 3, 5), told(rest, 7, 9), told(rest, 13)],
      is: { restrictions: [sidelined(13)], availableSince: day(9) },
    },
    {
      name: 'the running stretch has its true start',
      instructions: [told(rest, 3, 5), told(rest, 5, 8), told(rest, 8, 12)],
      is: { restrictions: [sidelined(3, 12)] },
    },
    {
      name: 'a stretch is told apart where other instructions govern',
      instructions: [
        told(rest, 3, 12, { reviewAt: day(12) }),
        told(rest, 5, 9, { reviewAt: day(6) }),
        told(rest, 11, 14),
      ],
      is: { restrictions: [sidelined(3, 11, 12), sidelined(11, 12, 12), sidelined(12, 14)] },
    },
    {
      name: 'limited inside of which prohibited',
      instructions: [told(easy, 9, 14), told(rest, 11, 12)],
      is: {
        restrictions: [
          { status: 'MODIFIED', from: day(9), until: day(11) },
          sidelined(11, 12),
          { status: 'MODIFIED', from: day(12), until: day(14) },
        ],
      },
    },
  ];

  it.each(cases)('$name', ({ instructions, is }) => {
    // Which instructions govern each is asserted at every millisecond in availability.model.test.ts.
    const withoutIds = ({ restrictions, ...rest }: ReturnType<typeof restrictionsFrom>) => ({
      restrictions: restrictions.map(({ governedByIds: _, ...restriction }) => restriction),
      ...rest,
    });
    expect(withoutIds(restrictionsFrom(instructions, day(10)))).toEqual(is);
    expect(withoutIds(restrictionsLeft(restrictionsFrom(instructions, day(2)), day(10)))).toEqual(is);
  });
});
