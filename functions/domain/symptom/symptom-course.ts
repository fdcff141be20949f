import type { Author } from '../athlete/athlete.ts';
import { INPUT } from '../check.ts';
import type { PersonId } from '../ids.ts';
import { refuse } from '../refusal.ts';
import { latestOf } from '../time.ts';
import { looksAfter } from '../team/roles.ts';
import type { Instant } from '../vocabulary.ts';
import type { ObservationRecord, SymptomRecord } from './symptom.ts';
import { standingRedFlags } from './red-flag.ts';
import { notSettledSince } from './settling.ts';
import { TREND_OVER, trendOf } from './trend.ts';

/** Whether a symptom is open: neither resolved nor merged into another. */
export const isOpen = ({ status }: Pick<SymptomRecord, 'status'>): boolean =>
  status === 'ACTIVE' || status === 'RECURRED';

/** The status of a symptom while it is open. */
export const openStatusOf = ({ recursFromId }: Pick<SymptomRecord, 'recursFromId'>): 'ACTIVE' | 'RECURRED' =>
  recursFromId === undefined ? 'ACTIVE' : 'RECURRED';

/** Whether a symptom that is back is open. */
export const hasOpenRecurrence = ({ id }: SymptomRecord, symptoms: readonly SymptomRecord[]): boolean =>
  symptoms.some((each) => each.recursFromId === id && isOpen(each));

/**
 * Refuses (CONFLICT) a symptom that was merged into another. `field` is the input field that names it, such as
 * `symptom.symptomId`.
 */
export function requireNotMerged(symptom: SymptomRecord, field: string): void {
  if (symptom.status !== 'MERGED') return;
  refuse('CONFLICT', 'This symptom was merged into another one. Use that one (mergedInto).', [
    ...INPUT,
    ...field.split('.'),
  ]);
}

/** Refuses (CONFLICT) a symptom that is not open, and says what to do instead. */
export function requireOpen(symptom: SymptomRecord, field: string): void {
  requireNotMerged(symptom, field);
  if (isOpen(symptom)) return;
  refuse(
    'CONFLICT',
    'This symptom is resolved. If it is back, record that with recurSymptom; give observedAt for what was felt before.',
    [...INPUT, ...field.split('.')],
  );
}

const placeOf = ({ observedAt, id }: ObservationRecord): string => `${observedAt}#${id}`;

/** What is known of a symptom by its observations together. */
type Course = Pick<SymptomRecord, 'trend' | 'worseningSince' | 'notSettledSince' | 'redFlags' | 'lastTold'>;

/** A symptom without what its observations together say, which is to be said anew. */
export function withoutCourse(symptom: SymptomRecord) {
  const { worseningSince: _since, notSettledSince: _unsettled, lastTold: _told, ...rest } = symptom;
  return rest;
}

/** When an observation became known as it is. */
const knownAt = ({ history, recordedAt }: ObservationRecord): Instant => history?.at(-1)?.until ?? recordedAt;

/** What was told of a symptom last, by itself or with what came before it in time and was told, or corrected, since. */
export const lastToldOf = ({ lastTold, latestObservation }: SymptomRecord): NonNullable<Course['lastTold']> =>
  lastTold ?? { at: knownAt(latestObservation), pain: latestObservation.pain };

/** What was told late, or corrected: since the latest observation was told, and not that alone. */
function toldAfter(observations: readonly ObservationRecord[]): Course['lastTold'] {
  const last = observations.at(-1);
  const told = last ? observations.filter((each) => knownAt(each) >= knownAt(last)) : [];
  const at = latestOf(told.map(knownAt));
  return told.length < 2 || at === undefined ? undefined : { at, pain: Math.max(...told.map(({ pain }) => pain)) };
}

/** The course of a symptom, from its observations in any order; the latest that the trend looks at count. */
export function courseOf(observations: readonly ObservationRecord[]): Course {
  const each = [...new Map(observations.map((observation) => [observation.id, observation])).values()];
  const sorted = each.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const latest = sorted.slice(-TREND_OVER);
  const [unsettled, lastTold] = [notSettledSince(latest), toldAfter(sorted)];
  return {
    ...trendOf(latest),
    ...(unsettled !== undefined && { notSettledSince: unsettled }),
    redFlags: standingRedFlags(latest),
    ...(lastTold && { lastTold }),
  };
}

