import { requireRole } from '../access/access.ts';
import type { AthleteRecord } from '../athlete/athlete.ts';
import { add, INPUT, throwIfAny } from '../check.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { withFelt } from '../run/felt.ts';
import { withCorrected } from './symptom-course.ts';
import { OBSERVATION, type ObservationContext, observationFrom, type ObservationInput } from './observation.ts';
import type { FormerObservation, ObservationRecord, SymptomRecord } from './symptom.ts';
import { changeOf, type Observed } from './symptom-change.ts';

/** What a correction can change: what was felt, not when, nor in which run. */
const correctable = ['phase', 'onsetDistanceMeters', 'sites', 'side', 'sensations', 'pain', 'note'] as const;

const valuesOf = (observation: ObservationRecord): Omit<FormerObservation, 'until'> =>
  Object.fromEntries(
    correctable.flatMap((field) => (observation[field] === undefined ? [] : [[field, observation[field]]])),
  ) as Omit<FormerObservation, 'until'>;

/** The observations that a correction looks at. */
export interface Around {
  /** The symptom's latest observations, in any order. */
  recent: readonly ObservationRecord[];
  /** All observations of its run. */
  inRun: readonly ObservationRecord[];
}

/**
 * Corrects an observation by who recorded it (else FORBIDDEN): `input` is how it should have been. The former version
 * stays in its history; the trend, the latest observation and the worst pain of the run follow. When it was felt, and in
 * which run, stays (INVALID). LIMIT_REACHED beyond 5 corrections. Without a difference nothing changes.
 */
export function correctObservation(
  athlete: AthleteRecord,
  symptom: SymptomRecord,
  observation: ObservationRecord,
  around: Around,
  input: ObservationInput,
  context: ObservationContext,
): Observed {
  const { by, now, run } = context;
  requireRole(by.roles, 'correctObservation');
  const path = [...INPUT, 'observationId'];
  if (observation.recordedBy.id !== by.id)
    refuse('FORBIDDEN', 'Only who recorded an observation may correct it.', path);
  checkStays(observation, input);
  // A run that was deleted since, or that only the athlete sees, is left alone.
  const others = run && { ...run, observationIds: [] };
  const whole = { ...input, observedAt: observation.observedAt, runId: others?.id };
  const made = observationFrom(whole, athlete, { ...context, run: others }, observation.symptomId);
  const [former, values] = [valuesOf(observation), valuesOf(made)];
  if (JSON.stringify(former) === JSON.stringify(values)) return { change: { put: [] }, symptom, observation };
  const history = observation.history ?? [];
  if (history.length >= atOnce.corrections)
    refuse('LIMIT_REACHED', `An observation can be corrected ${atOnce.corrections} times. Add another one.`, path);

  const { onsetDistanceMeters: _onset, note: _note, ...kept } = observation;
  const corrected: ObservationRecord = { ...kept, ...values, history: [...history, { ...former, until: now }] };
  const after = withCorrected(symptom, around.recent, corrected);
  const pains = [corrected, ...around.inRun.filter(({ id }) => id !== corrected.id)].map(({ pain }) => pain);
  const ran = run ? [withFelt({ ...run, worstPain: Math.max(...pains) }, corrected)] : [];
  const uses = { wordBytes: bytesOf(input.note) };
  return {
    change: { ...changeOf([after, corrected, ...ran], { by, now }), uses },
    symptom: after,
    observation: corrected,
  };
}

/** Refuses another instant or another run than the observation has. */
function checkStays({ observedAt, runId }: ObservationRecord, input: ObservationInput): void {
  const problems: Problem[] = [];
  const advice = 'Omit it; to record something else, add another observation.';
  if (input.observedAt != null && input.observedAt !== observedAt)
    add(problems, 'INVALID', [...OBSERVATION, 'observedAt'], `When it was felt cannot be corrected. ${advice}`);
  if (input.runId != null && input.runId !== runId)
    add(problems, 'INVALID', [...OBSERVATION, 'runId'], `The run cannot be corrected. ${advice}`);
  throwIfAny(problems);
}
