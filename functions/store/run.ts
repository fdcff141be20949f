import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId, PersonId, RunId } from '../domain/ids.ts';
import { firstCounted } from '../domain/run/judging/weekly-limits.ts';
import type { DeletedRunRecord, JudgedRun, RunRecord } from '../domain/run/run-record.ts';
import { isDuring } from '../domain/run/felt.ts';
import type { StoredRuns } from '../domain/run/run-batch.ts';
import { daysBefore } from '../domain/time.ts';
import type { Instant, LocalDate, RunType } from '../domain/vocabulary.ts';
import { viewIn, viewKeys } from './athlete.ts';
import { batchGet, queryAll } from './dynamodb/reads.ts';
import { keyText, type Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { readJudgedRuns } from './judged.ts';
import { athletePartition, LAST, isIndexedType } from './keys.ts';
import { type Page, readPage } from './dynamodb/page.ts';
import { runId, runKey } from './run-key.ts';
import { writeRuns } from './write-runs.ts';

export interface RunFilter {
  first: number;
  after?: string | null | undefined;
  asksForNext?: boolean;
  from?: LocalDate | null | undefined;
  to?: LocalDate | null | undefined;
  type?: RunType | null | undefined;
  /** What the viewer may see of runs. */
  keep: (run: RunRecord) => boolean;
  spare?: number;
}

/** DynamoDB's limit for one BatchGetItem. */
const MAX_KEYS = 100;

/** How long ago a run that still goes on may have started. */
const LONGEST_RUN_DAYS = 2;

/** `hours` after the day began in UTC. Elsewhere a day begins up to 14 hours earlier and ends up to 36 hours later. */
const hoursInto = (date: LocalDate, hours: number): Instant =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + hours * 3_600_000).toISOString();

export const runStore = (table: Table) => ({
  idOf: runId,

  /**
   * Runs, newest first. A day is in the run's own zone: the range covers it for every zone, and runs of other days are
   * filtered out. Runs of a type that is not indexed are found among all runs. Cursors begin with the type in both
   * cases. [1 request, 2.5 RCU for 20, at 20 runs and at 20,000; 2 requests if some are filtered out]
   */
  page(view: AthleteView, { from, to, type, keep, spare, ...paging }: RunFilter): Promise<Page<RunRecord>> {
    const isIndexed = type != null && isIndexedType(type);
    const prefix = isIndexed ? type : 'RUN';
    return readPage(
      table,
      {
        pk: athletePartition(view.id),
        index: isIndexed ? 'byType' : 'byKind',
        ...(type && !isIndexed && { cursorPrefix: { stored: 'RUN#', shown: `${type}#` } }),
        from: from ? `${prefix}#${hoursInto(from, -14)}` : `${prefix}#`,
        to: to ? `${prefix}#${hoursInto(to, 36)}` : `${prefix}#${LAST}`,
        descending: true,
        // Runs of the next day may come first (some athletes run twice a day), and half of all runs are of other types.
        spare: (spare ?? (to ? 2 : 0)) + (type && !isIndexed ? paging.first : 0),
      },
      paging,
      (item) => {
        const run = recordOf<RunRecord>(item);
        const isOutside = (from && run.localDate < from) || (to && run.localDate > to) || (type && run.type !== type);
        return !isOutside && keep(run) ? run : undefined;
      },
    );
  },

  /** All runs that start between two instants, oldest first; at most 20 MB of them. [1 request a MB] */
  async between(view: AthleteView, from: Instant, to: Instant, consistent = false): Promise<RunRecord[]> {
    if (to < from) return []; // such as an instruction withdrawn before it started
    const items = await queryAll(
      table,
      {
        IndexName: 'byKind',
        KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': athletePartition(view.id),
          ':from': `RUN#${from}`,
          ':to': `RUN#${to}#${LAST}`,
        },
        ConsistentRead: consistent,
      },
      20,
    );
    return items.map((item) => recordOf<RunRecord>(item));
  },

  /**
   * The runs that count for limits over several runs in the verdict on one that starts at an instant, as they are judged.
   * [1 request]
   */
  judgedBefore: (view: AthleteView, startedAt: Instant): Promise<JudgedRun[]> =>
    readJudgedRuns(table, view.id, firstCounted(startedAt), `${startedAt}${LAST}`),

  /**
   * The runs that an instant lies in, strongly consistent: usually one, several if it was recorded by several sources. Runs
   * of more than two days are not found. [1 request, 1 RCU for 4 runs of two days]
   */
  async lastingAt(view: AthleteView, at: Instant): Promise<RunRecord[]> {
    const items = await queryAll(table, {
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': athletePartition(view.id),
        ':from': `RUN#${daysBefore(at, LONGEST_RUN_DAYS)}`,
        ':to': `RUN#${at}${LAST}`,
      },
      ConsistentRead: true,
    });
    return items.map((item) => recordOf<RunRecord>(item)).filter((run) => isDuring(run, at));
  },

  /**
   * The athlete as the viewer may see them, and the runs stored under the ids, read together; a `known` athlete is not
   * read again. [1 request and 1 RCU a run for 98 runs, 2 requests for 100; 1 round trip]
   */
  async stored(
    viewer: PersonId,
    athleteId: AthleteId,
    ids: readonly RunId[],
    known?: AthleteView,
  ): Promise<{ view: AthleteView | undefined; stored: StoredRuns }> {
    const places = new Map(ids.map((id) => [id, runKey(id)]));
    const keys = [...(known ? [] : viewKeys(viewer, athleteId)), ...places.values()];
    const [some, others] = await Promise.all([
      batchGet(table, keys.slice(0, MAX_KEYS)),
      batchGet(table, keys.slice(MAX_KEYS)),
    ]);
    const found = new Map([...some, ...others]);
    const stored = new Map<RunId, RunRecord | DeletedRunRecord>();
    for (const [id, key] of places) {
      const item = found.get(keyText(key));
      if (item) stored.set(id, recordOf(item));
    }
    return { view: known ?? viewIn(found, viewer, athleteId), stored };
  },

  /** As `writeRuns` says. */
  write: writeRuns.bind(undefined, table),
});
