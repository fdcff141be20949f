import type { AthleteView, Summary } from '../domain/athlete/athlete.ts';
import type { Writer } from '../domain/audit/access.ts';
import { kindsOf } from '../domain/audit/kind.ts';
import type { RunId } from '../domain/ids.ts';
import { usesOfRuns } from '../domain/limits/run-limits.ts';
import type { RunRecord } from '../domain/run/run-record.ts';
import { looksAfter } from '../domain/team/roles.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { afterUse, writerLives } from './allowance.ts';
import { accessWrites } from './audit/access.ts';
import { athleteExistsCheck, countUp } from './condition-checks.ts';
import { WriteConflict } from './dynamodb/errors.ts';
import type { Table } from './dynamodb/table-access.ts';
import { putVersioned } from './dynamodb/writes.ts';
import { itemFor } from './former-layout.ts';
import { commit } from './idempotency/idempotency.ts';
import { type LoadedAthlete, writeAthlete } from './write-athlete.ts';

/** DynamoDB's limit for one transaction. */
const MAX_WRITES = 100;
/** Items in every transaction beside the runs: the athlete and the viewer's grant; and the access of another writer. */
const CHECKS = 2;

/** The effect of written runs on boards. */
export interface Boards {
  loaded: LoadedAthlete;
  /** The summary with the runs; undefined if it does not change. */
  summary: Summary | undefined;
  /** The recent runs, which concurrent decisions about recent runs must take into account. */
  recentIds: ReadonlySet<RunId>;
}

/** The result of writing runs. */
export interface Written {
  ids: ReadonlySet<RunId>;
  /** An item that the runs depend on has changed: decide again on the remaining runs. */
  conflict: boolean;
  /** The athlete after the write, if it was written. */
  view?: AthleteView;
}

/**
 * Writes runs while the grant is live, in as few transactions as possible. If any of them is recent, the athlete's
 * version is incremented. The last transaction carries the summary and as many of the recent runs as fit: a run
 * against an instruction is on the boards when it is stored. Stops at the first conflict. [98 runs a request; the
 * last one holds 98 without the team, 97 if another than the athlete writes]
 */
export async function writeRuns(
  table: Table,
  before: AthleteView,
  runs: readonly RunRecord[],
  now: Instant,
  boards?: Boards,
  writer?: Writer,
): Promise<Written> {
  let view = before;
  const isRecent = (run: RunRecord) => boards?.recentIds.has(run.id) === true;
  const sorted = [...runs.filter((run) => !isRecent(run)), ...runs.filter(isRecent)];
  const touched = boards && (boards.summary !== undefined || boards.recentIds.size > 0) ? boards : undefined;
  const team = touched?.loaded.grants.filter(({ roles }) => looksAfter(roles)).length ?? 0;
  const room = MAX_WRITES - CHECKS - (writer ? 1 : 0);
  const first = sorted.slice(0, touched ? Math.max(0, sorted.length - (room - team)) : undefined);
  const last = sorted.slice(first.length);
  const ids = new Set<RunId>();
  try {
    let version = boards?.loaded.state.athlete.version ?? 0;
    // Sequential: concurrent transactions that check the same items would conflict.
    for (let start = 0; start < first.length; start += room) {
      const some = first.slice(start, start + room);
      await commit(table, [
        some.some(isRecent) ? countUp(table, view.id, version++) : athleteExistsCheck(table, view.id),
        writerLives(table, view, { uses: usesOfRuns(some, now), now }),
        ...some.map((run) => putVersioned(table, itemFor(table, run), run.version)),
        ...accessWrites(table, view.id, writer, { kinds: kindsOf('RUNS'), written: some }),
      ]);
      view = afterUse(view, usesOfRuns(some, now), now);
      for (const { id } of some) ids.add(id);
    }
    if (!touched) return { ids, conflict: false, view };
    const { state } = touched.loaded;
    const counted = { ...state, athlete: { ...state.athlete, version } };
    const summary = touched.summary ?? state.athlete.summary;
    const after = await writeAthlete(
      table,
      { ...touched.loaded, view, state: counted },
      { change: { put: last, uses: usesOfRuns(last, now) }, summary },
    );
    for (const { id } of last) ids.add(id);
    return { ids, conflict: false, view: after };
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return { ids, conflict: true };
  }
}
