import { isOpen } from './symptom-course.ts';
import type { SymptomRecord } from './symptom.ts';

type Located = Pick<SymptomRecord, 'id' | 'status' | 'latestObservation'>;

/** Whether two sides may be one: they are equal, both are meant by one of them, or nobody said which. */
const mayBeSame = (one: Located, other: Located): boolean => {
  const [a, b] = [one.latestObservation.side, other.latestObservation.side];
  return a === b || [a, b].some((side) => side === 'BILATERAL' || side === 'UNSPECIFIED');
};

/**
 * The other open symptoms of an athlete that may be the same as an open one: they hurt now at a site that it hurts at, on the
 * same side. Nothing is merged by itself: whoever reported it again may merge them. (domain.md, rule 13)
 */
export function possibleDuplicatesOf<S extends Located>(symptom: Located, all: readonly S[]): S[] {
  if (!isOpen(symptom)) return [];
  const sites = new Set(symptom.latestObservation.sites);
  return all.filter(
    (other) =>
      other.id !== symptom.id &&
      isOpen(other) &&
      mayBeSame(symptom, other) &&
      other.latestObservation.sites.some((site) => sites.has(site)),
  );
}
