import type { AthleteView } from '../domain/athlete/athlete.ts';
import { restOf, type SymptomId } from '../domain/ids.ts';
import type { ObservationRecord, SymptomRecord } from '../domain/symptom/symptom.ts';
import type { SymptomStatus } from '../domain/vocabulary.ts';
import type { Table } from './dynamodb/table-access.ts';
import { athletePartition, LAST, withoutKeys } from './keys.ts';
import { type Page, type Paging, readPage } from './dynamodb/page.ts';

export const symptomStore = (table: Table) => ({
  /**
   * Symptoms, the one opened last first, strongly consistent: an index that lags would hide pain. Those that were merged
   * into others are left out. Open ones alone come from a sparse range. [1 request, 4 RCU for 30 open ones]
   */
  page(view: AthleteView, status: readonly SymptomStatus[] | undefined, paging: Paging): Promise<Page<SymptomRecord>> {
    const openOnly = status !== undefined && !status.includes('RESOLVED');
    return readPage(
      table,
      {
        pk: athletePartition(view.id),
        ...(openOnly
          ? { index: 'byKind', from: 'SYMPTOM#', to: `SYMPTOM#${LAST}` }
          : { from: 'SYM#', to: `SYM#${LAST}` }),
        descending: true,
        consistent: true,
        // Of those that are left out there are few: 30 that are open, and some that were merged.
        spare: status === undefined || status.length > 1 ? 0 : 30,
      },
      paging,
      (item) => {
        const symptom = withoutKeys<SymptomRecord>(item);
        if (symptom.status === 'MERGED') return undefined;
        return status === undefined || status.includes(symptom.status) ? symptom : undefined;
      },
    );
  },

  /** The observations of a symptom and of those merged into it, newest first. [1 request, 2 RCU for 50] */
  observations: (view: AthleteView, symptom: SymptomRecord, paging: Paging): Promise<Page<ObservationRecord>> =>
    readObservations(table, view, symptom, paging),

  /** The latest of them, strongly consistent. */
  async latest(view: AthleteView, symptom: SymptomRecord, count: number): Promise<ObservationRecord[]> {
    const { items } = await readObservations(table, view, symptom, { first: count }, true);
    return items.map(({ node }) => node);
  },
});

/** How many items of a timeline are read along to find the observations of a merged symptom among them. */
const SPARE_OF_TIMELINE = 1_000;

/**
 * A symptom's own observations lie together. Of a merged one they lie apart, and are found where they lie in one order: on
 * her timeline, between its first and its latest observation.
 */
function readObservations(
  table: Table,
  view: AthleteView,
  symptom: SymptomRecord,
  paging: Paging,
  consistent = false,
): Promise<Page<ObservationRecord>> {
  const order = { pk: athletePartition(view.id), descending: true, consistent };
  const ids = [symptom.id, ...symptom.mergedFromIds];
  if (ids.length === 1) {
    const prefix = `OBS#${restOf(symptom.id)}#`;
    return readPage(table, { ...order, from: prefix, to: prefix + LAST }, paging, (item) =>
      withoutKeys<ObservationRecord>(item),
    );
  }
  const between = { from: symptom.openedAt, to: symptom.latestObservation.observedAt + LAST };
  const range = { ...order, ...between, index: 'byTime' as const, list: symptom.id, spare: SPARE_OF_TIMELINE };
  return readPage(table, range, paging, (item) =>
    item['kind'] === 'observation' && ids.includes(item['symptomId'] as SymptomId)
      ? withoutKeys<ObservationRecord>(item)
      : undefined,
  );
}
