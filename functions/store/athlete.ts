import type { AthleteRecord, AthleteView, Author, Summary } from '../domain/athlete/athlete.ts';
import type { AthleteState, Change } from '../domain/athlete/change.ts';
import type { AthleteId, PersonId } from '../domain/ids.ts';
import type { InstructionRecord } from '../domain/instruction/instruction.ts';
import { refuse } from '../domain/refusal.ts';
import type { RunRecord } from '../domain/run/run.ts';
import type { GrantRecord, PersonRecord } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import {
  batchGet,
  keyText,
  MAX_TRIES,
  putVersioned,
  queryAll,
  StoreBusy,
  type Table,
  transact,
  type Write,
} from './dynamodb/table-access.ts';
import { itemFor } from './former-layout.ts';
import { moveSymptoms } from './former-symptoms.ts';
import { readOpenSymptoms } from './open.ts';
import { copies } from './roster-entry.ts';
import { recordOf } from './items.ts';
import { athletePartition, grantKey, LAST, personKey, profileKey } from './keys.ts';
import { commit, type IdempotentCall, receiptWrite, RepeatedCall } from './idempotency/idempotency.ts';

/** Which parts of an athlete's state a decision looks at; each costs one Query. */
export interface Needs {
  instructions?: boolean;
  symptoms?: boolean;
  recentRuns?: boolean;
}

/** What is decided: what to write, the summary after it, and what the caller wants to know of it. */
export interface Decision<T> {
  change: Change;
  summary: Summary;
  answer: T;
}

const DAY_MS = 86_400_000;

export const athleteStore = (table: Table) => ({
  /**
   * Athletes as a viewer may see them: profile and grant in one strongly consistent BatchGet. Undefined where there is no
   * live grant, no such athlete, or she is being erased. [1 request and 2 RCU an athlete]
   */
  async views(viewer: PersonId, ids: readonly AthleteId[]): Promise<(AthleteView | undefined)[]> {
    const found = await batchGet(
      table,
      ids.flatMap((id) => [profileKey(id), grantKey(id, viewer)]),
    );
    return ids.map((id) => {
      const profile = found.get(keyText(profileKey(id)));
      const grant = found.get(keyText(grantKey(id, viewer)));
      return profile && grant && !profile['erasedAt'] ? viewOf(recordOf(profile), recordOf(grant)) : undefined;
    });
  },

  /** Makes an athlete, the owner's grant, and her person, in one transaction. */
  async create(athlete: AthleteRecord, grant: GrantRecord, person: PersonRecord, once?: IdempotentCall): Promise<void> {
    const writes: Write[] = [
      { Put: { TableName: table.name, Item: { ...profileKey(athlete.id), ...athlete, version: 1 } } },
      { Put: { TableName: table.name, Item: { ...grantKey(athlete.id, person.id), ...grant } } },
      putVersioned(table, { ...personKey(person.id), ...person }, person.version),
    ];
    await commit(table, writes, once, { athlete: athlete.id });
  },

  /**
   * Decides on a change of an athlete and writes it in one transaction: records, profile with summary, the copies on her
   * team's grants, and the receipt. If anything it rests on has changed meanwhile, it reads and decides again, boundedly.
   * A grant that was revoked meanwhile refuses it.
   */
  async change<T extends { ids: Record<string, string> }>(
    view: AthleteView,
    needs: Needs,
    now: Instant,
    once: IdempotentCall | undefined,
    decide: (state: AthleteState, attempt: number) => Promise<Decision<T>>,
  ): Promise<{ answer: T; view: AthleteView; put: Change['put'] }> {
    const me = view.me;
    if (!me) throw new Error('A change needs a whole view');
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      if (attempt > 1) await table.pause(attempt - 1);
      const { state, grants, former } = await readState(table, view, needs, now, attempt > 1);
      const { change, summary, answer } = await decide(state, attempt);
      const after: AthleteRecord = { ...state.athlete, ...change.athlete, summary, version: state.athlete.version + 1 };
      const writes: Write[] = [
        grantLives(table, view.id, me, after.name === state.athlete.name ? undefined : after.name),
        {
          Put: {
            TableName: table.name,
            Item: { ...profileKey(view.id), ...after },
            ConditionExpression: 'version = :version AND attribute_not_exists(erasedAt)',
            ExpressionAttributeValues: { ':version': state.athlete.version },
          },
        },
        ...change.put.map((entity) => putVersioned(table, itemFor(table, entity), entity.version)),
        ...moveSymptoms(
          table,
          former.filter((symptom) => !change.put.some(({ id }) => id === symptom.id)),
        ),
        ...copies(table, state.athlete, after, grants),
        ...receiptWrite(table, once, answer.ids),
      ];
      const cancelled = await transact(table, writes);
      if (!cancelled) return { answer, view: { ...view, name: after.name, summary, record: after }, put: change.put };
      if (once && cancelled.reasons[writes.length - 1] === 'ConditionalCheckFailed') throw new RepeatedCall();
      if (cancelled.reasons[0] === 'ConditionalCheckFailed')
        refuse('NOT_FOUND', 'There is nothing here that you may change.');
    }
    throw new StoreBusy('others keep changing this athlete');
  },

  /** Her record without a grant on her: only to let somebody in whom she invited, or whom she lets in herself. */
  profile: (id: AthleteId): Promise<AthleteRecord> => readProfile(table, id),

  /** Everybody who may see her. */
  grants: (id: AthleteId): Promise<GrantRecord[]> => readGrants(table, id),
});

