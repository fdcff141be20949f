import type { AthleteView } from '../domain/athlete.ts';
import { restOf } from '../domain/ids.ts';
import type { ObservationRecord, SymptomRecord } from '../domain/symptom.ts';
import type { SymptomStatus } from '../domain/words.ts';
import type { Table } from './client.ts';
import { athletePartition, LAST, withoutKeys } from './keys.ts';
import { type Page, pageInMemory, type Paging, readPage } from './page.ts';

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
      },
      paging,
      (item) => {
        const symptom = withoutKeys<SymptomRecord>(item);
        if (symptom.status === 'MERGED') return undefined;
        return status === undefined || status.includes(symptom.status) ? symptom : undefined;
      },
    );
  },

  /**
   * The observations of a symptom and of those merged into it, newest first. [1 request and 2 RCU for 50; one more
   * request for each merged symptom, of which there are at most 10]
   */
  async observations(view: AthleteView, symptom: SymptomRecord, paging: Paging): Promise<Page<ObservationRecord>> {
    const pk = athletePartition(view.id);
    const ids = [symptom.id, ...symptom.mergedFromIds];
    if (ids.length === 1) {
      const prefix = `OBS#${restOf(symptom.id)}#`;
      return readPage(table, { pk, from: prefix, to: prefix + LAST, descending: true }, paging, (item) =>
        withoutKeys<ObservationRecord>(item),
      );
    }
    const all = await readLatest(table, view, symptom, MAX_PAGE_OF_EACH);
    const position = ({ observedAt, id }: ObservationRecord) => `${observedAt}#${id}`;
    return pageInMemory(all, { list: symptom.id, position, descending: true }, paging);
  },

  /** The latest observations of a symptom and of those merged into it, newest first, strongly consistent. */
  latest: (view: AthleteView, symptom: SymptomRecord, count: number): Promise<ObservationRecord[]> =>
    readLatest(table, view, symptom, count),
});

/** How many observations of each part of a merged symptom are read to page through them. */
const MAX_PAGE_OF_EACH = 500;

async function readLatest(table: Table, view: AthleteView, symptom: SymptomRecord, count: number) {
  const lists = await Promise.all(
    [symptom.id, ...symptom.mergedFromIds].map((id) => {
      const prefix = `OBS#${restOf(id)}#`;
      return readPage(
        table,
        { pk: athletePartition(view.id), from: prefix, to: prefix + LAST, descending: true, consistent: true },
        { first: count },
        (item) => withoutKeys<ObservationRecord>(item),
      );
    }),
  );
  const position = ({ observedAt, id }: ObservationRecord) => `${observedAt}#${id}`;
  return lists
    .flatMap(({ items }) => items.map(({ node }) => node))
    .sort((a, b) => (position(a) < position(b) ? 1 : -1))
    .slice(0, count);
}
