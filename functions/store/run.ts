import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId, RunId } from '../domain/ids.ts';
import { childId } from '../domain/ids.ts';
import { type Problem, refuse } from '../domain/refusal.ts';
import { type DeletedRunRecord, recordRun, type RunRecord } from '../domain/run/run.ts';
import type { Instant, LocalDate, RunType } from '../domain/vocabulary.ts';
import { grantChecks } from './condition-checks.ts';
import {
  batchGet,
  MAX_TRIES,
  putVersioned,
  queryAll,
  StoreBusy,
  type Table,
  transact,
  type Write,
} from './dynamodb/table-access.ts';
import { shortHash } from './hash.ts';
import { athletePartition, entityItem, entityKey, LAST, withoutKeys } from './keys.ts';
import { type Page, readPage } from './dynamodb/page.ts';

/** What became of one run of a batch. */
export type Recorded =
  { status: 'CREATED' | 'UPDATED' | 'UNCHANGED'; run: RunRecord } | { status: 'REJECTED'; problem: Problem };

export interface RunFilter {
  first: number;
  after?: string | null | undefined;
  from?: LocalDate | null | undefined;
  to?: LocalDate | null | undefined;
  type?: RunType | null | undefined;
  /** What the viewer may see of them. */
  keep: (run: RunRecord) => boolean;
  spare?: number;
}

/** Runs a transaction holds at most: with the two checks beside them they are the 100 that DynamoDB takes. */
const RUNS_PER_TRANSACTION = 98;

/**
 * The id of a run for ever: the athlete, its source and what the source knows it by, hashed. Two posts of one run meet at
 * one key, whatever their order.
 */
function runId(athleteId: AthleteId, source: string, knownBy: readonly string[]): RunId {
  return childId('run', athleteId, shortHash(JSON.stringify([source, ...knownBy])));
}

/** `hours` after a day began in UTC. Anywhere on earth it begins up to 14 hours before that, and ends up to 36 after. */
const hoursInto = (date: LocalDate, hours: number): Instant =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + hours * 3_600_000).toISOString();

export const runStore = (table: Table) => ({
  idOf: runId,

  /**
   * Runs newest first. Days are those of the run's own zone: all that they can be anywhere on earth is read, and what ran
   * on another day is left out. [1 request, 2.5 RCU for 20, at 20 runs and at 20,000; 2 where some are not kept]
   */
  page(view: AthleteView, { from, to, type, keep, spare, ...paging }: RunFilter): Promise<Page<RunRecord>> {
    const prefix = type ?? 'RUN';
    return readPage(
      table,
      {
        pk: athletePartition(view.id),
        index: type ? 'byType' : 'byKind',
        from: from ? `${prefix}#${hoursInto(from, -14)}` : `${prefix}#`,
        to: to ? `${prefix}#${hoursInto(to, 36)}` : `${prefix}#${LAST}`,
        descending: true,
        spare: spare ?? (to ? 2 : 0), // runs of the next day may come first, two a day is usual for some
      },
      paging,
      (item) => {
        const run = withoutKeys<RunRecord>(item);
        const isOutside = (from && run.localDate < from) || (to && run.localDate > to);
        return !isOutside && keep(run) ? run : undefined;
      },
    );
  },

  /** All runs that start between two instants, oldest first; at most 5 MB of them. [1 request a MB] */
  async between(view: AthleteView, from: Instant, to: Instant): Promise<RunRecord[]> {
    if (to < from) return []; // as while an instruction lasted that was taken back before it started
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
      },
      5,
    );
    return items.map((item) => withoutKeys<RunRecord>(item));
  },

  /**
   * Records runs, each once: reads all that are there, decides run by run, and writes only what changed, 98 at once, while
   * the grant lives (and for one run `also` holds). What somebody else wrote meanwhile is read and decided again. Runs since
   * `recentSince` count up the athlete's version: a change under way that judged her recent runs without them judges anew.
   * The answers stand at the places of the runs. [all there: 1 request, 1 RCU a run; 100 new: 3 requests]
   */
  async record(
    view: AthleteView,
    incoming: readonly RunRecord[],
    recentSince: Instant,
    also: readonly Write[] = [],
  ): Promise<Recorded[]> {
    const answers = new Map<RunRecord, Recorded>();
    let open = [...incoming];
    for (let attempt = 1; open.length > 0; attempt++) {
      if (attempt > MAX_TRIES) throw new StoreBusy('others keep changing these runs');
      if (attempt > 1) await table.pause(attempt - 1);
      const stored = await readRuns(table, open);
      const { decided, changed } = decide(open, stored);
      const isRecent = (run: RunRecord) =>
        [run, stored.get(run.id)].some((each) => each?.kind === 'run' && each.startedAt >= recentSince);
      const failed = await writeRuns(table, view, [...changed.values()], isRecent, also);
      for (const [run, answer] of decided) if (!failed.has(run.id)) answers.set(run, answer);
      open = open.filter((run) => failed.has(run.id));
    }
    return incoming.map((run) => answers.get(run) as Recorded);
  },
});

