import type { Context } from '../../request/context.ts';
import { canReadRun } from '../../domain/access/access.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { Change } from '../../domain/athlete/change.ts';
import type { CommentId } from '../../domain/ids.ts';
import type { ObservationInput } from '../../domain/symptom/observation.ts';
import type { ObservationRecord, SymptomRecord } from '../../domain/symptom/symptom.ts';
import { addObservation, recurSymptom, reportSymptom } from '../../domain/symptom/symptom-change.ts';
import type { IdempotentCall } from '../../store/idempotency/idempotency.ts';
import { authorFor, changeAthlete, type Ids, notFound } from './mutation.ts';

/** How many observations back the trend looks; a few more, since an older one may be added late. */
const RECENT = 20;

/** The symptom as it is at this moment; of a merged one, the one that goes on, which may be merged itself. */
export async function goingOn(
  view: AthleteView,
  id: string,
  field: string,
  { store }: Context,
): Promise<SymptomRecord> {
  let symptom = await store.entities.fresh(view, id, 'symptom');
  while (symptom?.mergedIntoId) symptom = await store.entities.fresh(view, symptom.mergedIntoId, 'symptom');
  return symptom ?? notFound(field);
}

export interface Observing {
  input: ObservationInput;
  /** The open symptom that it is of. */
  symptomId?: string | undefined;
  /** The resolved symptom that is back. With neither: a new symptom. */
  recursFromId?: string;
  /** The field of the input that names the symptom. */
  at: string;
}

interface Observed {
  change: Change;
  symptom: SymptomRecord;
  observation: ObservationRecord;
}

/** What a mutation makes of the observation: `observe` decides on it. */
type Make = (observe: (from?: { fromCommentId: CommentId }) => Observed) => Promise<{ change: Change; ids: Ids }>;

/**
 * Every way to write an observation: to a symptom that is open, to one that is back, or to a new one. What it says of a
 * run may be a breach, so then that is judged anew.
 */
export function observing(
  view: AthleteView,
  { input, symptomId, recursFromId, at }: Observing,
  context: Context,
  once: IdempotentCall | undefined,
  make: Make,
): Promise<Ids> {
  const { store, viewer, now, newId } = context;
  const inRun = input.runId != null;
  const needs = { symptoms: true, instructions: inRun, recentRuns: inRun };
  return changeAthlete(view, needs, context, once, async (state) => {
    const found = input.runId == null ? undefined : await store.entities.fresh(view, input.runId, 'run');
    const run = found && canReadRun(viewer.id, view.role, found) ? found : undefined;
    const by = authorFor(view);
    const symptom = symptomId === undefined ? undefined : await goingOn(view, symptomId, at, context);
    const recent = symptom ? await store.symptoms.latest(view, symptom, RECENT) : [];
    const earlier = recursFromId === undefined ? undefined : await store.entities.fresh(view, recursFromId, 'symptom');
    return make((from) => {
      const how = { by, now, newId, run, ...from };
      if (symptom) return addObservation(state, symptom, recent, input, how, at);
      if (recursFromId === undefined) return reportSymptom(state, input, how);
      return recurSymptom(state, earlier ?? notFound(at), input, how);
    });
  });
}
