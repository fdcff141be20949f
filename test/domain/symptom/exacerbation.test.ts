import { describe, expect, it } from 'vitest';
import { recurSymptom } from '../../../functions/domain/symptom/recur.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import { as, authorAs, countingIds, runner } from '../../support/decisions.ts';
import { anInstruction, anObservation, aSymptom, day } from '../../support/records.ts';

const told = (number: number, permission: 'PROHIBITED' | 'LIMITED', from: number, until?: number): InstructionRecord =>
  anInstruction(number, {
    rules: [{ activity: 'RUN', permission, ...(permission === 'LIMITED' && { maxEffort: 3 }) }],
    startsAt: day(from),
    ...(until !== undefined && { endsAt: day(until) }),
  });
const over = aSymptom(1, { status: 'RESOLVED', openedAt: day(1), resolvedAt: day(5), resolvedBy: authorAs('OWNER') });

/** Pain on day 9 that had been over on day 5. */
const back = (instructions: InstructionRecord[], earlier = over) =>
  recurSymptom(
    { athlete: runner, symptoms: [], instructions },
    earlier,
    [anObservation(1)],
    { phase: 'AT_REST', sites: ['HAMSTRING_BELLY'], pain: 2 },
    { by: as('OWNER'), now: day(9), newId: countingIds() },
  );

describe('S69: pain that is back before the athlete was fully available once is an exacerbation', () => {
  it.each<[string, InstructionRecord[], boolean]>([
    ['sidelined all the while', [told(1, 'PROHIBITED', 2)], true],
    ['sidelined, then modified', [told(1, 'PROHIBITED', 2, 7), told(2, 'LIMITED', 7)], true],
    ['free for a day in between', [told(1, 'PROHIBITED', 2, 7), told(2, 'LIMITED', 8)], false],
    ['free already when it was over', [told(1, 'PROHIBITED', 2, 5)], false],
    ['free since yesterday', [told(1, 'PROHIBITED', 2, 8)], false],
    ['free until now, to the millisecond', [told(1, 'PROHIBITED', 2, 9)], true],
    ['never restricted', [], false],
  ])('%s', (_, instructions, same) => {
    const { symptom, observation } = back(instructions);
    expect([symptom.id === over.id, symptom.status]).toEqual(same ? [true, 'ACTIVE'] : [false, 'RECURRED']);
    expect(observation.symptomId).toBe(symptom.id);
  });

  it('the same symptom goes on, with its history', () => {
    const { symptom } = back([told(1, 'PROHIBITED', 2)]);
    const was = { resolvedAt: day(5), resolvedBy: authorAs('OWNER') };
    expect(symptom).toMatchObject({ observationCount: 2, openedAt: day(1), latestObservation: { pain: 2 } });
    expect(symptom.corrections).toEqual([{ kind: 'EXACERBATED', at: day(9), by: authorAs('OWNER'), ...was }]);
    expect(symptom).not.toHaveProperty('resolvedAt');
  });

  it('what hurts can always be told, also where the history is full: as a recurrence', () => {
    const corrections = Array.from(
      { length: 10 },
      () => ({ kind: 'REOPENED', at: day(4), by: authorAs('OWNER') }) as const,
    );
    expect(back([told(1, 'PROHIBITED', 2)], { ...over, corrections }).symptom.status).toBe('RECURRED');
  });
});
