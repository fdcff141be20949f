import type { AthleteRecord, AthleteView, Summary } from '../domain/athlete/athlete.ts';
import type { AthleteState, Change } from '../domain/athlete/change.ts';
import type { SymptomRecord } from '../domain/symptom/symptom.ts';
import type { GrantRecord } from '../domain/team/viewer.ts';
import type { Table } from './dynamodb/table-access.ts';
import { countComment } from './comment.ts';
import { grantLives } from './condition-checks.ts';
import { putVersioned, type Write } from './dynamodb/writes.ts';
import { moveSymptoms } from './former-symptoms.ts';
import { commit, type IdempotentCall } from './idempotency/idempotency.ts';
import { itemFor } from './former-layout.ts';
import { profileKey } from './keys.ts';
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
}

/**
 * Writes a decision about an athlete in one transaction: records, the profile with its summary, the copies on the
 * team's roster entries, and the receipt. Throws WriteConflict if anything that the decision depends on has changed,
 * the viewer's grant included: load and decide again.
 */
export async function writeAthlete(
  table: Table,
  { view, state, grants, former }: LoadedAthlete,
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
    ...(change.commentOnAthlete ? [countComment(table, view.id, change.commentOnAthlete)] : []),
  ];
  await commit(table, writes, once, ids);
  return { ...view, name: after.name, summary, record: after };
}
