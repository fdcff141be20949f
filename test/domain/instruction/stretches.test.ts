import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityAt } from '../../../functions/domain/instruction/availability.ts';
import type { InstructionRecord, InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import { stretchesOf, stretchOfDays } from '../../../functions/domain/instruction/stretches.ts';
import { instantAfter } from '../../../functions/domain/time.ts';
import { refused } from '../../support/decisions.ts';
import { histories, instantAt, LAST_MS } from '../../support/histories.ts';
import { anInstruction, day } from '../../support/records.ts';

const ban: InstructionRule = { activity: 'RUN', permission: 'PROHIBITED' };
const easy: InstructionRule = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 5_000 };
const told = (rule: InstructionRule, from: number, until?: number) =>
  anInstruction(from, { rules: [rule], startsAt: day(from), ...(until !== undefined && { endsAt: day(until) }) });

describe('the stretches of a time', () => {
  const asked = { from: day(5), until: day(20) };
  const cases: readonly [string, InstructionRecord[], string[]][] = [
    ['without an instruction', [], ['AVAILABLE 5-20']],
    ['banned in the middle', [told(ban, 8, 10)], ['AVAILABLE 5-8', 'SIDELINED 8-10', 'AVAILABLE 10-20']],
    ['banned since before, and still', [told(ban, 1)], ['SIDELINED 5-20']],
    ['banned before alone', [told(ban, 1, 5)], ['AVAILABLE 5-20']],
    ['banned afterwards alone', [told(ban, 20)], ['AVAILABLE 5-20']],
    [
      'banned twice in a row: one stretch',
      [told(ban, 6, 8), told(ban, 8, 9)],
      ['AVAILABLE 5-6', 'SIDELINED 6-9', 'AVAILABLE 9-20'],
    ],
    ['limited, banned in it', [told(easy, 1), told(ban, 7, 9)], ['MODIFIED 5-7', 'SIDELINED 7-9', 'MODIFIED 9-20']],
  ];
  it.each(cases)('%s', (_, instructions, expected) => {
    const dayOf = (instant: string) => Number(instant.slice(8, 10));
    const found = stretchesOf(instructions, asked);
    expect(found.map(({ status, from, until }) => `${status} ${dayOf(from)}-${dayOf(until)}`)).toEqual(expected);
  });

  it('are gapless, and what availabilityAt says at their start, middle and last millisecond', () => {
    fc.assert(
      fc.property(histories, fc.nat(LAST_MS), fc.nat(LAST_MS), (history, a, b) => {
        const [from, until] = [instantAt(Math.min(a, b)), instantAt(Math.max(a, b) + 1)];
        const stretches = stretchesOf(history, { from, until });
        expect([stretches[0]?.from, stretches.at(-1)?.until]).toEqual([from, until]);
        stretches.forEach((stretch, index) => {
          const next = stretches[index + 1];
          if (next) expect([next.from, next.status === stretch.status]).toEqual([stretch.until, false]);
          const length = Date.parse(stretch.until) - Date.parse(stretch.from);
          expect(length).toBeGreaterThan(0);
          for (const ms of [0, Math.floor(length / 2), length - 1])
            expect(availabilityAt(history, instantAfter(stretch.from, ms)).status).toBe(stretch.status);
        });
      }),
      { numRuns: 3_000 },
    );
  });

  it('are refused where there are too many', () => {
    const many = Array.from({ length: 201 }, (_, number) =>
      anInstruction(number, {
        rules: [ban],
        startsAt: instantAfter(day(6), number * 10),
        endsAt: instantAfter(day(6), number * 10 + 5),
      }),
    );
    expect(stretchesOf(many.slice(0, 199), asked)).toHaveLength(399);
    expect(refused(() => stretchesOf(many, asked))).toEqual(['OUT_OF_RANGE to']);
  });
});

describe('the days of stretches', () => {
  it.each([
    [
      'a day in Chicago',
      '2026-03-02',
      '2026-03-02',
      'America/Chicago',
      '2026-03-02T06:00:00.000Z',
      '2026-03-03T06:00:00.000Z',
    ],
    [
      'the day on which clocks go forward',
      '2026-03-08',
      '2026-03-08',
      'America/Chicago',
      '2026-03-08T06:00:00.000Z',
      '2026-03-09T05:00:00.000Z',
    ],
    ['a year', '2025-03-09', '2026-03-09', 'UTC', '2025-03-09T00:00:00.000Z', '2026-03-10T00:00:00.000Z'],
  ])('%s', (_, first, last, zone, from, until) => {
    expect(stretchOfDays(first, last, zone)).toEqual({ from, until });
  });

  it.each([
    ['backwards', '2026-03-02', '2026-03-01', 'INVALID to'],
    ['367 days', '2025-03-08', '2026-03-09', 'OUT_OF_RANGE to'],
  ])('%s: %s', (_, first, last, problem) => {
    expect(refused(() => stretchOfDays(first, last, 'UTC'))).toEqual([problem]);
  });
});
