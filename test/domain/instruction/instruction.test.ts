import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../functions/domain/limits/limits.ts';
import type { Actor } from '../../../functions/domain/athlete/athlete.ts';
import { availabilityAt } from '../../../functions/domain/instruction/availability.ts';
import { isInForce, rulesOf } from '../../../functions/domain/instruction/in-force.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import { issueInstruction } from '../../../functions/domain/instruction/issue-instruction.ts';
import {
  acknowledgeInstruction,
  supersedeInstruction,
  withdrawInstruction,
} from '../../../functions/domain/instruction/instruction-change.ts';
import type { SymptomRecord } from '../../../functions/domain/symptom/symptom.ts';
import type { IssueInstructionInput, RuleInput } from '../../../functions/domain/instruction/instruction-input.ts';
import { instantAfter } from '../../../functions/domain/time.ts';
import { as, authorAs, countingIds, problemsOf, refused, runner } from '../../support/decisions.ts';
import { anInstruction, day } from '../../support/records.ts';

const coach = as('COACH');
const physio = as('PHYSIO');
const noRunning: RuleInput = { activity: 'RUN', permission: 'PROHIBITED' };
const twoMiles: RuleInput = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3_219 };

/** The instructions of an athlete, kept as the store would keep them. */
class Told {
  instructions: InstructionRecord[] = [];
  symptoms: SymptomRecord[] = [];
  private readonly newId = countingIds();

