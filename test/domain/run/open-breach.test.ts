import { describe, expect, it } from 'vitest';
import { openBreachesOf, withBreachKnown } from '../../../functions/domain/run/open-breach.ts';
import type { RunRecord } from '../../../functions/domain/run/run-record.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import { as } from '../../support/decisions.ts';
import { anInstruction, aRun, day } from '../../support/records.ts';

const ban = anInstruction(1, { rules: [{ activity: 'RUN', permission: 'PROHIBITED' }], startsAt: day(1) });
/** A run of day 9, synced the same morning unless it says otherwise. */
const ran = (parts: Partial<RunRecord> = {}) => aRun(1, { startedAt: day(9), ...parts });
const given = (number: number, parts: Partial<InstructionRecord> = {}) =>
  anInstruction(2, { startsAt: day(number), ...parts });

describe('a run against an instruction is listed until the team has acted (domain.md, rule 7)', () => {
  const cases: [string, RunRecord, InstructionRecord[], boolean][] = [
    ['nobody has acted', ran(), [], true],
    ['an instruction since: of anything, by anybody of the team', ran(), [given(10)], false],
    ['not one of before', ran(), [given(8)], true],
    ['nor one that was withdrawn', ran(), [given(10, { withdrawnAt: day(11) })], true],
    ['nor one that the athlete gave themselves', ran(), [given(10, { issuedBy: as('OWNER') })], true],
    ['nor one that claims a later start, but was given before', ran(), [given(10, { issuedAt: day(8) })], true],
    ['one younger than the start, and the run synced after it', ran({ recordedAt: day(11) }), [given(10)], true],
    ['synced before it', ran({ recordedAt: day(10, '07:59') }), [given(10)], false],
    ['edited after it to what breaks the rule', ran({ breachKnownAt: day(11) }), [given(10)], true],
    ['and one since', ran({ breachKnownAt: day(11) }), [given(12)], false],
    ['a comment for the team on the run since', ran({ teamCommentedAt: day(10) }), [], false],
    ['one of before the edit', ran({ teamCommentedAt: day(10), breachKnownAt: day(11) }), [], true],
    ['no breach at all', aRun(1, { startedAt: day(0) }), [], false],
  ];
  it.each(cases)('%s', (_, run, instructions, listed) => {
    expect(openBreachesOf([run], [ban, ...instructions], [], {}) !== undefined).toBe(listed);
  });

  it('of two that began together the same one is the last, in whatever order they come', () => {
    const [one, other] = [ran(), ran({ id: aRun(2).id })];
    const lastOf = (runs: RunRecord[]) => openBreachesOf(runs, [ban], [], {})?.last.id;
    expect(lastOf([one, other])).toBe(lastOf([other, one]));
  });

  it('of several: the latest start, the newest knowledge, how many, and how bad the worst is', () => {
    const late = ran({ id: aRun(2).id, startedAt: day(8), recordedAt: day(12) });
    const talkedAbout = ran({ id: aRun(3).id, startedAt: day(10), teamCommentedAt: day(11) });
    expect(openBreachesOf([ran(), late, talkedAbout], [ban], [], {})).toEqual({
      last: ran(),
      count: 2,
      knownAt: day(12),
      worst: 1_000,
    });
  });
});

describe('a breach of a limit of weeks', () => {
  const once = anInstruction(1, { rules: [{ activity: 'RUN', permission: 'LIMITED', maxSessionsPerWeek: 1 }] });
  const acted = anInstruction(2, { rules: [], issuedAt: day(10), startsAt: day(10) });
  const second = aRun(2, { startedAt: day(9), recordedAt: day(9, '10:00'), localDate: '2026-03-09' });
  const first = (recordedAt: string) =>
    aRun(1, { startedAt: day(9, '06:00'), endedAt: day(9, '06:30'), recordedAt, localDate: '2026-03-09' });

  it('is known once the run that makes it one is', () => {
    const told = [once, acted];
    expect(openBreachesOf([first(day(9, '07:00')), second], told, [], {})).toBeUndefined();
    expect(openBreachesOf([first(day(11)), second], told, [], {})).toMatchObject({ last: second, knownAt: day(11) });
  });
});

describe('when a breach became known', () => {
  const limit = anInstruction(1, { rules: [{ activity: 'RUN', permission: 'LIMITED', maxEffort: 3 }] });
  const easy = ran({ effort: 3 });
  const hard = ran({ effort: 9 });

  it.each<[string, RunRecord, RunRecord, string | undefined]>([
    ['an edit that breaks a rule', easy, hard, day(11)],
    ['one that was broken before stays as it is', hard, { ...hard, note: 'Sorry.' }, undefined],
    ['an edit that breaks none', hard, easy, undefined],
  ])('%s', (_, before, after, knownAt) => {
    expect(withBreachKnown(after, before, [limit], { others: [], now: day(11), weeks: {} }).breachKnownAt).toBe(
      knownAt,
    );
  });
});
