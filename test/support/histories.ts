import fc from 'fast-check';
import type { InstructionRecord, InstructionRule } from '../../functions/domain/instruction/instruction.ts';
import { activities, permissions } from '../../functions/domain/vocabulary.ts';
import { anInstruction } from './records.ts';

/** Boundaries of a history lie on a grid of 3 ms, so that they often coincide and each has neighbours of its own. */
const STEP_MS = 3;
const TICKS = 14;
const START = Date.parse('2026-03-08T07:59:59.980Z');

/** The last millisecond of a history; nothing changes after it. */
export const LAST_MS = STEP_MS * TICKS + 1;

export const instantAt = (ms: number) => new Date(START + ms).toISOString();
export const tickOf = (instant: string) => Date.parse(instant) - START;

const boundary = fc.integer({ min: 1, max: TICKS }).map((tick) => instantAt(tick * STEP_MS));
const perhaps = (percent: number) =>
  fc.oneof({ weight: percent, arbitrary: boundary }, { weight: 100 - percent, arbitrary: fc.constant(undefined) });

const rules: fc.Arbitrary<InstructionRule[]> = fc.uniqueArray(
  fc.record({
    // RUN more often than the others: it is what availability looks at.
    activity: fc.oneof({ weight: 3, arbitrary: fc.constant('RUN' as const) }, fc.constantFrom(...activities)),
    permission: fc.constantFrom(...permissions.filter((each) => each !== 'UNSPECIFIED')),
  }),
  { selector: (rule) => rule.activity, minLength: 1, maxLength: 3 },
);

const instruction = fc.record({
  issuedAt: boundary,
  startsAt: boundary,
  endsAt: perhaps(50),
  supersededAt: perhaps(40),
  withdrawnAt: perhaps(15),
  reviewAt: perhaps(50),
  acknowledged: fc.boolean(),
  rules,
});

/** Instruction histories of up to 8, in no order; ends may lie before starts, as after a withdrawal before the start. */
export const histories: fc.Arbitrary<InstructionRecord[]> = fc.array(instruction, { maxLength: 8 }).map((all) =>
  all.map(({ acknowledged, ...parts }, index) => {
    const record = anInstruction(index, parts);
    return acknowledged ? { ...record, acknowledged: { by: record.issuedBy, at: record.issuedAt } } : record;
  }),
);
