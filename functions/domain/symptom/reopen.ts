import { requireRole } from '../access/access.ts';
import { authorOf } from '../athlete/athlete.ts';
import type { AthleteState } from '../athlete/change.ts';
import { checkReason, INPUT } from '../check.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import { refuse } from '../refusal.ts';
import type { SymptomCorrection, SymptomRecord } from './symptom.ts';
import { type By, changeOf, type Decision, requireCapacity, unchanged } from './symptom-change.ts';
import { hasOpenRecurrence, isOpen, openStatusOf, requireNotMerged } from './symptom-course.ts';

/** A symptom with one more correction of its status. LIMIT_REACHED beyond 10. */
export function withCorrection(symptom: SymptomRecord, correction: SymptomCorrection): SymptomRecord {
  const { corrections = [] } = symptom;
  if (corrections.length >= atOnce.symptomCorrections)
    refuse('LIMIT_REACHED', `The status of a symptom can be corrected ${atOnce.symptomCorrections} times.`, [
      ...INPUT,
      'symptomId',
    ]);
  return { ...symptom, corrections: [...corrections, correction] };
}

/**
 * Takes a wrong resolution back: the symptom is open as it was, with the resolution in its history. It is no recurrence: it
 * was never over. (domain.md, rule 13) By who resolved it, or a physio (FORBIDDEN); by anybody of the team where nobody wrote
 * down who did. CONFLICT if it was merged, or if a recurrence of it is open: then merge the two, or correct that.
 * LIMIT_REACHED beyond 30 open symptoms (40 for the athlete), or 10 corrections. An open symptom stays as it is.
 */
export function reopenSymptom(
  { symptoms }: Pick<AthleteState, 'symptoms'>,
  symptom: SymptomRecord,
  { reason }: { reason?: string | null | undefined },
  { by, now }: By,
): Decision {
  requireRole(by.roles, 'reopenSymptom');
  const path = [...INPUT, 'symptomId'];
  requireNotMerged(symptom, 'symptomId');
  checkReason(reason);
  if (isOpen(symptom)) return unchanged(symptom);
  const { resolvedAt, resolvedBy, ...rest } = symptom;
  if (resolvedBy && resolvedBy.id !== by.id && !by.roles.includes('PHYSIO'))
    refuse('FORBIDDEN', 'Only who resolved it, or a physio, may reopen it. If it is back, use recurSymptom.', path);
  if (hasOpenRecurrence(symptom, symptoms))
    refuse('CONFLICT', 'A recurrence of this symptom is open. Resolve that first, or go on with it.', path);
  requireCapacity({ symptoms }, by);
  const reopened = withCorrection(
    { ...rest, status: openStatusOf(symptom) },
    {
      kind: 'REOPENED',
      at: now,
      by: authorOf(by),
      ...(reason != null && { reason }),
      ...(resolvedAt !== undefined && { resolvedAt }),
      ...(resolvedBy && { resolvedBy }),
    },
  );
  const change = { ...changeOf([reopened], { by, now }), uses: { wordBytes: bytesOf(reason) } };
  return { change, symptom: reopened };
}
