import { refuse } from '../../domain/refusal.ts';
import { verificationOf } from '../../domain/symptom/diagnosis.ts';
import { osiicsCode, osiicsConflicts, searchOsiics } from '../../domain/symptom/osiics.ts';
import type { Diagnosis as DiagnosisRecord, SymptomRecord } from '../../domain/symptom/symptom.ts';
import { regionsOf } from '../../domain/vocabulary.ts';
import type { DiagnosisResolvers, QueryResolvers } from '../generated/types.ts';
import { checkFirst } from './connection.ts';
import type { Needed } from './needed.ts';
import type { DiagnosisParent } from './parents.ts';

/** A diagnosis with the regions that hurt, which its code is compared with. */
export const diagnosisIn = ({ latestObservation }: SymptomRecord, diagnosis: DiagnosisRecord): DiagnosisParent => ({
  ...diagnosis,
  regions: regionsOf(latestObservation.sites),
});

export const Query: Pick<Required<QueryResolvers>, 'osiicsCodes'> = {
  osiicsCodes: (_, { first, ...search }) => {
    checkFirst(first, 50);
    if (search.search.length > 100)
      refuse('TOO_LONG', 'The search is longer than 100 characters. Give a few words.', ['search']);
    return searchOsiics({ ...search, first });
  },
};

export const Diagnosis: Needed<DiagnosisResolvers, DiagnosisParent> = {
  osiics: ({ osiicsCode: code }) => (code === undefined ? undefined : osiicsCode(code)),
  osiicsConflicts: (diagnosis) => osiicsConflicts(diagnosis, diagnosis.regions),
  diagnosedBy: ({ by }) => by,
  diagnosedAs: ({ by }) => by.role,
  diagnosedAt: ({ at }) => at,
  verification: verificationOf,
  endedAt: ({ ended }) => ended?.at,
  endedBy: ({ ended }) => ended?.by,
  endedNote: ({ ended }) => ended?.note,
  endedSaidBy: ({ ended }) => ended?.saidBy,
};
