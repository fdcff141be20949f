import type { AthleteView } from '../domain/athlete/athlete.ts';
import { restOf } from '../domain/ids.ts';
import type { ObservationRecord, SymptomRecord } from '../domain/symptom/symptom.ts';
import type { SymptomStatus } from '../domain/vocabulary.ts';
import type { Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { athletePartition, LAST } from './keys.ts';
import { type Page, pageInMemory, type Paging, readPage } from './dynamodb/page.ts';
import { openingOf } from './open.ts';
import type { TimelineItem } from './timeline.ts';

export const symptomStore = (table: Table) => ({
  /**
   * Symptoms, most recently opened first, strongly consistent: an index that lags would hide pain. Merged symptoms are
   * left out. [1 request]
   */
  page(view: AthleteView, status: readonly SymptomStatus[] | undefined, paging: Paging): Promise<Page<SymptomRecord>> {
    return readPage(
      table,
      {
        pk: athletePartition(view.id),
        from: 'SYM#',
        to: `SYM#${LAST}`,
        descending: true,
        consistent: true,
        // Few are filtered out: 30 that are open, and some that were merged.
        spare: status === undefined || status.length > 1 ? 0 : 30,
      },
      paging,
      (item) => {
        const symptom = recordOf<SymptomRecord>(item);
        if (symptom.status === 'MERGED') return undefined;
        return status === undefined || status.includes(symptom.status) ? symptom : undefined;
      },
    );
  },

  /**
   * A page of open symptoms that are in memory, most recently opened first. Their cursors are older than their keys.
   */
  openPage: (
    symptoms: readonly SymptomRecord[],
    status: readonly SymptomStatus[],
    paging: Paging,
  ): Page<SymptomRecord> =>
    pageInMemory(
      symptoms.filter((symptom) => (status as readonly string[]).includes(symptom.status)),
      { prefix: 'SYMPTOM#', position: openingOf, descending: true },
      paging,
    ),

  /** The observations of a symptom and of those merged into it, newest first. [1 request, 2 RCU for 50] */
  observations: (view: AthleteView, symptom: SymptomRecord, paging: Paging): Promise<Page<ObservationRecord>> =>
    readObservations(table, view, symptom, paging),

  /** The latest observation, strongly consistent. */
  async latest(view: AthleteView, symptom: SymptomRecord, count: number): Promise<ObservationRecord[]> {
    const { items } = await readObservations(table, view, symptom, { first: count }, true);
    return items.map(({ node }) => node);
  },
});

/** How many further timeline items to read to find the observations of a merged symptom among them. */
const SPARE_OF_TIMELINE = 1_000;

/**
 * A symptom's own observations are adjacent. Those of a merged symptom are not, so they are read from the timeline,
 * where they are in one order, between the first and the latest observation.
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
      recordOf<ObservationRecord>(item),
    );
  }
  const between = { from: symptom.openedAt, to: symptom.latestObservation.observedAt + LAST };
  const range = { ...order, ...between, index: 'byTime' as const, list: symptom.id, spare: SPARE_OF_TIMELINE };
  return readPage(table, range, paging, (item) => {
    const entry = recordOf<TimelineItem>(item);
    return entry.kind === 'observation' && ids.includes(entry.symptomId) ? entry : undefined;
  });
}
