import type { AthleteView } from '../domain/athlete/athlete.ts';
import { type AthleteId, parseId, type PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { readGrants } from './athlete.ts';
import { MAX_TRIES, StoreBusy } from './dynamodb/errors.ts';
import { queryAll } from './dynamodb/reads.ts';
import type { Item, Key, Table } from './dynamodb/table-access.ts';
import { commit } from './idempotency/idempotency.ts';
import {
  athletePartition,
  rosterEntryKey,
  markedDelivery,
  personKey,
  personPartition,
  profileKey,
  toSeconds,
} from './keys.ts';
import { recordOf } from './items.ts';
import { positionOf } from './dynamodb/page.ts';
import { leaveWrites, readLink } from './outbound/provider.ts';

/** Records deleted by one call at most: 40 requests of 25. */
const RECORDS_PER_STEP = 1000;
/** Records in one part of an export at most; the other limit is 1 MB. */
const RECORDS_PER_PART = 500;
/** Longer than backups reach back (35 days): after a restore, the marks say whom to erase again. */
const ERASURE_MARK_DAYS = 40;

export const erasureStore = (table: Table) => ({
  /** A part of an athlete's partition, each record with its kind. [1 request a part] */
  async exportPart(view: AthleteView, after: string | undefined): Promise<{ records: Item[]; cursor?: string }> {
    const pk = athletePartition(view.id);
    const position = after === undefined ? undefined : positionOf(after, '', '\uffff', ['input', 'after']);
    const answer = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: position === undefined ? 'pk = :pk' : 'pk = :pk AND sk > :position',
      ExpressionAttributeValues: { ':pk': pk, ...(position !== undefined && { ':position': position }) },
      ConsistentRead: true,
      Limit: RECORDS_PER_PART,
    });
    // Provider credentials are left out: they are not the athlete's data, and give access to their accounts.
    const records = (answer.Items ?? [])
      .filter(({ kind }) => kind !== 'providerLink' && kind !== 'deliveryMark')
      .map((item) => recordOf<Item>(item));
    const last = answer.LastEvaluatedKey && String(answer.LastEvaluatedKey['sk']);
    return { records, ...(last !== undefined && { cursor: Buffer.from(last, 'utf8').toString('base64url') }) };
  },

  /** When the erasure by this owner began; undefined if the athlete is not being erased. */
  async erasing(id: AthleteId, owner: PersonId): Promise<Instant | undefined> {
    const [profile] = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND sk = :sk',
      ExpressionAttributeValues: { ':pk': athletePartition(id), ':sk': profileKey(id).sk },
      ConsistentRead: true,
    });
    return profile?.['ownerId'] === owner ? (profile['erasedAt'] as Instant | undefined) : undefined;
  },

  /**
   * Begins an erasure: from now on nobody can see the athlete, on rosters and boards either. Their profile is replaced
   * by a mark without personal data, which blocks late writes until DynamoDB deletes it. Throws WriteConflict if the
   * athlete has changed. [3 requests]
   */
  async begin({ id, record }: AthleteView, owner: PersonId, now: Instant): Promise<void> {
    if (!record) throw new Error('An erasure needs a whole view');
    const holders = (await readGrants(table, id)).filter(({ role }) => role !== 'OWNER');
    const link = await readLink(table, id, 'strava');
    const expiresAtSeconds = toSeconds(now) + ERASURE_MARK_DAYS * 86_400;
    await commit(table, [
      {
        Put: {
          TableName: table.name,
          Item: { ...profileKey(id), kind: 'erasedAthlete', ownerId: owner, erasedAt: now, expiresAtSeconds },
          ConditionExpression: 'ownerId = :owner AND version = :version',
          ExpressionAttributeValues: { ':owner': owner, ':version': record.version },
        },
      },
      {
        Update: {
          TableName: table.name,
          Key: personKey(owner),
          UpdateExpression: 'REMOVE athleteId ADD version :one',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
      ...(link ? await leaveWrites(table, link, now) : []),
      ...holders.map(({ person }) => ({ Delete: { TableName: table.name, Key: rosterEntryKey(id, person.id) } })),
    ]);
  },

  /**
   * One step of an erasure: deletes up to 1,000 records, including webhook deliveries about the athlete, and finally
   * the invitations that they made. It can be repeated, and is done when only the mark is left. [at most 43 requests]
   */
  async step(id: AthleteId, owner: PersonId): Promise<{ deletedCount: number; done: boolean }> {
    const pk = athletePartition(id);
    const answer = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ProjectionExpression: 'pk, sk',
      ConsistentRead: true,
      Limit: RECORDS_PER_STEP + 1,
    });
    const own = (answer.Items ?? []).filter(({ sk }) => sk !== profileKey(id).sk);
    let room = RECORDS_PER_STEP;
    const records = own.filter(({ sk }) => {
      // A delivery is deleted together with its mark.
      room -= markedDelivery(String(sk)) ? 2 : 1;
      return room >= 0;
    });
    const deliveries = records.flatMap(({ sk }) => markedDelivery(String(sk)) ?? []);
    const done = !answer.LastEvaluatedKey && records.length === own.length;
    const invitations = done ? await readInvitations(table, id, owner) : [];
    const keys = [...records, ...invitations].map((item): Key => ({ pk: String(item['pk']), sk: String(item['sk']) }));
    // Before the marks, which are used to find them.
    await deleteAll(table, deliveries);
    await deleteAll(table, keys);
    return { deletedCount: keys.length, done };
  },
});

/** Whose mark it is, and who may continue the erasure; undefined if the record does not say. */
export function readMark(item: Item): { id: AthleteId; owner: PersonId } | undefined {
  const { pk, sk, ownerId } = item;
  const id: AthleteId = `ath_${String(pk).replace(/^ATH#/, '')}`;
  if (!parseId(id) || pk !== athletePartition(id) || sk !== profileKey(id).sk) return undefined;
  if (typeof ownerId !== 'string' || parseId(ownerId)?.kind !== 'per') return undefined;
  return { id, owner: ownerId as PersonId };
}

/** The invitations to the athlete's team: they show whom the athlete asked for help. */
async function readInvitations(table: Table, id: AthleteId, owner: PersonId): Promise<Item[]> {
  const made = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :inv)',
    ExpressionAttributeValues: { ':pk': personPartition(owner), ':inv': 'INV#' },
    ConsistentRead: true,
  });
  return made.filter(({ athleteId }) => athleteId === id);
}

async function deleteAll(table: Table, keys: readonly Key[]): Promise<void> {
  for (let start = 0; start < keys.length; start += 25) {
    let requests = keys.slice(start, start + 25).map((Key) => ({ DeleteRequest: { Key: { ...Key } } }));
    for (let tries = 1; requests.length > 0; tries++) {
      if (tries > MAX_TRIES) throw new StoreBusy('deletes stay undone');
      if (tries > 1) await table.pause(tries - 1);
      const answer = await table.client.call('BatchWriteItem', { RequestItems: { [table.name]: requests } });
      requests = (answer.UnprocessedItems?.[table.name] ?? []) as typeof requests;
    }
  }
}