const latest = (observation: ObservationRecord) => ({
  // As it is stored after this change.
  latestObservation: { ...observation, version: observation.version + 1 },
});

/** Whether somebody wrote as a coach or physio of the athlete. */
const isOfTeam = ({ role }: Author): boolean => looksAfter([role]);

/**
 * The coaches and physios whose word a symptom is, but for one who is about to decide on it: who reported it, and who
 * made a diagnosis of it that stands.
 */
export function othersOf(symptom: SymptomRecord, by: Pick<Author, 'id'>): PersonId[] {
  const { reportedBy, observationCount, latestObservation, diagnoses } = symptom;
  // Records of before December 2026 say who reported only while there is one observation.
  const first = observationCount === 1 && isOfTeam(latestObservation.recordedBy) ? latestObservation.recordedBy.id : [];
  const diagnosed = diagnoses.flatMap((each) => (each.ended || !isOfTeam(each.by) ? [] : each.by.id));
  return [...new Set([...(reportedBy === undefined ? [] : [reportedBy]), first, diagnosed].flat())].filter(
    (person) => person !== by.id,
  );
}

/** A symptom with its first observation. */
export const newSymptom = (
  observation: ObservationRecord,
  beginning: Pick<SymptomRecord, 'status' | 'recursFromId'>,
): SymptomRecord => ({
  kind: 'symptom',
  id: observation.symptomId,
  athleteId: observation.athleteId,
  ...beginning,
  openedAt: observation.observedAt,
  ...(isOfTeam(observation.recordedBy) && { reportedBy: observation.recordedBy.id }),
  ...latest(observation),
  observationCount: 1,
  ...courseOf([observation]),
  diagnoses: [],
  mergedFromIds: [],
  commentCounts: {},
  version: 0,
});

/**
 * A symptom with one more observation. `recent` are its latest ones. An observation that was made before the latest is
 * inserted at its time: it can change the opening and the trend, but not the latest observation.
 */
export function withNewObservation(
  symptom: SymptomRecord,
  recent: readonly ObservationRecord[],
  observation: ObservationRecord,
): SymptomRecord {
  const appended = observation.observedAt >= symptom.latestObservation.observedAt;
  const { worseningSince, ...course } = courseOf([...recent, observation]);
  // A continuing WORSENING may have begun before the recent observations.
  const since = appended && symptom.trend === 'WORSENING' ? (symptom.worseningSince ?? worseningSince) : worseningSince;
  return {
    ...withoutCourse(symptom),
    openedAt: observation.observedAt < symptom.openedAt ? observation.observedAt : symptom.openedAt,
    ...(appended && latest(observation)),
    observationCount: symptom.observationCount + 1,
    ...course,
    ...(course.trend === 'WORSENING' && since !== undefined && { worseningSince: since }),
  };
}

/** A symptom one of whose observations was corrected. `recent` are its latest ones, the corrected one as it was. */
export function withCorrected(
  symptom: SymptomRecord,
  recent: readonly ObservationRecord[],
  observation: ObservationRecord,
): SymptomRecord {
  const course = courseOf(recent.map((each) => (each.id === observation.id ? observation : each)));
  const isLatest = symptom.latestObservation.id === observation.id;
  return { ...withoutCourse(symptom), ...(isLatest && latest(observation)), ...course };
}

/**
 * Two symptoms as one. `recent` are the latest observations of both. The result counts the observations of both, was
 * opened when the first of them was, and has the later latest observation.
 */
export function mergeInto(
  into: SymptomRecord,
  from: SymptomRecord,
  recent: readonly ObservationRecord[],
): SymptomRecord {
  const later = from.latestObservation.observedAt > into.latestObservation.observedAt ? from : into;
  return {
    ...withoutCourse(into),
    openedAt: from.openedAt < into.openedAt ? from.openedAt : into.openedAt,
    latestObservation: later.latestObservation,
    observationCount: into.observationCount + from.observationCount,
    ...courseOf(recent),
    diagnoses: [...into.diagnoses, ...from.diagnoses].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    mergedFromIds: [...new Set([...into.mergedFromIds, from.id, ...from.mergedFromIds])],
  };
}
