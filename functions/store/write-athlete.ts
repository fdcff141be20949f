import type { AthleteRecord, AthleteView, Author, Summary } from '../domain/athlete/athlete.ts';
import type { AthleteState, Change } from '../domain/athlete/change.ts';
import type { AthleteId } from '../domain/ids.ts';
import type { SymptomRecord } from '../domain/symptom/symptom.ts';
import type { GrantRecord } from '../domain/team/viewer.ts';
import type { Writer } from '../domain/audit/access.ts';
import { kindsWritten } from '../domain/audit/kind.ts';
import { accessWrites } from './audit/access.ts';
import type { Table } from './dynamodb/table-access.ts';
import { putVersioned, type Write } from './dynamodb/writes.ts';
import { moveSymptoms } from './former-symptoms.ts';
import { commit, type IdempotentCall } from './idempotency/idempotency.ts';
import { itemFor } from './former-layout.ts';
import { grantKey, profileKey } from './keys.ts';
import { copies } from './roster-entry.ts';

/** The parts of an athlete's state that a decision may need; each costs one Query. */
export interface Needs {
  instructions?: boolean;
  symptoms?: boolean;
  recentRuns?: boolean;
}

/** An athlete with the state that a decision needs, as read. */
export interface LoadedAthlete {
  /** The complete athlete. */
  view: AthleteView;
  needs: Needs;
  state: AthleteState;
  /** All grants on the athlete. */
  grants: readonly GrantRecord[];
  /** Open symptoms that are still in the old place (MIGRATION). */
  former: readonly SymptomRecord[];
  /** Who is about to write, for the audit trail; absent for the athlete themselves. */
  writer?: Writer | undefined;
}

/**
 * Writes a decision about an athlete in one transaction: records, the profile with its summary, the copies on the
 * team's roster entries, and the receipt. Throws WriteConflict if anything that the decision depends on has changed,
 * the viewer's grant included: load and decide again.
 */
export async function writeAthlete(
  table: Table,
  { view, state, grants, former, writer }: LoadedAthlete,
  { change, summary }: { change: Change; summary: Summary },
  ids: Record<string, string> = {},
  once?: IdempotentCall,
): Promise<AthleteView> {
  if (!view.me) throw new Error('A change needs a whole view');
  const before = state.athlete;
  const after: AthleteRecord = { ...before, ...change.athlete, summary, version: before.version + 1 };
  const writes: Write[] = [
    grantLives(table, view.id, view.me, after.name === before.name ? undefined : after.name),
    {
      Put: {
        TableName: table.name,
        Item: { ...profileKey(view.id), ...after },
        ConditionExpression: 'version = :version AND attribute_not_exists(erasedAt)',
        ExpressionAttributeValues: { ':version': before.version },
      },
    },
    ...change.put.map((entity) => putVersioned(table, itemFor(table, entity), entity.version)),
    ...moveSymptoms(
      table,
      former.filter((symptom) => !change.put.some(({ id }) => id === symptom.id)),
    ),
    ...copies(table, before, after, grants),
    ...accessWrites(table, view.id, writer, {
      kinds: kindsWritten(change.put, writer?.at ?? ''),
      written: [...change.put, { id: view.id, version: before.version }],
    }),
  ];
  await commit(table, writes, once, ids);
  return { ...view, name: after.name, summary, record: after };
}

/**
 * Checks that a grant is live, with the role that its holder acts in. An athlete's new name is also written to their
 * own grant, since it signs what they write.
 */
function grantLives(table: Table, id: AthleteId, { id: holder, role }: Author, newName: string | undefined): Write {
  const condition = {
    TableName: table.name,
    Key: grantKey(id, holder),
    ConditionExpression: '#role = :role',
    ExpressionAttributeNames: { '#role': 'role' },
    ExpressionAttributeValues: { ':role': role },
  };
  if (newName === undefined) return { ConditionCheck: condition };
  return {
    Update: {
      ...condition,
      UpdateExpression: 'SET person.#name = :name',
      ExpressionAttributeNames: { ...condition.ExpressionAttributeNames, '#name': 'name' },
      ExpressionAttributeValues: { ...condition.ExpressionAttributeValues, ':name': newName },
    },
  };
}