function viewOf(record: AthleteRecord, grant: GrantRecord): AthleteView {
  const me = { ...grant.person, role: grant.role };
  return { id: record.id, name: record.name, role: grant.role, summary: record.summary, record, me };
}

/**
 * That a grant lives, with the role that its holder acts in. An athlete who takes a new name goes by it on her own grant,
 * whence what she writes is signed.
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

async function readState(table: Table, view: AthleteView, needs: Needs, now: Instant, again: boolean) {
  const pk = athletePartition(view.id);
  const range = (index: string | undefined, sort: string, from: string, to: string, descending = false) =>
    queryAll(table, {
      ...(index && { IndexName: index }),
      KeyConditionExpression: 'pk = :pk AND #sort BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#sort': sort },
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
      ConsistentRead: true,
      ScanIndexForward: !descending,
    });
  const since = new Date(Date.parse(now) - 7 * DAY_MS).toISOString();
  const profile = again || !view.record ? readProfile(table, view.id) : Promise.resolve(view.record);
  const [athlete, grants, instructions, open, recentRuns] = await Promise.all([
    profile,
    readGrants(table, view.id),
    needs.instructions ? range(undefined, 'sk', 'INS#', `INS#${LAST}`) : [],
    needs.symptoms && readOpenSymptoms(table, view.id, async () => (await profile).summary.openSymptoms),
    needs.recentRuns ? range('byKind', 'kindKey', `RUN#${since}`, `RUN#${LAST}`, true) : [],
  ]);
  const state: AthleteState = {
    athlete,
    instructions: instructions.map((item) => recordOf<InstructionRecord>(item)),
    symptoms: open ? open.symptoms : [],
    recentRuns: recentRuns.map((item) => recordOf<RunRecord>(item)),
  };
  return { state, grants, former: open ? open.former : [] };
}

async function readProfile(table: Table, id: AthleteId): Promise<AthleteRecord> {
  const { Item } = await table.client.call('GetItem', {
    TableName: table.name,
    Key: profileKey(id),
    ConsistentRead: true,
  });
  if (!Item || Item['erasedAt']) refuse('NOT_FOUND', 'There is nothing here that you may change.');
  return recordOf(Item);
}

/** Everybody who may see her, with her owner. [1 request] */
export async function readGrants(table: Table, id: AthleteId): Promise<GrantRecord[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :grant)',
    ExpressionAttributeValues: { ':pk': athletePartition(id), ':grant': 'GRANT#' },
    ConsistentRead: true,
  });
  return items.map((item) => recordOf<GrantRecord>(item));
}