type Stored = ReadonlyMap<RunId, RunRecord | DeletedRunRecord>;

async function readRuns(table: Table, runs: readonly RunRecord[]): Promise<Stored> {
  const items = await batchGet(
    table,
    runs.map(({ id }) => keyFor(id)),
  );
  const stored = [...items.values()].map((item) => withoutKeys<RunRecord | DeletedRunRecord>(item));
  return new Map(stored.map((run) => [run.id, run]));
}

function keyFor(id: RunId) {
  const key = entityKey(id);
  if (!key) throw new Error('A run id that is none');
  return { pk: key.pk, sk: key.sk };
}

/** Decides run by run; one that comes twice in a batch is decided upon the answer before, and all answers show its last. */
function decide(runs: readonly RunRecord[], stored: Stored) {
  const changed = new Map<RunId, RunRecord>();
  const outcomes = runs.map((run) => {
    const outcome = recordRun(changed.get(run.id) ?? stored.get(run.id), run);
    // Decided upon a run of the same batch, it still is the version in the store that the write rests on.
    if (outcome.status === 'CREATED' || outcome.status === 'UPDATED')
      changed.set(run.id, { ...outcome.record, version: stored.get(run.id)?.version ?? 0 });
    return [run, outcome] as const;
  });
  const decided = outcomes.map(([run, outcome]): [RunRecord, Recorded] => {
    if (outcome.status === 'REJECTED') return [run, outcome];
    const written = changed.get(run.id);
    const record = written ? { ...written, version: written.version + 1 } : outcome.record;
    return [run, { status: outcome.status, run: record }];
  });
  return { decided, changed };
}

/** Writes changed runs and answers the ids of those that were not written because something else came first. */
async function writeRuns(
  table: Table,
  view: AthleteView,
  runs: readonly RunRecord[],
  isRecent: (run: RunRecord) => boolean,
  also: readonly Write[],
): Promise<Set<RunId>> {
  const failed = new Set<RunId>();
  // One after the other: two transactions that check the same items at the same time would be in each other's way.
  for (let start = 0; start < runs.length; start += RUNS_PER_TRANSACTION) {
    const chunk = runs.slice(start, start + RUNS_PER_TRANSACTION);
    const checks = [...grantChecks(table, view, chunk.some(isRecent)), ...also];
    const cancelled = await transact(table, [
      ...checks,
      ...chunk.map((run) => putVersioned(table, entityItem(run), run.version)),
    ]);
    if (cancelled?.reasons.slice(0, checks.length).includes('ConditionalCheckFailed'))
      refuse('NOT_FOUND', 'There is no athlete with this ID that you may record runs for.', ['input', 'athleteId']);
    if (cancelled) for (const run of chunk) failed.add(run.id);
  }
  return failed;
}
