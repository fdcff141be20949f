import { requireRole } from '../../domain/access/access.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { ObservationInput } from '../../domain/symptom/observation.ts';
import type { SymptomRecord } from '../../domain/symptom/symptom.ts';
import { diagnoseSymptom as decideDiagnosis } from '../../domain/symptom/diagnosis-change.ts';
import {
  mergeSymptoms as decideMerge,
  resolveSymptom as decideResolution,
} from '../../domain/symptom/symptom-change.ts';
import { TREND_OVER } from '../../domain/symptom/trend.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { changeAthlete, loadAthlete } from '../change-athlete.ts';
import type { Context } from '../context.ts';
import { athleteNamed, athleteOf, actorFor, notFound } from '../find-athlete.ts';
import { action } from '../idempotency.ts';
import { decideCorrection, decideObservation, goingOn } from '../write-observation.ts';

type SymptomAction = 'addObservation' | 'recurSymptom' | 'resolveSymptom' | 'diagnoseSymptom';

/** The athlete who has a symptom, if the viewer may see it and do this with it. */
async function athleteWith(symptomId: string, name: SymptomAction, context: Context): Promise<AthleteView> {
  const view = await athleteOf(symptomId, context, 'symptomId');
  if (!(await context.loaders.one(symptomId, 'symptom'))) return notFound('symptomId');
  requireRole(view.roles, name);
  return view;
}

export const reportSymptom = action(
  'reportSymptom',
  async ({ athleteId, observation }: { athleteId: string; observation: ObservationInput }, context, once) => {
    const view = await athleteNamed(athleteId, context, 'athleteId');
    requireRole(view.roles, 'reportSymptom');
    const observing = { input: observation, at: 'athleteId' };
    const { loaded, change, symptom } = await decideObservation(view, observing, context);
    return changeAthlete(loaded, { change, ids: { symptom: symptom.id } }, context, once);
  },
);

interface ObserveInput {
  symptomId: string;
  observation: ObservationInput;
}

export const addObservation = action(
  'addObservation',
  async ({ symptomId, observation: input }: ObserveInput, context, once) => {
    const view = await athleteWith(symptomId, 'addObservation', context);
    const made = await decideObservation(view, { symptomId, input, at: 'symptomId' }, context);
    const { loaded, change, symptom, observation } = made;
    return changeAthlete(loaded, { change, ids: { symptom: symptom.id, observation: observation.id } }, context, once);
  },
);

interface CorrectInput {
  observationId: string;
  observation: ObservationInput;
}

export const correctObservation = action(
  'correctObservation',
  async ({ observationId, observation: input }: CorrectInput, context, once) => {
    const view = await athleteOf(observationId, context, 'observationId');
    if (!(await context.loaders.one(observationId, 'observation'))) return notFound('observationId');
    requireRole(view.roles, 'correctObservation');
    const { loaded, change, symptom, observation } = await decideCorrection(view, observationId, input, context);
    return changeAthlete(loaded, { change, ids: { symptom: symptom.id, observation: observation.id } }, context, once);
  },
);

export const recurSymptom = action(
  'recurSymptom',
  async ({ symptomId: recursFromId, observation: input }: ObserveInput, context, once) => {
    const view = await athleteWith(recursFromId, 'recurSymptom', context);
    const observing = { recursFromId, input, at: 'symptomId' };
    const { loaded, change, symptom } = await decideObservation(view, observing, context);
    return changeAthlete(loaded, { change, ids: { symptom: symptom.id } }, context, once);
  },
);

export const resolveSymptom = action(
  'resolveSymptom',
  async (input: { symptomId: string; resolvedAt?: Instant | null | undefined }, context, once) => {
    const view = await athleteWith(input.symptomId, 'resolveSymptom', context);
    const [loaded, symptom] = await Promise.all([
      loadAthlete(view, { symptoms: true }, context),
      goingOn(view, input.symptomId, 'symptomId', context),
    ]);
    const { change } = decideResolution(symptom, input, { by: actorFor(view), now: context.now });
    return changeAthlete(loaded, { change, ids: { symptom: symptom.id } }, context, once);
  },
  'safety',
);

export const mergeSymptoms = action(
  'mergeSymptoms',
  async ({ intoSymptomId, fromSymptomId }: { intoSymptomId: string; fromSymptomId: string }, context, once) => {
    const { loaders, store } = context;
    const view = await athleteOf(intoSymptomId, context, 'intoSymptomId');
    if (!(await loaders.one(intoSymptomId, 'symptom'))) return notFound('intoSymptomId');
    if (!(await loaders.one(fromSymptomId, 'symptom'))) return notFound('fromSymptomId');
    requireRole(view.roles, 'mergeSymptoms');
    const loaded = await loadAthlete(view, { symptoms: true }, context);
    const into = await goingOn(view, intoSymptomId, 'intoSymptomId', context);
    const from = (await store.entities.fresh(view, fromSymptomId, 'symptom')) ?? notFound('fromSymptomId');
    const [latestInto, latestFrom, parts] = await Promise.all([
      store.symptoms.latest(view, into, TREND_OVER),
      store.symptoms.latest(view, from, TREND_OVER),
      store.entities.byIds(from.mergedFromIds),
    ]);
    const facts = {
      recent: [...latestInto, ...latestFrom],
      parts: parts.filter((part): part is SymptomRecord => part?.kind === 'symptom'),
    };
    const { change } = decideMerge(into, from, facts, { by: actorFor(view), now: context.now });
    return changeAthlete(loaded, { change, ids: { symptom: into.id } }, context, once);
  },
);

type DiagnoseInput = { symptomId: string } & Parameters<typeof decideDiagnosis>[1];

export const diagnoseSymptom = action('diagnoseSymptom', async (input: DiagnoseInput, context, once) => {
  const view = await athleteWith(input.symptomId, 'diagnoseSymptom', context);
  const [loaded, symptom] = await Promise.all([
    loadAthlete(view, {}, context),
    goingOn(view, input.symptomId, 'symptomId', context),
  ]);
  const { change } = decideDiagnosis(symptom, input, { by: actorFor(view), now: context.now });
  return changeAthlete(loaded, { change, ids: { symptom: symptom.id } }, context, once);
});
