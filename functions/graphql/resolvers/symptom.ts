import type { Context } from '../../request/context.ts';
import { requireRole, visibleCount } from '../../domain/access/access.ts';
import { movementsOf } from '../../domain/symptom/movement.ts';
import type { Diagnosis as DiagnosisRecord, ObservationRecord, SymptomRecord } from '../../domain/symptom/symptom.ts';
import { diagnoseSymptom, mergeSymptoms, resolveSymptom } from '../../domain/symptom/symptom-change.ts';
import { regionOf } from '../../domain/vocabulary.ts';
import type {
  DiagnosisResolvers,
  MutationResolvers,
  ObservationResolvers,
  SymptomResolvers,
} from '../generated/types.ts';
import { commentPage } from './comment.ts';
import { checkFirst, connection } from './connection.ts';
import { athleteNamed, athleteOf, authorFor, changeAthlete, mutation, notFound } from './mutation.ts';
import type { Needed } from './needed.ts';
import { goingOn, observing } from './observing.ts';

/** How many observations back `movements` looks. */
const MOVEMENTS_OVER = 100;

export const Symptom: Needed<SymptomResolvers, SymptomRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  // A merged symptom is over under its own id; `mergedInto` says where it goes on.
  status: ({ status }) => (status === 'MERGED' ? 'RESOLVED' : status),
  observations: async (symptom, paging, { loaders, store }) => {
    checkFirst(paging.first);
    const view = await loaders.athlete(symptom.athleteId);
    return (
      view && connection(await loaders.reading('observations', store.symptoms.observations(view, symptom, paging)))
    );
  },
  movements: async (symptom, _, { loaders, store }) => {
    const view = await loaders.athlete(symptom.athleteId);
    return view && movementsOf((await store.symptoms.latest(view, symptom, MOVEMENTS_OVER)).reverse());
  },
  diagnosis: ({ diagnoses }) => diagnoses.at(-1),
  recursFrom: ({ recursFromId }, _, { loaders }) => loaders.one(recursFromId, 'symptom'),
  mergedFrom: ({ mergedFromIds }, _, { loaders }) => loaders.many(mergedFromIds, 'symptom'),
  mergedInto: ({ mergedIntoId }, _, { loaders }) => loaders.one(mergedIntoId, 'symptom'),
  comments: (symptom, paging, context) => commentPage(symptom, paging, context),
  commentCount: ({ athleteId, commentCounts }, _, { authorizedAthletes }) => {
    const role = authorizedAthletes.get(athleteId)?.role;
    return role && visibleCount(role, commentCounts);
  },
};

export const Observation: Needed<ObservationResolvers, ObservationRecord> = {
  symptom: async ({ symptomId }, _, { loaders }) => {
    let symptom = await loaders.one(symptomId, 'symptom');
    while (symptom?.mergedIntoId) symptom = await loaders.one(symptom.mergedIntoId, 'symptom');
    return symptom;
  },
  regions: ({ sites }) => [...new Set(sites.map((site) => regionOf[site]))],
  run: ({ runId }, _, { loaders }) => loaders.one(runId, 'run'),
  fromComment: ({ fromCommentId }, _, { loaders }) => loaders.one(fromCommentId, 'comment'),
  recordedAs: ({ recordedBy }) => recordedBy.role,
};

export const Diagnosis: Needed<DiagnosisResolvers, DiagnosisRecord> = {
  diagnosedBy: ({ by }) => by,
  diagnosedAs: ({ by }) => by.role,
  diagnosedAt: ({ at }) => at,
};

const symptomPayload = async ({ symptom }: Record<string, string>, { loaders }: Context) => ({
  symptom: await loaders.one(symptom, 'symptom'),
});
const observationPayload = async (ids: Record<string, string>, context: Context) => ({
  ...(await symptomPayload(ids, context)),
  observation: await context.loaders.one(ids['observation'], 'observation'),
});

export const Mutation: Pick<
  Required<MutationResolvers>,
  'reportSymptom' | 'addObservation' | 'resolveSymptom' | 'recurSymptom' | 'mergeSymptoms' | 'diagnoseSymptom'
