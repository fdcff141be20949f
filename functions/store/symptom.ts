import type { AthleteView } from '../domain/athlete/athlete.ts';
import { restOf } from '../domain/ids.ts';
import type { ObservationRecord, SymptomRecord } from '../domain/symptom/symptom.ts';
import { earliestOf } from '../domain/time.ts';
import type { Instant, SymptomStatus } from '../domain/vocabulary.ts';
import { queryAll } from './dynamodb/reads.ts';
import type { Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { athletePartition, FELT_WITHOUT_RUN, LAST } from './keys.ts';
import { type Page, pageInMemory, type Paging, readPage } from './dynamodb/page.ts';
import { readParts } from './merged-observations.ts';
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

  /**
   * The observations of a symptom and of those merged into it, newest first. With `sparing`, those of a merged one are
   * looked for on the timeline, in one request, and a page may stay short. [1 request, 2 RCU for 50; for a merged
   * symptom 1 for each part]
   */
  observations(
    view: AthleteView,
    symptom: SymptomRecord,
    paging: Paging,
    sparing = false,
  ): Promise<Page<ObservationRecord>> {
    return sparing && symptom.mergedFromIds.length > 0
      ? readFromTimeline(table, view, symptom, paging)
      : readObservations(table, view, symptom, paging, false);
  },

  /** The latest observations, newest first, strongly consistent. [1 request; for a merged symptom 1 for each part] */
  async latest(view: AthleteView, symptom: SymptomRecord, count: number): Promise<ObservationRecord[]> {
    const { items } = await readObservations(table, view, symptom, { first: count, asksForNext: false }, true);
    return items.map(({ node }) => node);
  },

  /** When a symptom, with those merged into it, was first observed, strongly consistent. [1 request for each part] */
  async opening(view: AthleteView, symptom: SymptomRecord): Promise<Instant | undefined> {
    const first = await Promise.all(
      [symptom.id, ...symptom.mergedFromIds].map(async (id) => {
        const prefix = `OBS#${restOf(id)}#`;
        const range = { pk: athletePartition(view.id), from: prefix, to: prefix + LAST, consistent: true };
        const { items } = await readPage(table, range, { first: 1, asksForNext: false }, (item) =>
          recordOf<ObservationRecord>(item),
        );
        return items[0]?.node.observedAt;
      }),
    );
    return earliestOf(first);
  },

  /**
   * What was felt during runs between two instants by observations that name no run, strongly consistent. [1 request, 0.5
   * RCU for a few]
   */
  async feltBetween({ id }: Pick<AthleteView, 'id'>, from: Instant, to: Instant): Promise<ObservationRecord[]> {
    const items = await queryAll(table, {
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': athletePartition(id),
        ':from': FELT_WITHOUT_RUN + from,
        ':to': `${FELT_WITHOUT_RUN}${to}${LAST}`,
      },
      ConsistentRead: true,
    });
    return items.map((item) => recordOf<ObservationRecord>(item));
  },
});

/** A symptom's own observations are adjacent; those of a merged one are so part by part. */
function readObservations(
  table: Table,
  view: AthleteView,
  symptom: SymptomRecord,
  paging: Paging,
  consistent: boolean,
): Promise<Page<ObservationRecord>> {
  if (symptom.mergedFromIds.length > 0) return readParts(table, view, symptom, paging, consistent);
  const prefix = `OBS#${restOf(symptom.id)}#`;
  const range = { pk: athletePartition(view.id), from: prefix, to: prefix + LAST, descending: true, consistent };
  return readPage(table, range, paging, (item) => recordOf<ObservationRecord>(item));
}

/** How many further timeline items to read to find the observations of a merged symptom among them. */
const SPARE_OF_TIMELINE = 1_000;

function readFromTimeline(
  table: Table,
  view: AthleteView,
  symptom: SymptomRecord,
  paging: Paging,
): Promise<Page<ObservationRecord>> {
  const ids = [symptom.id, ...symptom.mergedFromIds];
  const range = {
    pk: athletePartition(view.id),
    index: 'byTime' as const,
    from: symptom.openedAt,
    to: symptom.latestObservation.observedAt + LAST,
    descending: true,
    list: symptom.id,
    spare: SPARE_OF_TIMELINE,
    queries: 1 as const,
  };
  return readPage(table, range, paging, (item) => {
    const entry = recordOf<TimelineItem>(item);
    return entry.kind === 'observation' && ids.includes(entry.symptomId) ? entry : undefined;
  });
}
