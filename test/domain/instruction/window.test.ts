import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restrictionsFrom } from '../../../functions/domain/instruction/availability.ts';
import { endOf } from '../../../functions/domain/instruction/in-force.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import { anInstruction, day } from '../../support/records.ts';

/** Instructions that prohibit or limit running, or say nothing about it, on days 0 to 30. */
const instructions = fc.array(
  fc.record({
    starts: fc.nat(30),
    lasts: fc.option(fc.integer({ min: 1, max: 12 })),
    permission: fc.constantFrom('PROHIBITED', 'LIMITED', 'ALLOWED'),
  }),
  { maxLength: 8 },
);

describe('a decision that reads only what had not ended some days ago', () => {
  it('knows the same restrictions as one that reads everything', () => {
    fc.assert(
      fc.property(instructions, fc.nat(30), fc.nat(10), fc.integer({ min: 1, max: 20 }), fc.boolean(), (told, then, later, back, adds) => {
        const all = told.map(({ starts, lasts, permission }, number) =>
          anInstruction(number, {
            startsAt: day(starts),
            ...(lasts !== null && { endsAt: day(starts + lasts) }),
            rules: [{ activity: 'RUN', permission, ...(permission === 'LIMITED' && { maxEffort: 3 }) }],
          }),
        );
        // The summary was written at `then`, and what is decided at `now` changes nothing before it.
        const now = day(then + later);
        const since = day(then + later - back);
        const summary = restrictionsFrom(all, day(then));
        const added = anInstruction(50, { startsAt: now, rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] });
        const after = adds ? [...all, added] : all;
        const read = after.filter((each: InstructionRecord) => (endOf(each) ?? now) > since || endOf(each) === undefined);
        expect(restrictionsFrom(read, now, since, summary)).toEqual(restrictionsFrom(after, now));
      }),
      { numRuns: 3_000 },
    );
  });

  it('knows nothing of what ended before, but what the summary says', () => {
    const told = [anInstruction(1, { startsAt: day(1), rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] })];
    const summary = restrictionsFrom(told, day(2));
    expect(restrictionsFrom(told, day(20), day(13), summary).restrictions[0]?.from).toBe(day(1));
    expect(restrictionsFrom(told, day(20), day(13)).restrictions[0]?.from).toBe(day(13));
  });
});
