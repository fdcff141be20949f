import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { AthleteId, RunId } from '../../domain/ids.ts';
import type { LinkRecord, ProviderName } from '../../domain/provider/provider.ts';
import type { DeletedRunRecord, RunRecord } from '../../domain/run/run-record.ts';
import { deleteRunBySource } from '../../domain/run/run-withdrawal.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Writer } from '../../domain/audit/access.ts';
import { kindsOf } from '../../domain/audit/kind.ts';
import { usesOfProviderRun } from '../../domain/limits/run-limits.ts';
import { writerLives } from '../allowance.ts';
import { accessWrites } from '../audit/access.ts';
import { athleteExistsCheck } from '../condition-checks.ts';
import { putVersioned, type Write } from '../dynamodb/writes.ts';
import { queryAll } from '../dynamodb/reads.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { commit } from '../idempotency/idempotency.ts';
import { itemFor } from '../former-layout.ts';
import { recordOf } from '../items.ts';
import { athletePartition } from '../keys.ts';
import { linkLives } from './provider.ts';
import { runKey } from '../run-key.ts';
import { runStore } from '../run.ts';

/** How many runs are withdrawn at once: the limit of a transaction, less the check and the access beside them. */
const RUNS_AT_ONCE = 98;

/** The access of a provider, which writes and deletes runs. */
function importWrites(
  table: Table,
  provider: ProviderName,
  runs: readonly (RunRecord | DeletedRunRecord)[],
  at: Instant,
): Write[] {
  const [first] = runs;
  if (!first) return [];
  const writer: Writer = { through: { channel: 'PROVIDER', client: provider }, at, reads: 0 };
  return accessWrites(table, first.athleteId, writer, { kinds: kindsOf('RUNS'), written: runs });
}

/** Runs that come from a provider. */
export const providerRunStore = (table: Table) => ({
  /** The stored run of an activity. [1 request, 1 RCU] */
  async find(athleteId: AthleteId, provider: ProviderName, activityId: string) {
    const id = runStore(table).idOf(athleteId, provider, ['id', activityId]);
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: runKey(id),
      ConsistentRead: true,
    });
    return { id, run: Item && recordOf<RunRecord | DeletedRunRecord>(Item) };
  },

  /**
   * Writes a run while its connection and the owner's grant are live. Nothing that others see depends on it, so the
   * athlete's version stays. Throws WriteConflict. [1 request]
   */
  async write(view: AthleteView, link: LinkRecord, run: RunRecord, now: Instant): Promise<void> {
    await commit(table, [
      athleteExistsCheck(table, view.id),
      writerLives(table, view, { uses: usesOfProviderRun(run), now }),
      linkLives(table, link),
      putVersioned(table, itemFor(table, run), run.version),
      ...importWrites(table, link.provider, [run], now),
    ]);
  },

  /**
   * Withdraws what the provider has deleted. False if there is nothing to withdraw. Throws WriteConflict. [1 request]
   */
  async withdraw(
    link: LinkRecord,
    id: RunId,
    existing: RunRecord | DeletedRunRecord | undefined,
    now: Instant,
  ): Promise<boolean> {
    const { athleteId, provider } = link;
    const gone = deleteRunBySource(existing, { id, athleteId, source: provider }, now);
    if (!gone) return false;
    await commit(table, [
      linkLives(table, link),
      putVersioned(table, itemFor(table, gone), gone.version),
      ...importWrites(table, provider, [gone], now),
    ]);
    return true;
  },

  /**
   * Withdraws all data from a provider about the athlete, and returns the number of runs. [1 request a MB and 98 runs]
   */
  async withdrawAll(athleteId: AthleteId, provider: ProviderName, now: Instant): Promise<number> {
    const items = await queryAll(
      table,
      {
        IndexName: 'byKind',
        KeyConditionExpression: 'pk = :pk AND begins_with(kindKey, :run)',
        FilterExpression: '#source = :source',
        ExpressionAttributeNames: { '#source': 'source' },
        ExpressionAttributeValues: { ':pk': athletePartition(athleteId), ':run': 'RUN#', ':source': provider },
        ConsistentRead: true,
      },
      100,
    );
    const gone = items.flatMap((item) => {
      const run = recordOf<RunRecord>(item);
      return deleteRunBySource(run, run, now) ?? [];
    });
    for (let start = 0; start < gone.length; start += RUNS_AT_ONCE) {
      const some = gone.slice(start, start + RUNS_AT_ONCE);
      const puts = some.map((each) => putVersioned(table, itemFor(table, each), each.version));
      const writes = [...puts, ...importWrites(table, provider, some, now)];
      await commit(table, [athleteExistsCheck(table, athleteId), ...writes]);
    }
    return gone.length;
  },
});
