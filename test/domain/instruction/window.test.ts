import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeginEarlier } from '../../../functions/domain/athlete/outcome.ts';
import { restrictionsFrom } from '../../../functions/domain/instruction/availability.ts';
import { endOf } from '../../../functions/domain/instruction/in-force.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import { runner } from '../../support/decisions.ts';
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
    let unsure = 0;
    fc.assert(
      fc.property(
        instructions,
        fc.nat(30),
        fc.nat(10),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (told, then, later, back, adds) => {
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
          const read = after.filter(
            (each: InstructionRecord) => (endOf(each) ?? now) > since || endOf(each) === undefined,
          );
          const windowed = restrictionsFrom(read, now, since, summary);
          const athlete = { ...runner, summary: { ...summary, openSymptoms: 0 } };
          const isUnsure = mayBeginEarlier({ athlete, instructionsSince: since }, { ...windowed, openSymptoms: 0 });
          if (isUnsure) unsure += 1;
          else expect(windowed).toEqual(restrictionsFrom(after, now));
        },
      ),
      { numRuns: 1_500 },
    );
    // Where it may be otherwise, it says so, and everything is read; this is rare even on a grid of days.
    expect(unsure).toBeLessThan(150);
  });

  it('knows nothing of what ended before, but what the summary says', () => {
    const told = [anInstruction(1, { startsAt: day(1), rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] })];
    const summary = restrictionsFrom(told, day(2));
    expect(restrictionsFrom(told, day(20), day(13), summary).restrictions[0]?.from).toBe(day(1));
    expect(restrictionsFrom(told, day(20), day(13)).restrictions[0]?.from).toBe(day(13));
  });
});