> = {
  reportSymptom: mutation('reportSymptom', {
    run: async ({ athleteId, observation }, context, once) => {
      const view = await athleteNamed(athleteId, context, 'athleteId');
      requireRole(view.role, 'reportSymptom');
      return observing(view, { input: observation, at: 'athleteId' }, context, once, async (observe) => {
        const made = observe();
        return { change: made.change, ids: { symptom: made.symptom.id } };
      });
    },
    payload: symptomPayload,
  }),
  addObservation: mutation('addObservation', {
    run: async ({ symptomId, observation }, context, once) => {
      const view = await athleteOf(symptomId, context, 'symptomId');
      if (!(await context.loaders.one(symptomId, 'symptom'))) return notFound('symptomId');
      requireRole(view.role, 'addObservation');
      return observing(view, { symptomId, input: observation, at: 'symptomId' }, context, once, async (observe) => {
        const made = observe();
        return { change: made.change, ids: { symptom: made.symptom.id, observation: made.observation.id } };
      });
    },
    payload: observationPayload,
  }),
  recurSymptom: mutation('recurSymptom', {
    run: async ({ symptomId, observation }, context, once) => {
      const view = await athleteOf(symptomId, context, 'symptomId');
      if (!(await context.loaders.one(symptomId, 'symptom'))) return notFound('symptomId');
      requireRole(view.role, 'recurSymptom');
      return observing(
        view,
        { recursFromId: symptomId, input: observation, at: 'symptomId' },
        context,
        once,
        async (observe) => {
          const made = observe();
          return { change: made.change, ids: { symptom: made.symptom.id } };
        },
      );
    },
    payload: symptomPayload,
  }),
  resolveSymptom: mutation('resolveSymptom', {
    run: async (input, context, once) => {
      const view = await athleteOf(input.symptomId, context, 'symptomId');
      if (!(await context.loaders.one(input.symptomId, 'symptom'))) return notFound('symptomId');
      requireRole(view.role, 'resolveSymptom');
      return changeAthlete(view, { symptoms: true }, context, once, async () => {
        const symptom = await goingOn(view, input.symptomId, 'symptomId', context);
        const resolved = resolveSymptom(symptom, input, { by: authorFor(view), now: context.now });
        return { change: resolved.change, ids: { symptom: symptom.id } };
      });
    },
    payload: symptomPayload,
  }),
  mergeSymptoms: mutation('mergeSymptoms', {
    run: async ({ intoSymptomId, fromSymptomId }, context, once) => {
      const { loaders, store } = context;
      const view = await athleteOf(intoSymptomId, context, 'intoSymptomId');
      if (!(await loaders.one(intoSymptomId, 'symptom'))) return notFound('intoSymptomId');
      if (!(await loaders.one(fromSymptomId, 'symptom'))) return notFound('fromSymptomId');
      requireRole(view.role, 'mergeSymptoms');
      return changeAthlete(view, { symptoms: true }, context, once, async () => {
        const into = await goingOn(view, intoSymptomId, 'intoSymptomId', context);
        const from = (await store.entities.fresh(view, fromSymptomId, 'symptom')) ?? notFound('fromSymptomId');
        const [latestInto, latestFrom, parts] = await Promise.all([
          store.symptoms.latest(view, into, 20),
          store.symptoms.latest(view, from, 20),
          store.entities.byIds(from.mergedFromIds),
        ]);
        const facts = {
          recent: [...latestInto, ...latestFrom],
          parts: parts.filter((part): part is SymptomRecord => part?.kind === 'symptom'),
        };
        const merged = mergeSymptoms(into, from, facts, { by: authorFor(view), now: context.now });
        return { change: merged.change, ids: { symptom: into.id } };
      });
    },
    payload: symptomPayload,
  }),
  diagnoseSymptom: mutation('diagnoseSymptom', {
    run: async (input, context, once) => {
      const view = await athleteOf(input.symptomId, context, 'symptomId');
      if (!(await context.loaders.one(input.symptomId, 'symptom'))) return notFound('symptomId');
      requireRole(view.role, 'diagnoseSymptom');
      return changeAthlete(view, {}, context, once, async () => {
        const symptom = await goingOn(view, input.symptomId, 'symptomId', context);
        const diagnosed = diagnoseSymptom(symptom, input, { by: authorFor(view), now: context.now });
        return { change: diagnosed.change, ids: { symptom: symptom.id } };
      });
    },
    payload: symptomPayload,
  }),
};
