import { canReadRun } from '../domain/access/access.ts';
import type { AthleteView } from '../domain/athlete/athlete.ts';
import { BREACH_DAYS } from '../domain/athlete/attention.ts';
import type { Change } from '../domain/athlete/change.ts';
import type { CommentId } from '../domain/ids.ts';
import { withFelt } from '../domain/run/felt.ts';
import { withVerdictsOfPain } from '../domain/run/former-verdicts.ts';
import { correctObservation } from '../domain/symptom/correction.ts';
import type { ObservationInput } from '../domain/symptom/observation.ts';
import type { ObservationRecord, SymptomRecord } from '../domain/symptom/symptom.ts';
import { recurSymptom } from '../domain/symptom/recur.ts';
import { addObservation, reportSymptom } from '../domain/symptom/symptom-change.ts';
import { TREND_OVER } from '../domain/symptom/trend.ts';
import { daysBefore } from '../domain/time.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { LoadedAthlete } from '../store/write-athlete.ts';
import { loadAthlete } from './change-athlete.ts';
import type { Context } from './context.ts';
import { actorFor, notFound } from './find-athlete.ts';

/** The current version of the symptom; for a merged one, the symptom it was merged into, which may be merged itself. */
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
  /** The open symptom that it belongs to. */
  symptomId?: string | undefined;
  /** The resolved symptom that has recurred. With neither, it opens a new symptom. */
  recursFromId?: string;
  fromCommentId?: CommentId;
  /** The input field that names the symptom. */
  at: string;
}

/** A decided observation, with the state that was loaded for it. */
export interface Observed {
  loaded: LoadedAthlete;
  change: Change;
  symptom: SymptomRecord;
  observation: ObservationRecord;
}

/**
 * Decides on an observation: of an open symptom, of one that has recurred, or of a new one. If it mentions a run, or was made
 * during one, that may be a breach, so breaches are judged again.
 */
export async function decideObservation(
  view: AthleteView,
  { input, symptomId, recursFromId, fromCommentId, at }: Observing,
  context: Context,
): Promise<Observed> {
  const { store, viewer, now, newId } = context;
  const during = duringWhichRun(input, now);
  const inRun = input.runId != null || during !== undefined;
  // Whether it is a recurrence depends on all that the athlete was told since it was over.
  const instructions = { named: [], ...(recursFromId !== undefined && { all: true }) };
  const judges = inRun || recursFromId !== undefined;
  const needs = { symptoms: true, ...(judges && { instructions }), ...(inRun && { recentRuns: true }) };
  const [loaded, found, lasting, open, earlier] = await Promise.all([
    loadAthlete(view, needs, context),
    input.runId == null ? undefined : store.entities.fresh(view, input.runId, 'run'),
    during === undefined ? [] : store.runs.lastingAt(view, during),
    symptomId === undefined ? undefined : symptomOf(view, symptomId, at, context),
    recursFromId === undefined ? undefined : earlierOf(view, recursFromId, context),
  ]);
  const run = found && canReadRun(viewer.id, view.roles, found) ? found : undefined;
  const how = { by: actorFor(view), now, newId, run, ...(fromCommentId && { fromCommentId }) };
  const decide = () => {
    if (open) return addObservation(loaded.state, open.symptom, open.recent, input, how, at);
    if (recursFromId === undefined) return reportSymptom(loaded.state, input, how);
    const { symptom: over, recent } = earlier ?? notFound(at);
    return recurSymptom(loaded.state, over, recent, input, how);
  };
  const decided = decide();
  const felt = lasting.map((each) => withFelt(each, decided.observation));
  return { loaded, ...decided, change: { ...decided.change, put: [...decided.change.put, ...felt] } };
}

/** The instant by which an observation that names no run finds the one that it was made in; undefined for any other. */
function duringWhichRun({ phase, runId, observedAt }: ObservationInput, now: Instant): Instant | undefined {
  const at = observedAt ?? now;
  return phase === 'DURING_RUN' && runId == null && !Number.isNaN(Date.parse(at)) ? at : undefined;
}

/** Decides on a correction of an observation, with what was felt around it and in its run. */
export async function decideCorrection(
  view: AthleteView,
  observationId: string,
  input: ObservationInput,
  context: Context,
): Promise<Observed> {
  const { store, viewer, now, newId } = context;
  const observation = await store.entities.fresh(view, observationId, 'observation');
  if (!observation) return notFound('observationId');
  const found =
    observation.runId === undefined ? undefined : await store.entities.fresh(view, observation.runId, 'run');
  const run = found && canReadRun(viewer.id, view.roles, found) ? found : undefined;
  // What was felt in the time of a run belongs to it without naming it.
  const lasting = observation.runId === undefined ? await store.runs.lastingAt(view, observation.observedAt) : [];
  const runs = [...(run ? [run] : []), ...lasting];
  // The verdict on a run of long ago is kept by what has ended since, too.
  const all = runs.some(({ startedAt }) => startedAt < daysBefore(now, BREACH_DAYS));
  const needs = { symptoms: true, ...(runs.length > 0 && { instructions: { named: [], all }, recentRuns: true }) };
  const [loaded, symptom, felt] = await Promise.all([
    loadAthlete(view, needs, context),
    symptomOf(view, observation.symptomId, 'observationId', context),
    store.entities.byIds(run?.observationIds ?? []),
  ]);
  const inRun = felt.filter((each): each is ObservationRecord => each?.kind === 'observation');
  const around = { recent: symptom.recent, inRun };
  const by = actorFor(view);
  const how = { by, now, newId, run };
  const { athlete, instructions } = loaded.state;
  const decided = correctObservation(athlete, symptom.symptom, observation, around, input, how);
  const { put } = decided.change;
  const ran = put.length > 0 ? lasting.map((each) => withFelt(each, decided.observation)) : [];
  const kept = withVerdictsOfPain([...put, ...ran], runs, instructions, { by, now, weeks: athlete });
  return { loaded, ...decided, change: { ...decided.change, put: kept } };
}

async function symptomOf(view: AthleteView, id: string, field: string, context: Context) {
  const symptom = await goingOn(view, id, field, context);
  return { symptom, recent: await context.store.symptoms.latest(view, symptom, TREND_OVER) };
}

/** A symptom that may be back, under its own ID, with its latest observations. */
async function earlierOf(view: AthleteView, id: string, { store }: Context) {
  const symptom = await store.entities.fresh(view, id, 'symptom');
  return symptom && { symptom, recent: await store.symptoms.latest(view, symptom, TREND_OVER) };
}
