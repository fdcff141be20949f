import { INPUT } from '../check.ts';
import { refuse } from '../refusal.ts';
import type { ObservationRecord, SymptomRecord } from './symptom.ts';
import { trendOf } from './trend.ts';

/** Whether it hurts: neither resolved nor merged into another one. */
export const isOpen = ({ status }: Pick<SymptomRecord, 'status'>): boolean =>
  status === 'ACTIVE' || status === 'RECURRED';

/** Refuses (CONFLICT) a symptom that goes on in another one; `field` says where the input names it, `symptom.symptomId`. */
export function requireUnmerged(symptom: SymptomRecord, field: string): void {
  if (symptom.status !== 'MERGED') return;
  refuse('CONFLICT', 'This symptom was merged into another one. Use that one (mergedInto).', [
    ...INPUT,
    ...field.split('.'),
  ]);
}

/** Refuses (CONFLICT) what is over, and says what to do instead. */
export function requireOpen(symptom: SymptomRecord, field: string): void {
  requireUnmerged(symptom, field);
  if (isOpen(symptom)) return;
  refuse('CONFLICT', 'This symptom is resolved. If it is back, record that with recurSymptom.', [
    ...INPUT,
    ...field.split('.'),
  ]);
}

const placeOf = ({ observedAt, id }: ObservationRecord): string => `${observedAt}#${id}`;

/** Where a symptom is heading, from its observations in any order. */
export function courseOf(observations: readonly ObservationRecord[]): Pick<SymptomRecord, 'trend' | 'worseningSince'> {
  const each = [...new Map(observations.map((one) => [one.id, one])).values()];
  return trendOf(each.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)));
}

const latest = (one: ObservationRecord) => ({
  // Written once: its first version is its last.
  latestObservation: { ...one, version: 1 },
});

/** A symptom with its first observation. */
export const beginWith = (
  one: ObservationRecord,
  beginning: Pick<SymptomRecord, 'status' | 'recursFromId'>,
): SymptomRecord => ({
  kind: 'symptom',
  id: one.symptomId,
  athleteId: one.athleteId,
  ...beginning,
  openedAt: one.observedAt,
  ...latest(one),
  observationCount: 1,
  ...courseOf([one]),
  diagnoses: [],
  mergedFromIds: [],
  commentCounts: {},
  version: 0,
});

/**
 * A symptom with one more observation, given its latest ones. One that was made earlier than the latest is taken in at its
 * time: it can move the opening and the trend, and leaves the latest as it is.
 */
export function goOnWith(
  symptom: SymptomRecord,
  recent: readonly ObservationRecord[],
  one: ObservationRecord,
): SymptomRecord {
  const appended = one.observedAt >= symptom.latestObservation.observedAt;
  const { worseningSince: before, ...rest } = symptom;
  const { trend, worseningSince } = courseOf([...recent, one]);
  // A row of WORSENING that goes on may have begun before the observations that are looked at.
  const since = appended && symptom.trend === 'WORSENING' ? (before ?? worseningSince) : worseningSince;
  return {
    ...rest,
    openedAt: one.observedAt < symptom.openedAt ? one.observedAt : symptom.openedAt,
    ...(appended && latest(one)),
    observationCount: symptom.observationCount + 1,
    trend,
    ...(trend === 'WORSENING' && since !== undefined && { worseningSince: since }),
  };
}

/**
 * Two symptoms as one, given the latest observations of both: what goes on counts the observations of both, was opened
 * when the first of them was, and is where the later one is now.
 */
export function goOnAs(into: SymptomRecord, from: SymptomRecord, recent: readonly ObservationRecord[]): SymptomRecord {
  const later = from.latestObservation.observedAt > into.latestObservation.observedAt ? from : into;
  const { worseningSince: _since, ...rest } = into;
  return {
    ...rest,
    openedAt: from.openedAt < into.openedAt ? from.openedAt : into.openedAt,
    latestObservation: later.latestObservation,
    observationCount: into.observationCount + from.observationCount,
    ...courseOf(recent),
    diagnoses: [...into.diagnoses, ...from.diagnoses].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    mergedFromIds: [...new Set([...into.mergedFromIds, from.id, ...from.mergedFromIds])],
  };
}
