import { requireRole } from '../access/access.ts';
import { type Actor, authorOf } from '../athlete/athlete.ts';
import type { AthleteState, Change, Entity } from '../athlete/change.ts';
import { add, INPUT, pastInstant, throwIfAny } from '../check.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import { isGrave } from './diagnosis.ts';
import type { ObservationContext, ObservationInput } from './observation.ts';
import { observationFrom, withObservation } from './observation.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { ObservationRecord, SymptomRecord } from './symptom.ts';
import { newSymptom, withNewObservation, isOpen, othersOf, requireOpen, requireNotMerged } from './symptom-course.ts';
import type { Instant } from '../vocabulary.ts';

export type State = Pick<AthleteState, 'athlete' | 'symptoms'>;
export interface By {
  by: Actor;
  now: Instant;
}
export interface Decision {
  change: Change;
  symptom: SymptomRecord;
}
export interface Observed extends Decision {
  /** The observation that was made. */
  observation: ObservationRecord;
}

/** A change to these records. What the athlete does counts as their report. */
export const changeOf = (put: readonly Entity[], { by, now }: By): Change => ({
  put,
  ...(by.roles.includes('OWNER') && { lastReportAt: now }),
});

export const unchanged = (symptom: SymptomRecord): Decision => ({ change: { put: [] }, symptom });

/** Writes the symptom, its new observation, and the run that it was made in. */
export function observed(
  symptom: SymptomRecord,
  observation: ObservationRecord,
  context: ObservationContext,
): Observed {
  const { run } = context;
  const ran = observation.runId !== undefined && run ? [withObservation(run, observation)] : [];
  const uses = { observations: 1, wordBytes: bytesOf(observation.note) };
  return { change: { ...changeOf([symptom, observation, ...ran], context), uses }, symptom, observation };
}

/** Refuses (LIMIT_REACHED) one open symptom too many. The last places are the athlete's own. */
export function requireCapacity({ symptoms }: Pick<State, 'symptoms'>, { roles }: Actor): void {
  const open = symptoms.filter(isOpen).length;
  if (open < (roles.includes('OWNER') ? atOnce.openSymptomsForOwner : atOnce.openSymptoms)) return;
  refuse('LIMIT_REACHED', `The athlete has ${open} open symptoms, the maximum. Resolve or merge some first.`);
}

/**
 * Opens a symptom with its first observation. FORBIDDEN for the role, LIMIT_REACHED beyond 30 open symptoms (40 for the athlete), and
 * whatever `observationFrom` refuses.
 */
export function reportSymptom(state: State, input: ObservationInput, context: ObservationContext): Observed {
  requireRole(context.by.roles, 'reportSymptom');
  const observation = observationFrom(input, state.athlete, context);
  requireCapacity(state, context.by);
  return observed(newSymptom(observation, { status: 'ACTIVE' }), observation, context);
}

/**
 * Adds an observation to an open symptom, or a late one to a resolved symptom: of when it was not over yet. CONFLICT
 * otherwise. A late one reopens nothing. `recent` are its latest observations (as many as the trend looks at) in any
 * order; `field` is the input field that names the symptom.
 */
export function addObservation(
  { athlete }: Pick<State, 'athlete'>,
  symptom: SymptomRecord,
  recent: readonly ObservationRecord[],
  input: ObservationInput,
  context: ObservationContext,
  field = 'symptomId',
): Observed {
  requireRole(context.by.roles, 'addObservation');
  const isLate = symptom.resolvedAt !== undefined && input.observedAt != null && input.observedAt <= symptom.resolvedAt;
  if (isLate) requireNotMerged(symptom, field);
  else requireOpen(symptom, field);
  const observation = observationFrom(input, athlete, context, symptom.id);
  return observed(withNewObservation(symptom, recent, observation), observation, context);
}

/**
 * Records that a symptom is over, now or since an instant not before its latest observation (OUT_OF_RANGE). It stands in
 * the attention list of the coaches and physios whose word it is. (domain.md, rule 7: OVERRIDDEN) Resolving it again changes
 * nothing, unless another instant is given (CONFLICT). FORBIDDEN for a coach where a grave injury is confirmed: what was said
 * of it could be loosened then. (domain.md, rule 4)
 */
export function resolveSymptom(
  symptom: SymptomRecord,
  input: { resolvedAt?: Instant | null | undefined },
  { by, now }: By,
): Decision {
  requireRole(by.roles, 'resolveSymptom');
  requireNotMerged(symptom, 'symptomId');
  if (!isOpen(symptom)) {
    if ((input.resolvedAt ?? symptom.resolvedAt) === symptom.resolvedAt) return unchanged(symptom);
    refuse('CONFLICT', `This symptom was already resolved, at ${symptom.resolvedAt}.`, [...INPUT, 'resolvedAt']);
  }
  if (!by.roles.includes('PHYSIO') && !by.roles.includes('OWNER') && isGrave(symptom)) {
    const message =
      'A bone-stress injury, fracture or tendon rupture is confirmed here. A physio says that it is over, or the athlete.';
    refuse('FORBIDDEN', message, [...INPUT, 'symptomId']);
  }
  const problems: Problem[] = [];
  const path = [...INPUT, 'resolvedAt'];
  const { resolvedAt } = input;
  if (pastInstant(problems, resolvedAt, path, 'The end', now) && resolvedAt < symptom.latestObservation.observedAt) {
    const message = `The symptom was observed after that, at ${symptom.latestObservation.observedAt}. Give a later instant.`;
    add(problems, 'OUT_OF_RANGE', path, message);
  }
  throwIfAny(problems);
  // A device's clock may have dated the latest observation a few minutes ahead of now.
  const since = resolvedAt ?? (now < symptom.latestObservation.observedAt ? symptom.latestObservation.observedAt : now);
  const resolved: SymptomRecord = { ...symptom, status: 'RESOLVED', resolvedAt: since, resolvedBy: authorOf(by) };
  const others = othersOf(symptom, by).map((person) => ({ person, symptomId: symptom.id, at: now }));
  const change = { ...changeOf([resolved], { by, now }), ...(others.length > 0 && { resolved: others }) };
  return { change, symptom: resolved };
}
