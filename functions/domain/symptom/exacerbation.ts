import { authorOf } from '../athlete/athlete.ts';
import { availabilityAt } from '../instruction/availability.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { atOnce } from '../limits/limits.ts';
import type { Instant } from '../vocabulary.ts';
import { withCorrection } from './reopen.ts';
import type { SymptomRecord } from './symptom.ts';
import type { By } from './symptom-change.ts';
import { openStatusOf } from './symptom-course.ts';

/** Whether the athlete was free to run, without any cap, at any instant from `from` until before `to`. */
export function wasAvailable(instructions: readonly InstructionRecord[], from: Instant, to: Instant): boolean {
  for (let at = from; at < to;) {
    const { status, until } = availabilityAt(instructions, at);
    if (status === 'AVAILABLE') return true;
    if (until === undefined) return false;
    at = until;
  }
  return false;
}

/**
 * A resolved symptom that is back before the athlete was fully available once, open again: it was never over. That is an
 * exacerbation; a recurrence comes after full recovery (IOC consensus 2020, BJSM 54:372). Undefined for a recurrence, and
 * where its history is full: what hurts can always be told.
 */
export function exacerbated(
  symptom: SymptomRecord,
  observedAt: Instant,
  instructions: readonly InstructionRecord[],
  { by, now }: By,
): SymptomRecord | undefined {
  const { resolvedAt, resolvedBy, ...rest } = symptom;
  if (resolvedAt === undefined || wasAvailable(instructions, resolvedAt, observedAt)) return undefined;
  if ((symptom.corrections?.length ?? 0) >= atOnce.symptomCorrections) return undefined;
  return withCorrection(
    { ...rest, status: openStatusOf(symptom) },
    { kind: 'EXACERBATED', at: now, by: authorOf(by), resolvedAt, ...(resolvedBy && { resolvedBy }) },
  );
}
