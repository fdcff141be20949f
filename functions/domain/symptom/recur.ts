import { requireRole } from '../access/access.ts';
import type { AthleteState } from '../athlete/change.ts';
import { INPUT } from '../check.ts';
import { refuse } from '../refusal.ts';
import { exacerbated } from './exacerbation.ts';
import { OBSERVATION, type ObservationContext, observationFrom, type ObservationInput } from './observation.ts';
import type { ObservationRecord, SymptomRecord } from './symptom.ts';
import { observed, type Observed, requireCapacity, type State } from './symptom-change.ts';
import { hasOpenRecurrence, isOpen, newSymptom, requireNotMerged, withNewObservation } from './symptom-course.ts';

/**
 * Records that a resolved symptom is back: as a new symptom that recurs from it, or, if the athlete was not fully available
 * once since, in the same symptom, open again (`exacerbated`). `recent` are its latest observations. CONFLICT if it is open or was merged,
 * ALREADY_EXISTS if a recurrence is open, OUT_OF_RANGE if the observation is not after the earlier one was resolved.
 */
export function recurSymptom(
  state: State & Pick<AthleteState, 'instructions'>,
  earlier: SymptomRecord,
  recent: readonly ObservationRecord[],
  input: ObservationInput,
  context: ObservationContext,
): Observed {
  requireRole(context.by.roles, 'recurSymptom');
  const path = [...INPUT, 'symptomId'];
  requireNotMerged(earlier, 'symptomId');
  if (isOpen(earlier)) refuse('CONFLICT', 'This symptom is open. Add an observation with addObservation.', path);
  if (hasOpenRecurrence(earlier, state.symptoms))
    refuse('ALREADY_EXISTS', 'A recurrence of this symptom is already open. Add the observation to that.', path);
  const observation = observationFrom(input, state.athlete, context);
  if (earlier.resolvedAt !== undefined && observation.observedAt <= earlier.resolvedAt) {
    const message = `The symptom was resolved at ${earlier.resolvedAt}; a recurrence must be observed after that.`;
    refuse('OUT_OF_RANGE', message, [...OBSERVATION, 'observedAt']);
  }
  requireCapacity(state, context.by);
  const again = exacerbated(earlier, observation.observedAt, state.instructions, context);
  if (again) {
    const same = observationFrom(input, state.athlete, context, earlier.id);
    return observed(withNewObservation(again, recent, same), same, context);
  }
  const symptom = newSymptom(observation, { status: 'RECURRED', recursFromId: earlier.id });
  return observed(symptom, observation, context);
}
