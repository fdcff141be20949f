import { requireRole } from '../access/access.ts';
import { authorOf } from '../athlete/athlete.ts';
import type { AthleteState } from '../athlete/change.ts';
import { checkReason, INPUT } from '../check.ts';
import type { SymptomId } from '../ids.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import { refuse } from '../refusal.ts';
import type { Instant } from '../vocabulary.ts';
import { wordBytesOf } from './diagnosis.ts';
import { areFarApart } from './far-apart.ts';
import { withCorrection } from './reopen.ts';
import type { Diagnosis, ObservationRecord, SymptomRecord } from './symptom.ts';
import { type By, changeOf, type Decision, requireCapacity, unchanged } from './symptom-change.ts';
import { courseOf, mergeInto, openStatusOf, requireOpen, withoutCourse } from './symptom-course.ts';

/** What a merge rests on. */
interface MergeFacts {
  /** The latest observations of both, in any order. */
  recent: readonly ObservationRecord[];
  /** What was merged into the part before. */
  parts?: readonly SymptomRecord[];
  /** Whether the caller has confirmed that symptoms far apart are one. */
  confirmed?: boolean;
}

/**
 * Merges two open symptoms of an athlete that are one. `from` keeps its observations, which are read as one list with
 * those of `into`. What was merged into `from` before is moved to `into`, so that nobody has to follow a chain. INVALID for
 * one symptom twice, NOT_FOUND for another athlete's, CONFLICT unless both are open, CONFIRMATION_REQUIRED if they are far
 * apart, LIMIT_REACHED beyond 10 merged symptoms or 50 diagnoses.
 */
export function mergeSymptoms(
  into: SymptomRecord,
  from: SymptomRecord,
  { recent, parts = [], confirmed = false }: MergeFacts,
  { by, now }: By,
): Decision {
  requireRole(by.roles, 'mergeSymptoms');
  const path = [...INPUT, 'fromSymptomId'];
  if (into.id === from.id) refuse('INVALID', 'Both IDs are of one symptom. Give two different ones.', path);
  if (into.athleteId !== from.athleteId) refuse('NOT_FOUND', 'The athlete has no symptom with this ID.', path);
  if (from.mergedIntoId === into.id) return unchanged(into);
  requireOpen(into, 'intoSymptomId');
  requireOpen(from, 'fromSymptomId');
  const symptom = mergeInto(into, from, recent);
  if (symptom.mergedFromIds.length > atOnce.mergedSymptoms)
    refuse('LIMIT_REACHED', `At most ${atOnce.mergedSymptoms} symptoms can be merged into one.`, path);
  if (symptom.diagnoses.length > atOnce.diagnoses || wordBytesOf(symptom.diagnoses) > atOnce.diagnosisBytes)
    refuse(
      'LIMIT_REACHED',
      `Together they have more than ${atOnce.diagnoses} diagnoses, or more than ${atOnce.diagnosisBytes} bytes of notes about them, the maximum. Resolve one of them instead.`,
      path,
    );
  const feltIn = (whole: SymptomRecord) => {
    const ids: SymptomId[] = [whole.id, ...whole.mergedFromIds];
    return [whole.latestObservation, ...recent.filter(({ symptomId }) => ids.includes(symptomId))];
  };
  if (!confirmed && areFarApart(feltIn(into), feltIn(from))) {
    const message =
      'These symptoms are far apart: other regions of the body, or other sides. If they are one, merge them with confirmFarApart: true.';
    refuse('CONFIRMATION_REQUIRED', message, [...INPUT, 'confirmFarApart']);
  }
  const merged = [from, ...parts].map((part): SymptomRecord => ({
    ...part,
    status: 'MERGED',
    mergedIntoId: into.id,
    ...(part === from && { mergedBy: authorOf(by) }),
  }));
  return { change: changeOf([symptom, ...merged], { by, now }), symptom };
}