  private keep({ change, instruction }: { change: { put: readonly object[] }; instruction: InstructionRecord }) {
    const put = change.put as readonly InstructionRecord[];
    expect(new Set(put.map(({ id }) => id)).size).toBe(put.length); // DynamoDB takes each key once in a transaction
    const kept = this.instructions.map((each) => put.find(({ id }) => id === each.id) ?? each);
    const added = put.filter(({ id }) => !this.instructions.some((each) => each.id === id));
    this.instructions = [...kept, ...added];
    return instruction.id;
  }
  private get state() {
    return { athlete: runner, instructions: this.instructions, symptoms: this.symptoms };
  }
  issue(now: string, by: Actor, input: Partial<IssueInstructionInput> = {}) {
    return this.keep(issueInstruction(this.state, { rules: [noRunning], ...input }, { by, now, newId: this.newId }));
  }
  supersede(now: string, by: Actor, instructionId: string, byInstructionId: string) {
    return this.keep(supersedeInstruction(this.state, { instructionId, byInstructionId }, { by, now }));
  }
  withdraw(now: string, by: Actor, instructionId: string) {
    return this.keep(withdrawInstruction(this.state, { instructionId }, { by, now }));
  }
  acknowledge(now: string, instructionId: string) {
    return this.keep(acknowledgeInstruction(this.state, { instructionId }, { by: as('OWNER'), now }));
  }
  get(id: string): InstructionRecord {
    const found = this.instructions.find((each) => each.id === id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  }
  /** When it ends and by what, as far as is known. */
  end(id: string) {
    return [this.get(id).supersededAt, this.get(id).supersededById];
  }
  status(t: string) {
    return availabilityAt(this.instructions, t).status;
  }
}

describe('the values of an instruction', () => {
  const now = day(8);
  const rule = (parts: Partial<RuleInput>): Partial<IssueInstructionInput> => ({
    rules: [{ activity: 'RUN', permission: 'ALLOWED', ...parts }],
  });
  const cases: readonly [string, Partial<IssueInstructionInput>, string[]][] = [
    ['no running', { rules: [noRunning] }, []],
    ['two miles', { rules: [twoMiles] }, []],
    ['nothing', { rules: [] }, ['OUT_OF_RANGE input.rules']],
    [
      'eight rules',
      { rules: Array.from({ length: 8 }, (): RuleInput => noRunning) },
      ['OUT_OF_RANGE input.rules', ...[1, 2, 3, 4, 5, 6].map((index) => `INVALID input.rules.${index}.activity`)],
    ],
    ['two things of one activity', { rules: [noRunning, twoMiles] }, ['INVALID input.rules.1.activity']],
    ['LIMITED, to nothing in particular', rule({ permission: 'LIMITED' }), ['INVALID input.rules.0']],
    ['LIMITED, with nulls for limits', rule({ permission: 'LIMITED', maxEffort: null }), ['INVALID input.rules.0']],
    ['LIMITED by pain alone', rule({ permission: 'LIMITED', stopIfPainAtLeast: 3 }), []],
    ['LIMITED to effort 0', rule({ permission: 'LIMITED', maxEffort: 0 }), []],
    ['REQUIRED, 20 minutes', rule({ permission: 'REQUIRED', maxDurationSeconds: 1_200 }), []],
    ['REQUIRED, without limits', rule({ permission: 'REQUIRED' }), []],
    ['ALLOWED, until it hurts', rule({ permission: 'ALLOWED', stopIfPainAtLeast: 3 }), []],
    ['ALLOWED, but 2 miles', rule({ maxDistanceMeters: 3_219 }), ['INVALID input.rules.0.maxDistanceMeters']],
    [
      'PROHIBITED, but 2 miles until it hurts',
      rule({ permission: 'PROHIBITED', maxDistanceMeters: 3_219, stopIfPainAtLeast: 3 }),
      ['INVALID input.rules.0.maxDistanceMeters', 'INVALID input.rules.0.stopIfPainAtLeast'],
    ],
    [
      'LIMITED to no distance',
      rule({ permission: 'LIMITED', maxDistanceMeters: 0 }),
      ['OUT_OF_RANGE input.rules.0.maxDistanceMeters'],
    ],
    [
      'LIMITED to half a second',
      rule({ permission: 'LIMITED', maxDurationSeconds: 0.5 }),
      ['INVALID input.rules.0.maxDurationSeconds'],
    ],
    ['effort 11', rule({ permission: 'LIMITED', maxEffort: 11 }), ['OUT_OF_RANGE input.rules.0.maxEffort']],
    [
      'stop at pain 0',
      rule({ permission: 'LIMITED', stopIfPainAtLeast: 0 }),
      ['OUT_OF_RANGE input.rules.0.stopIfPainAtLeast'],
    ],
    ['said a year ago', { startsAt: day(8 - 365) }, []],
    ['said longer ago', { startsAt: day(8 - 367) }, ['OUT_OF_RANGE input.startsAt']],
    ['for next year', { startsAt: day(8 + 365) }, []],
    ['for later', { startsAt: day(8 + 367) }, ['OUT_OF_RANGE input.startsAt']],
    ['from no instant', { startsAt: 'Tuesday' }, ['INVALID input.startsAt']],
    ['with an end', { endsAt: instantAfter(now, 1) }, []],
    ['until a day before its start', { endsOn: '2026-03-06' }, ['INVALID input.endsOn']],
    ['from a day long ago', { startsOn: '2025-03-01' }, ['OUT_OF_RANGE input.startsOn']],
    ['with an end at its start', { endsAt: now }, ['INVALID input.endsAt']],
    ['with an end in 2500', { endsAt: '2500-01-01T00:00:00.000Z' }, ['OUT_OF_RANGE input.endsAt']],
    ['with a review at its start', { reviewAt: now }, []],
    ['with a review before its start', { reviewAt: day(7) }, ['INVALID input.reviewAt']],
    ['in 4,001 characters', { note: 'x'.repeat(4_001) }, ['TOO_LONG input.note']],
    ['about a symptom', { symptomIds: [`sym_AAAAAAAAAAAAAAAA.${'0'.repeat(26)}`] }, []],
    [
      "about somebody else's symptom, a run, and nothing",
      {
        symptomIds: [`sym_BBBBBBBBBBBBBBBB.${'0'.repeat(26)}`, `run_AAAAAAAAAAAAAAAA.${'0'.repeat(22)}`, 'nothing'],
      },
      ['NOT_FOUND input.symptomIds.0', 'NOT_FOUND input.symptomIds.1', 'NOT_FOUND input.symptomIds.2'],
    ],
    [
      'about 11 symptoms',
      { symptomIds: Array.from({ length: 11 }, () => `sym_AAAAAAAAAAAAAAAA.${'0'.repeat(26)}`) },
      ['OUT_OF_RANGE input.symptomIds'],
    ],
    [
      'everything wrong at once',
      { rules: [{ ...twoMiles, maxEffort: 11 }], endsAt: day(7), supersedes: ['ins_x'] },
      ['OUT_OF_RANGE input.rules.0.maxEffort', 'INVALID input.endsAt', 'NOT_FOUND input.supersedes.0'],
    ],
  ];
  it.each(cases)('%s', (_, input, expected) => {
    expect(refused(() => new Told().issue(now, coach, input))).toEqual(expected);
  });

  it('keeps just what was given', () => {
    const told = new Told();
    const id = told.issue(now, coach, {
      rules: [{ ...twoMiles, maxEffort: null }],
      note: null,
      reviewAt: day(10),
      symptomIds: [`sym_AAAAAAAAAAAAAAAA.${'0'.repeat(26)}`, `sym_AAAAAAAAAAAAAAAA.${'0'.repeat(26)}`],
    });
    expect(told.get(id)).toEqual({
      kind: 'instruction',
      id,
      athleteId: runner.id,
      issuedBy: authorAs('COACH'),
      issuedAt: now,
      startsAt: now,
      reviewAt: day(10),
      rules: [twoMiles],
      symptomIds: [`sym_AAAAAAAAAAAAAAAA.${'0'.repeat(26)}`],
      supersedesIds: [],
      replaces: { named: [], own: true, over: [] },
      commentCounts: {},
      version: 0,
    });
    expect(told.get(id)).not.toHaveProperty('note');
  });

  it('says what to do about it', () => {
    const [problem] = problemsOf(() => new Told().issue(now, coach, rule({ permission: 'LIMITED' })));
    expect(problem?.message).toBe(
      'RUN is LIMITED, but no limit is given. Give at least one of maxDistanceMeters, maxDurationSeconds, maxEffort, maxSessionsPerWeek, maxDistanceMetersPerWeek, minRestDaysBetween, terrain, intensity, walkRun, stopIfPainAtLeast.',
    );
  });

  it.each(['SUPPORTER', 'INTEGRATION'] as const)('is refused to the %s', (role) => {
    expect(refused(() => new Told().issue(now, as(role)))).toEqual(['FORBIDDEN input']);
  });

  it('is one of at most 30 that have not ended', () => {
    const told = new Told();
    for (let made = 0; made < atOnce.liveInstructions; made++) told.issue(now, coach, { supersedes: [] });
    expect(refused(() => told.issue(now, coach, { supersedes: [] }))).toEqual(['LIMIT_REACHED input']);
  });
});

describe('what it supersedes', () => {
  it("where it names none: the same author's in force", () => {
    const told = new Told();
    const coachs = told.issue(day(1), coach);
    const physios = told.issue(day(2), physio);
    const scheduled = told.issue(day(3), coach, { startsAt: day(20), supersedes: [] });
    const ended = told.issue(day(3), coach, { endsAt: day(4), supersedes: [] });
    const next = told.issue(day(8), coach, { rules: [twoMiles] });
    expect(told.get(next).supersedesIds).toEqual([coachs]);
    expect(told.end(coachs)).toEqual([day(8), next]);
    for (const other of [physios, scheduled, ended]) expect(told.end(other)).toEqual([undefined, undefined]);
    expect(told.status(day(8))).toBe('SIDELINED'); // a go-ahead of the coach never lifts a prohibition of the physio
  });

  it('where it starts in the future: those in force then, and not before', () => {
    const told = new Told();
    const old = told.issue(day(1), coach);
    const short = told.issue(day(1), coach, { endsAt: day(9), supersedes: [] });
    const next = told.issue(day(8), coach, { startsAt: day(10), rules: [twoMiles] });
    expect(told.end(old)).toEqual([day(10), next]);
    expect(told.end(short)).toEqual([undefined, undefined]);
    expect([day(9), day(10)].map((t) => told.status(t))).toEqual(['SIDELINED', 'MODIFIED']);
  });

  it('where it was said earlier: from when it was said', () => {
    const told = new Told();
    const old = told.issue(day(1), coach);
    const young = told.issue(day(6), coach, { supersedes: [] });
    const next = told.issue(day(8), coach, { startsAt: day(5) });
    expect(told.end(old)).toEqual([day(5), next]);
    expect(told.end(young)).toEqual([day(8), next]); // it had not started on day 5
  });

  it('where it names some of its own: just these', () => {
    const told = new Told();
    const one = told.issue(day(1), coach);
    const other = told.issue(day(1), coach, { supersedes: [] });
    const next = told.issue(day(8), coach, { supersedes: [one, one] });
    expect(told.get(next).supersedesIds).toEqual([one]);
    expect(told.end(one)).toEqual([day(8), next]);
    expect(told.end(other)).toEqual([undefined, undefined]);
  });

  it('where it names somebody else’s: that one whole, and the author’s own for the same activities', () => {
    const told = new Told();
    const coachs = told.issue(day(1), coach, { rules: [twoMiles] });
    const physios = told.issue(day(1), physio, {
      rules: [noRunning, { activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }],
    });
    const cleared = { rules: [{ activity: 'RUN', permission: 'ALLOWED' }], supersedes: [physios] } as const;
    expect(refused(() => told.issue(day(8), coach, cleared))).toEqual(['INVALID input.reason']);
    const next = told.issue(day(8), coach, { ...cleared, reason: 'The scan shows nothing.' });
    expect(told.end(physios)).toEqual([day(8), next]);
    expect(told.end(coachs)).toEqual([day(8), next]);
    expect(told.status(day(8))).toBe('AVAILABLE');
    expect(told.get(next).loosensBecause).toBe('The scan shows nothing.');
  });

  it('where the list is empty: none', () => {
    const told = new Told();
    const old = told.issue(day(1), coach);
    told.issue(day(8), coach, { supersedes: [] });
    expect(told.end(old)).toEqual([undefined, undefined]);
  });

  it('calls off one that has not started', () => {
    const told = new Told();
    const scheduled = told.issue(day(1), physio, { startsAt: day(20) });
    told.issue(day(8), coach, { supersedes: [scheduled] }); // as strict, and at once: this takes no reason
    expect(told.get(scheduled).supersededAt).toBe(day(8));
    expect(isInForce(told.get(scheduled), day(21))).toBe(false);
  });

  it('refuses what has ended and what is not there, each by its place', () => {
    const told = new Told();
    const ended = told.issue(day(1), coach, { endsAt: day(2) });
    const fine = told.issue(day(1), coach);
    expect(refused(() => told.issue(day(8), coach, { supersedes: [fine, ended, 'ins_nothing'] }))).toEqual([
      'CONFLICT input.supersedes.1',
      'NOT_FOUND input.supersedes.2',
    ]);
    const many = Array.from({ length: 21 }, () => fine);
    expect(refused(() => told.issue(day(8), coach, { supersedes: many }))).toEqual(['OUT_OF_RANGE input.supersedes']);
  });

  it('never extends another one', () => {
    const told = new Told();
    const old = told.issue(day(1), physio);
    const soon = told.issue(day(2), physio, { startsAt: day(5) });
    const late = told.issue(day(3), coach, { startsAt: day(9), supersedes: [old] });
    expect(told.end(old)).toEqual([day(5), soon]);
    expect(told.get(late).supersedesIds).toEqual([old]);
    told.withdraw(day(4), physio, soon);
    expect(told.end(old)).toEqual([day(9), late]); // the later one still means to take its place
  });
});

describe('a decision that is called off frees nobody', () => {
  it('superseding one that has not started, from the same start: it ends what that was going to end', () => {
    const told = new Told();
    const prohibited = told.issue(day(1), coach);
    const planned = told.issue(day(2), coach, { startsAt: day(10), rules: [twoMiles] });
    const corrected = told.issue(day(3), coach, { startsAt: day(10), rules: [twoMiles] });
    expect(told.get(corrected).supersedesIds).toEqual([prohibited, planned]);
    expect(told.end(prohibited)).toEqual([day(10), corrected]);
    expect([day(9), day(10)].map((t) => told.status(t))).toEqual(['SIDELINED', 'MODIFIED']);
  });

  it('superseding it by one that has ended by then: what it was going to end stays', () => {
    const told = new Told();
    const prohibited = told.issue(day(1), coach);
    const planned = told.issue(day(2), coach, { startsAt: day(10), rules: [twoMiles] });
    told.issue(day(3), coach, { endsAt: day(4), rules: [twoMiles], supersedes: [planned] });
    expect(told.end(prohibited)).toEqual([undefined, undefined]);
    expect(told.status(day(30))).toBe('SIDELINED');
  });
});

describe('superseding one by another existing one', () => {
  const two = () => {
    const told = new Told();
    return { told, a: told.issue(day(1), physio), b: told.issue(day(2), coach, { supersedes: [] }) };
  };

  it('from now on, or from its start on', () => {
    const { told, a, b } = two();
    const c = told.issue(day(2), coach, { startsAt: day(20), supersedes: [] });
    told.supersede(day(8), coach, a, b);
    expect(told.end(a)).toEqual([day(8), b]);
    expect(told.get(b).supersedesIds).toEqual([a]);
    told.supersede(day(9), coach, b, c);
    expect(told.end(b)).toEqual([day(20), c]);
  });

  it('twice is once', () => {
    const { told, a, b } = two();
    told.supersede(day(8), coach, a, b);
    const state = { instructions: told.instructions, symptoms: [] };
    const again = supersedeInstruction(state, { instructionId: a, byInstructionId: b }, { by: coach, now: day(9) });
    expect(again).toEqual({ change: { put: [] }, instruction: told.get(a) });
  });

  it('refuses', () => {
    const { told, a, b } = two();
    const planned = told.issue(day(3), physio, { startsAt: day(20), supersedes: [b] });
    const ended = told.issue(day(3), coach, { endsAt: day(4), supersedes: [] });
    const c = told.issue(day(3), as('OWNER'), { rules: [twoMiles] });
    const cases: readonly [string, () => unknown, string[]][] = [
      ['itself', () => told.supersede(day(8), coach, a, a), ['INVALID input.byInstructionId']],
      ['nothing', () => told.supersede(day(8), coach, 'ins_x', b), ['NOT_FOUND input.instructionId']],
      ['by nothing', () => told.supersede(day(8), coach, a, 'ins_x'), ['NOT_FOUND input.byInstructionId']],
      ['an ended one', () => told.supersede(day(8), coach, ended, a), ['CONFLICT input.instructionId']],
      ['by an ended one', () => told.supersede(day(8), coach, a, ended), ['CONFLICT input.byInstructionId']],
      ['by what gives way to it', () => told.supersede(day(8), coach, planned, b), ['CONFLICT input.byInstructionId']],
      ['as the athlete', () => told.supersede(day(8), as('OWNER'), a, c), ['FORBIDDEN input.instructionId']],
    ];
    for (const [what, decide, expected] of cases) expect(refused(decide), what).toEqual(expected);
  });
});

describe('withdrawing', () => {
  it('restores what it had superseded; what it was going to supersede stays in force', () => {
    const told = new Told();
    const old = told.issue(day(1), coach);
    const now = told.issue(day(2), coach);
    const planned = told.issue(day(3), coach, { startsAt: day(9) });
    told.withdraw(day(4), coach, planned);
    expect(told.end(now)).toEqual([undefined, undefined]);
    expect(told.get(planned)).toMatchObject({ withdrawnAt: day(4) });
    told.withdraw(day(5), coach, now);
    expect(told.end(old)).toEqual([undefined, undefined]);
    expect(told.status(day(5))).toBe('SIDELINED');
  });

  it('with a reason; twice is once', () => {
    const withdraw = (instruction: InstructionRecord, now: string, reason?: string) =>
      withdrawInstruction(
        { instructions: [instruction], symptoms: [] },
        { instructionId: instruction.id, reason },
        { by: { ...instruction.issuedBy, roles: [instruction.issuedBy.role] }, now },
      );
    const first = withdraw(anInstruction(1), day(4), 'wrong athlete');
    expect(first.instruction).toMatchObject({ withdrawnAt: day(4), withdrawnReason: 'wrong athlete' });
    expect(withdraw(first.instruction, day(5))).toEqual({ change: { put: [] }, instruction: first.instruction });
    expect(refused(() => withdraw(anInstruction(1), day(4), 'x'.repeat(1_001)))).toEqual(['TOO_LONG input.reason']);
  });

  it('is for its author, as long as they are coach or physio', () => {
    const told = new Told();
    const id = told.issue(day(1), coach);
    expect(refused(() => told.withdraw(day(2), physio, id))).toEqual(['FORBIDDEN input.instructionId']);
    expect(refused(() => told.withdraw(day(2), { ...coach, roles: ['SUPPORTER'] }, id))).toEqual(['FORBIDDEN input']);
    expect(refused(() => told.withdraw(day(2), coach, 'ins_x'))).toEqual(['NOT_FOUND input.instructionId']);
    expect(refused(() => told.withdraw(day(2), { ...coach, roles: ['PHYSIO'] }, id))).toEqual([]);
  });
});

it('the athlete acknowledges, once', () => {
  const told = new Told();
  const id = told.issue(day(1), coach);
  told.acknowledge(day(2), id);
  told.acknowledge(day(3), id);
  expect(told.get(id).acknowledged).toEqual({ by: authorAs('OWNER'), at: day(2) });
  const state = { instructions: told.instructions, symptoms: [] };
  const byCoach = () => acknowledgeInstruction(state, { instructionId: id }, { by: coach, now: day(3) });
  expect(refused(byCoach)).toEqual(['FORBIDDEN input']);
});

it('the story: sidelined, modified, sidelined again until somebody clears the athlete', () => {
  const told = new Told();
  told.issue(day(8, '17:00'), coach, {
    rules: [noRunning, { activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }],
    reviewAt: day(10, '17:00'),
  });
  told.issue(day(10, '09:00'), coach, { rules: [{ ...twoMiles, maxEffort: 3, stopIfPainAtLeast: 3 }] });
  told.issue(day(10, '19:00'), coach, { rules: [noRunning, { activity: 'UPPER_BODY', permission: 'ALLOWED' }] });
  const told4 = [day(8, '16:59'), day(8, '17:00'), day(10, '09:00'), day(10, '19:00'), day(200)];
  expect(told4.map((t) => told.status(t))).toEqual(['AVAILABLE', 'SIDELINED', 'MODIFIED', 'SIDELINED', 'SIDELINED']);
});

describe('whatever a team does, in any order', () => {
  const instant = (hours: number) => instantAfter(day(1), hours * 3_600_000);
  const step = fc.record({
    hours: fc.integer({ min: 1, max: 6 }),
    who: fc.constantFrom(coach, physio),
    what: fc.constantFrom('issue', 'issue', 'issue', 'supersede', 'withdraw'),
    /** Start and end, in hours after now. */
    starts: fc.constantFrom(0, 0, 3, 8, 15),
    lasts: fc.constantFrom(undefined, undefined, 2, 10),
    one: fc.nat({ max: 9 }),
    other: fc.nat({ max: 9 }),
    names: fc.constantFrom(undefined, 'one', 'both', 'none'),
  });

  it('every rule says whole what takes its place, and nothing changes what was', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const told = new Told();
        let hour = 0;
        for (const { hours, who, what, starts, lasts, one, other, names } of steps) {
          hour += hours;
          const now = instant(hour);
          const before = told.instructions;
          const idAt = (place: number) => before[place % (before.length || 1)]?.id ?? 'ins_none';
          const ids = { one: [idAt(one)], both: [idAt(one), idAt(other)], none: [] };
          problemsOf(() => {
            if (what === 'supersede') return told.supersede(now, who, idAt(one), idAt(other));
            if (what === 'withdraw') return told.withdraw(now, who, idAt(one));
            return told.issue(now, who, {
              startsAt: instant(hour + starts),
              ...(lasts !== undefined && { endsAt: instant(hour + starts + lasts) }),
              ...(names && { supersedes: ids[names] }),
            });
          });
          for (const each of told.instructions.flatMap(rulesOf)) {
            const { supersededAt, supersededById } = each;
            expect(supersededAt === undefined).toBe(supersededById === undefined);
          }
          // What was, was: no decision changes an answer about an earlier instant, unless it is dated back.
          for (const hoursAgo of [1, 2, 3]) {
            const then = instant(hour - hoursAgo);
            expect(availabilityAt(told.instructions, then).status).toBe(availabilityAt(before, then).status);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
