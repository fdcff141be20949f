import type { AthleteRecord, AthleteView, Summary } from '../domain/athlete/athlete.ts';
import type { AthleteState, Change } from '../domain/athlete/change.ts';
import type { SymptomRecord } from '../domain/symptom/symptom.ts';
import type { GrantRecord } from '../domain/team/viewer.ts';
import type { Writer } from '../domain/audit/access.ts';
import { kindsOf, kindsWritten } from '../domain/audit/kind.ts';
import { accessWrites } from './audit/access.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { afterUse, writerLives } from './allowance.ts';
import type { Table } from './dynamodb/table-access.ts';
import { countComment } from './comment.ts';
import { putVersioned, type Write } from './dynamodb/writes.ts';
import { moveSymptoms } from './former-symptoms.ts';
import { commit, type IdempotentCall } from './idempotency/idempotency.ts';
import { itemFor } from './former-layout.ts';
import { profileKey } from './keys.ts';
import { copies } from './roster-entry.ts';

/** Which instructions a decision needs beside those that had not ended in the days that boards look at. */
export interface NeededInstructions {
  /** All that there were: for an instruction that begins in the past, which may join what had ended. */
  all?: boolean;
  /** Ids of instructions that the decision is about, ended or not. */
  named: readonly string[];
}

/** The parts of an athlete's state that a decision may need; each costs one Query. */
export interface Needs {
  instructions?: NeededInstructions;
  symptoms?: boolean;
  recentRuns?: boolean;
  recentSessions?: boolean;
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
  /** When it was loaded: the writer's day. */
  now: Instant;
}

/**
 * Writes a decision about an athlete in one transaction: records, the profile with its summary, the copies on the
 * team's roster entries, and the receipt. Throws WriteConflict if anything that the decision depends on has changed,
 * the viewer's grant included: load and decide again.
 */
export async function writeAthlete(
  table: Table,
  { view, state, grants, former, writer, now }: LoadedAthlete,
  { change, summary }: { change: Change; summary: Summary },
  ids: Record<string, string> = {},
  once?: IdempotentCall,
): Promise<AthleteView> {
  const before = state.athlete;
  const after: AthleteRecord = { ...before, ...change.athlete, summary, version: before.version + 1 };
  const writes: Write[] = [
    writerLives(table, view, {
      uses: change.uses,
      now,
      ...(after.name !== before.name && { name: after.name }),
    }),
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
    ...accessWrites(table, view.id, writer, {
      kinds: kindsWritten(change.put, writer?.at ?? '') | (change.mark ? kindsOf('SUMMARY') : 0),
      written: [...change.put, { id: view.id, version: before.version }],
    }),
  ];
  await commit(table, writes, once, ids);
  return { ...afterUse(view, change.uses, now), name: after.name, summary, record: after };
}