/** What undoing a merge rests on. */
interface UnmergeFacts extends Pick<AthleteState, 'symptoms'> {
  /** All symptoms that were merged into the one that remained. */
  parts: readonly SymptomRecord[];
  /** The latest observations of the one that remained without the part, and of the part; in any order. */
  ofInto: readonly ObservationRecord[];
  ofFrom: readonly ObservationRecord[];
  /** When the first observation of the one that remained, without the part, was made. */
  openedAt: Instant;
}

/**
 * Undoes a merge: both symptoms are two again. `from` has its own observations and diagnoses, as they have been corrected
 * since, and is open; `into` keeps the rest, whatever was added since the merge, and its status: what was resolved as one was
 * `into`. By who merged them, or a physio (FORBIDDEN); by anybody of the team where nobody wrote down who did. CONFLICT if
 * `from` was merged into another part first: undo the later merge before. LIMIT_REACHED beyond 30 open symptoms (40 for the
 * athlete), or 10 corrections.
 */
export function unmergeSymptoms(
  into: SymptomRecord,
  from: SymptomRecord,
  { symptoms, parts, ofInto, ofFrom, openedAt }: UnmergeFacts,
  input: { reason?: string | null | undefined },
  { by, now }: By,
): Decision & { from: SymptomRecord } {
  requireRole(by.roles, 'unmergeSymptoms');
  checkReason(input.reason);
  const path = [...INPUT, 'symptomId'];
  if (from.mergedBy && from.mergedBy.id !== by.id && !by.roles.includes('PHYSIO'))
    refuse('FORBIDDEN', 'Only who merged them, or a physio, may undo it.', path);
  const between = parts.find(({ id, mergedFromIds }) => id !== from.id && mergedFromIds.includes(from.id));
  if (between)
    refuse(
      'CONFLICT',
      `It was merged into ${between.id} before both were merged further. Undo that merge first.`,
      path,
    );
  requireCapacity({ symptoms }, by);
  const own = new Set<SymptomId>([from.id, ...from.mergedFromIds]);
  const isOfFrom = (diagnosis: Diagnosis) => from.diagnoses.some((each) => isSame(each, diagnosis));
  const { mergedIntoId: _into, mergedBy: _by, ...rest } = withoutCourse(from);
  const correction = {
    kind: 'UNMERGED',
    at: now,
    by: authorOf(by),
    ...(input.reason != null && { reason: input.reason }),
  } as const;
  const separate: SymptomRecord = withCorrection(
    {
      ...rest,
      status: openStatusOf(from),
      latestObservation: latestIn(ofFrom, from),
      ...courseOf(ofFrom),
      diagnoses: into.diagnoses.filter(isOfFrom),
    },
    { ...correction, otherId: into.id },
  );
  const remaining: SymptomRecord = withCorrection(
    {
      ...withoutCourse(into),
      openedAt,
      latestObservation: latestIn(ofInto, into),
      observationCount: into.observationCount - from.observationCount,
      ...courseOf(ofInto),
      diagnoses: into.diagnoses.filter((diagnosis) => !isOfFrom(diagnosis)),
      mergedFromIds: into.mergedFromIds.filter((id) => !own.has(id)),
    },
    { ...correction, otherId: from.id },
  );
  const moved = parts
    .filter(({ id }) => id !== from.id && own.has(id))
    .map((part): SymptomRecord => ({ ...part, mergedIntoId: from.id }));
  const change = {
    ...changeOf([remaining, separate, ...moved], { by, now }),
    uses: { wordBytes: bytesOf(input.reason) },
  };
  return { change, symptom: remaining, from: separate };
}

/** Whether two are one diagnosis, whatever became of it since. */
const isSame = (a: Diagnosis, b: Diagnosis): boolean =>
  a.at === b.at && a.by.id === b.by.id && a.pathology === b.pathology;

/** The latest observation of a list, by when it was felt. */
const latestIn = (observations: readonly ObservationRecord[], { latestObservation }: SymptomRecord) =>
  observations.reduce(
    (latest, each) => (`${each.observedAt}#${each.id}` > `${latest.observedAt}#${latest.id}` ? each : latest),
    observations[0] ?? latestObservation,
  );
