import { requireRole } from '../../domain/access/access.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { ObservationInput } from '../../domain/symptom/observation.ts';
import type { SymptomRecord } from '../../domain/symptom/symptom.ts';
import { refuse } from '../../domain/refusal.ts';
import { diagnoseSymptom as decideDiagnosis } from '../../domain/symptom/diagnosis-change.ts';
import { mergeSymptoms as decideMerge, unmergeSymptoms as decideUnmerge } from '../../domain/symptom/merge.ts';
import { reopenSymptom as decideReopening } from '../../domain/symptom/reopen.ts';
import { resolveSymptom as decideResolution } from '../../domain/symptom/symptom-change.ts';
import { TREND_OVER } from '../../domain/symptom/trend.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { changeAthlete, loadAthlete } from '../change-athlete.ts';
import type { Context } from '../context.ts';
import { athleteNamed, athleteOf, actorFor, notFound } from '../find-athlete.ts';
import { action } from '../idempotency.ts';
import { decideCorrection, decideObservation, goingOn } from '../write-observation.ts';

type SymptomAction =
  'addObservation' | 'recurSymptom' | 'resolveSymptom' | 'reopenSymptom' | 'unmergeSymptoms' | 'diagnoseSymptom';

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

interface MergeInput {
  intoSymptomId: string;
  fromSymptomId: string;
  confirmFarApart?: boolean | null | undefined;
}

export const mergeSymptoms = action(
  'mergeSymptoms',
  async ({ intoSymptomId, fromSymptomId, confirmFarApart }: MergeInput, context, once) => {
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
      confirmed: confirmFarApart === true,
    };
    const { change } = decideMerge(into, from, facts, { by: actorFor(view), now: context.now });
    return changeAthlete(loaded, { change, ids: { symptom: into.id } }, context, once);
  },
);

interface CorrectionInput {
  symptomId: string;
  reason?: string | null | undefined;
}

export const reopenSymptom = action(
  'reopenSymptom',
  async (input: CorrectionInput, context, once) => {
    const view = await athleteWith(input.symptomId, 'reopenSymptom', context);
    const [loaded, symptom] = await Promise.all([
      loadAthlete(view, { symptoms: true }, context),
      context.store.entities.fresh(view, input.symptomId, 'symptom'),
    ]);
    if (!symptom) return notFound('symptomId');
    const { change } = decideReopening(loaded.state, symptom, input, { by: actorFor(view), now: context.now });
    return changeAthlete(loaded, { change, ids: { symptom: symptom.id } }, context, once);
  },
  'safety',
);

export const unmergeSymptoms = action(
  'unmergeSymptoms',
  async (input: CorrectionInput, context, once) => {
    const { store, now } = context;
    const view = await athleteWith(input.symptomId, 'unmergeSymptoms', context);
    const loaded = await loadAthlete(view, { symptoms: true }, context);
    const from = await store.entities.fresh(view, input.symptomId, 'symptom');
    if (!from) return notFound('symptomId');
    if (from.mergedIntoId === undefined)
      refuse('CONFLICT', 'This symptom is not merged into another.', ['input', 'symptomId']);
    const into = await goingOn(view, from.mergedIntoId, 'symptomId', context);
    const own = new Set<string>([from.id, ...from.mergedFromIds]);
    const remaining = { ...into, mergedFromIds: into.mergedFromIds.filter((id) => !own.has(id)) };
    const [ofInto, ofFrom, openedAt, parts] = await Promise.all([
      store.symptoms.latest(view, remaining, TREND_OVER),
      store.symptoms.latest(view, from, TREND_OVER),
      store.symptoms.opening(view, remaining),
      store.entities.byIds(into.mergedFromIds),
    ]);
    const facts = {
      symptoms: loaded.state.symptoms,
      parts: parts.filter((part): part is SymptomRecord => part?.kind === 'symptom'),
      ofInto,
      ofFrom,
      openedAt: openedAt ?? into.openedAt,
    };
    const { change } = decideUnmerge(into, from, facts, input, { by: actorFor(view), now });
    return changeAthlete(loaded, { change, ids: { symptom: from.id } }, context, once);
  },
  'safety',
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
