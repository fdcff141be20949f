import { describe, expect, it } from 'vitest';
import type { InstructionRecord, InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import { lapsesIn, overriddenIn } from '../../../functions/domain/instruction/lapses.ts';
import { as } from '../../support/decisions.ts';
import { anInstruction, day } from '../../support/records.ts';

const rest: InstructionRule = { activity: 'RUN', permission: 'PROHIBITED' };
const raises: InstructionRule = { activity: 'REHAB', permission: 'REQUIRED' };
const [coach, physio, athlete] = [as('COACH'), as('PHYSIO'), as('OWNER')];
const told = (number: number, rule: InstructionRule, parts: Partial<InstructionRecord> = {}) =>
  anInstruction(number, { startsAt: day(number), rules: [rule], ...parts });

describe('a restriction lapses', () => {
  it.each<[string, InstructionRecord[], string[]]>([
    ['when its end date passes', [told(1, rest, { endsAt: day(9) })], [day(9)]],
    ['not without an end date', [told(1, rest)], []],
    ['not by what restricts nothing', [told(1, raises, { endsAt: day(9) })], []],
    ['not when it was withdrawn before', [told(1, rest, { endsAt: day(9), withdrawnAt: day(8) })], []],
    [
      'not when something has taken its place before',
      [told(1, { ...rest, supersededAt: day(5), supersededById: 'ins_x' }, { endsAt: day(9) })],
      [],
    ],
    [
      'not when another rule speaks of the activity then: that was planned',
      [told(1, rest, { endsAt: day(9) }), told(2, { activity: 'RUN', permission: 'ALLOWED' }, { startsAt: day(9) })],
      [],
    ],
    [
      'not once somebody of the team has given an instruction',
      [told(1, rest, { endsAt: day(9) }), told(10, raises)],
      [],
    ],
    [
      'still, when only the athlete has',
      [told(1, rest, { endsAt: day(9) }), told(10, raises, { issuedBy: athlete })],
      [day(9)],
    ],
  ])('%s', (_, instructions, lapses) => {
    expect(lapsesIn(instructions)).toEqual(lapses);
  });
});

describe('somebody is overridden', () => {
  const ban = told(
    1,
    { ...rest, supersededAt: day(5), supersededById: 'ins_AAAAAAAAAAAAAAAA.00000000000000000000000005' },
    {
      issuedBy: physio,
    },
  );
  const over = told(5, { activity: 'RUN', permission: 'ALLOWED' }, { issuedBy: coach, loosensBecause: 'We spoke.' });

  it.each<[string, InstructionRecord[], object[]]>([
    ['when another loosened what they wrote', [ban, over], [{ person: physio.id, at: day(5), instructionId: ban.id }]],
    ['not when it was as strict', [ban, told(5, rest, { issuedBy: coach })], []],
    ['not when that was withdrawn', [ban, { ...over, withdrawnAt: day(6) }], []],
    ['not once they have given an instruction', [ban, over, told(6, raises, { issuedBy: physio })], []],
    [
      'when another ended what they wrote',
      [told(1, rest, { issuedBy: physio, ended: { by: coach, at: day(7), reason: 'It has healed.' } })],
      [{ person: physio.id, at: day(7), instructionId: ban.id }],
    ],
    [
      'by what ended what the other had taken over from them',
      [
        told(5, rest, {
          issuedBy: coach,
          replaces: { named: [], own: true, over: [{ id: ban.id, by: physio.id }] },
          ended: { by: coach, at: day(7), reason: 'It has healed.' },
        }),
      ],
      [{ person: physio.id, at: day(7), instructionId: ban.id }],
    ],
    [
      'not by themselves',
      [told(1, rest, { ended: { by: anInstruction(1).issuedBy, at: day(7), reason: 'Well.' } })],
      [],
    ],
  ])('%s', (_, instructions, overridden) => {
    expect(overriddenIn(instructions)).toEqual(overridden);
  });

  it('and that stays known of what is not among the instructions any more, until they give one', () => {
    const known = overriddenIn([ban, over]);
    expect(overriddenIn([], known)).toEqual(known);
    expect(overriddenIn([ban], known)).toEqual([]);
    expect(overriddenIn([told(6, raises, { issuedBy: physio })], known)).toEqual([]);
  });
});
