import {
  addObservation,
  correctObservation,
  diagnoseSymptom,
  mergeSymptoms,
  recurSymptom,
  reopenSymptom,
  reportSymptom,
  resolveSymptom,
  unmergeSymptoms,
} from '../../request/actions/symptom.ts';
import type { Context } from '../../request/context.ts';
import { visibleCount } from '../../domain/access/access.ts';
import { MOVEMENTS_OVER } from '../../domain/answer-limits.ts';
import { standingDiagnosis } from '../../domain/symptom/diagnosis.ts';
import { possibleDuplicatesOf } from '../../domain/symptom/possible-duplicate.ts';
import { isOpen } from '../../domain/symptom/symptom-course.ts';
import { movementsOf } from '../../domain/symptom/movement.ts';
import type {
  FormerObservation as FormerObservationRecord,
  ObservationRecord,
  SymptomCorrection as SymptomCorrectionRecord,
  SymptomRecord,
} from '../../domain/symptom/symptom.ts';
import { atOnce } from '../../domain/limits/limits.ts';
import { type DistanceUnit, optionalDistanceIn } from '../../domain/units.ts';
import { regionsOf } from '../../domain/vocabulary.ts';
import type {
  FormerObservationResolvers,
  MutationResolvers,
  ObservationResolvers,
  SymptomCorrectionResolvers,
  SymptomResolvers,
} from '../generated/types.ts';
import { commentPage } from './comment.ts';
import { checkFirst, connection } from './connection.ts';
import { diagnosisIn } from './diagnosis.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';

export const Symptom: Needed<SymptomResolvers, SymptomRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  // A merged symptom has ended under its own id; `mergedInto` says where it continues.
  status: ({ status }) => (status === 'MERGED' ? 'RESOLVED' : status),
  observations: async (symptom, paging, { loaders, store }) => {
    checkFirst(paging.first);
    const view = await loaders.athlete(symptom.athleteId);
    const sparing = !loaders.mayReadParts(symptom.mergedFromIds.length);
    const page = view && store.symptoms.observations(view, symptom, paging, sparing);
    return page && connection(await loaders.reading('observations', page));
  },
  movements: async (symptom, _, { loaders, store }) => {
    const view = await loaders.athlete(symptom.athleteId);
    if (!view) return undefined;
    const observations = loaders.mayReadParts(symptom.mergedFromIds.length)
      ? await store.symptoms.latest(view, symptom, MOVEMENTS_OVER)
      : (await store.symptoms.observations(view, symptom, { first: MOVEMENTS_OVER }, true)).items.map(
          ({ node }) => node,
        );
    return movementsOf(observations.reverse());
  },
  diagnoses: (symptom) => symptom.diagnoses.slice(-atOnce.diagnoses).map((each) => diagnosisIn(symptom, each)),
  diagnosis: (symptom) => {
    const standing = standingDiagnosis(symptom.diagnoses);
    return standing && diagnosisIn(symptom, standing);
  },
  recursFrom: ({ recursFromId }, _, { loaders }) => loaders.one(recursFromId, 'symptom'),
  mergedFrom: ({ mergedFromIds }, _, { loaders }) =>
    loaders.many(mergedFromIds.slice(-atOnce.mergedSymptoms), 'symptom'),
  corrections: ({ corrections = [] }) => corrections,
  mergedInto: ({ mergedIntoId }, _, { loaders }) => loaders.one(mergedIntoId, 'symptom'),
  possibleDuplicates: async (symptom, _, { loaders }) => {
    if (!isOpen(symptom)) return [];
    const { symptoms } = await loaders.lists().open.load(symptom.athleteId, 'symptoms');
    return possibleDuplicatesOf(symptom, symptoms).slice(0, atOnce.openSymptomsForOwner);
  },
  comments: (symptom, paging, context) => commentPage(symptom, paging, context),
  commentCount: ({ athleteId, commentCounts }, _, { authorizedAthletes }) => {
    const roles = authorizedAthletes.get(athleteId)?.roles;
    return roles && visibleCount(roles, commentCounts);
  },
};

const onsetDistance = (
  { onsetDistanceMeters }: { onsetDistanceMeters?: number | undefined },
  { unit }: { unit: DistanceUnit },
) => optionalDistanceIn(onsetDistanceMeters, unit);

export const FormerObservation: Needed<FormerObservationResolvers, FormerObservationRecord> = { onsetDistance };

export const SymptomCorrection: Needed<SymptomCorrectionResolvers, SymptomCorrectionRecord> = {
  other: ({ otherId }, _, { loaders }) => loaders.one(otherId, 'symptom'),
};

export const Observation: Needed<ObservationResolvers, ObservationRecord> = {
  symptom: async ({ symptomId }, _, { loaders }) => {
    let symptom = await loaders.one(symptomId, 'symptom');
    while (symptom?.mergedIntoId) symptom = await loaders.one(symptom.mergedIntoId, 'symptom');
    return symptom;
  },
  regions: ({ sites }) => regionsOf(sites),
  run: ({ runId }, _, { loaders }) => loaders.one(runId, 'run'),
  fromComment: ({ fromCommentId }, _, { loaders }) => loaders.one(fromCommentId, 'comment'),
  recordedAs: ({ recordedBy }) => recordedBy.role,
  history: ({ history = [] }) => history,
  onsetDistance,
};

const symptomPayload = async ({ symptom }: { symptom: string }, { loaders }: Context) => ({
  symptom: await loaders.one(symptom, 'symptom'),
});
const observationPayload = async (ids: { symptom: string; observation: string }, context: Context) => ({
  ...(await symptomPayload(ids, context)),
  observation: await context.loaders.one(ids.observation, 'observation'),
});

export const Mutation: Pick<
  Required<MutationResolvers>,
  | 'reportSymptom'
  | 'addObservation'
  | 'correctObservation'
  | 'resolveSymptom'
  | 'recurSymptom'
  | 'mergeSymptoms'
  | 'reopenSymptom'
  | 'unmergeSymptoms'
  | 'diagnoseSymptom'
> = {
  reportSymptom: mutation(reportSymptom, symptomPayload),
  addObservation: mutation(addObservation, observationPayload),
  correctObservation: mutation(correctObservation, observationPayload),
  recurSymptom: mutation(recurSymptom, symptomPayload),
  resolveSymptom: mutation(resolveSymptom, symptomPayload),
  mergeSymptoms: mutation(mergeSymptoms, symptomPayload),
  reopenSymptom: mutation(reopenSymptom, symptomPayload),
  unmergeSymptoms: mutation(unmergeSymptoms, symptomPayload),
  diagnoseSymptom: mutation(diagnoseSymptom, symptomPayload),
};
