import type { AthleteView } from '../domain/athlete/athlete.ts';
import { type AthleteId, parseId, type PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { readGrants } from './athlete.ts';
import { deleteAll } from './dynamodb/batch-write.ts';
import { queryOne, queryUpTo } from './dynamodb/reads.ts';
import type { Item, Key, Table } from './dynamodb/table-access.ts';
import { commit } from './idempotency/idempotency.ts';
import {
  athletePartition,
  grantKey,
  rosterEntryKey,
  personKey,
  personPartition,
  profileKey,
  markExpiry,
} from './keys.ts';
import { markedDelivery } from './outbound/keys.ts';
import { leaveWrites, readLink } from './outbound/provider.ts';

/** DynamoDB's limit for one transaction, of which provider, profile and person take a few. */
const MAX_ENDED_AT_ONCE = 90;
/** Records deleted by one call at most: 40 requests of 25. */
const RECORDS_PER_STEP = 1000;

export const erasureStore = (table: Table) => ({
  /** When the erasure by this owner began; undefined if the athlete is not being erased. */
  async erasing(id: AthleteId, owner: PersonId): Promise<Instant | undefined> {
    const profile = await queryOne(table, profileKey(id));
    return profile?.['ownerId'] === owner ? (profile['erasedAt'] as Instant | undefined) : undefined;
  },

  /** Whether the athlete is there: neither erased, nor being erased, nor never made. [1 request, 1 RCU] */
  async isThere(id: AthleteId): Promise<boolean> {
    const profile = await queryOne(table, profileKey(id));
    return profile !== undefined && profile['erasedAt'] === undefined;
  },

  /**
   * Begins an erasure: from now on nobody can see the athlete, on rosters and boards either. Their profile is replaced
   * by a mark without personal data, which blocks late writes until DynamoDB deletes it. Comments are written without the
   * profile, and blocked by the end of the grants: as many of them as fit end with it. Throws WriteConflict if the athlete
   * has changed. [3 requests]
   */
  async begin({ id, record }: AthleteView, owner: PersonId, now: Instant): Promise<void> {
    if (!record) throw new Error('An erasure needs a whole view');
    const grants = await readGrants(table, id);
    const holders = grants.filter(({ roles }) => !roles.includes('OWNER'));
    const link = await readLink(table, id, 'strava');
    const expiresAtSeconds = markExpiry(now);
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
      ...grants
        .slice(0, MAX_ENDED_AT_ONCE - holders.length)
        .map(({ person }) => ({ Delete: { TableName: table.name, Key: grantKey(id, person.id) } })),
    ]);
  },

  /**
   * One step of an erasure: deletes up to 1,000 records, including webhook deliveries about the athlete, and finally
   * the invitations that they made and the receipts of calls that made something of theirs. It can be repeated, and is done
   * when only the mark is left. [at most 43 requests]
   */
  async step(id: AthleteId, owner: PersonId): Promise<{ deletedCount: number; done: boolean }> {
    const pk = athletePartition(id);
    const answer = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ProjectionExpression: 'pk, sk',
      ConsistentRead: true,
      // From behind: grants go before comments, which are written while a grant lives.
      ScanIndexForward: false,
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
    const isLast = !answer.LastEvaluatedKey && records.length === own.length;
    const belonging = isLast ? await readBelonging(table, id, owner) : { items: [], complete: false };
    const others = belonging.items.slice(0, RECORDS_PER_STEP - records.length);
    // With a grant that was still there, a comment may have come after this read: another step looks again.
    const grantsLeft = own.some(({ sk }) => String(sk).startsWith('GRANT#'));
    const done = belonging.complete && !grantsLeft && others.length === belonging.items.length;
    const keys = [...records, ...others].map((item): Key => ({ pk: String(item['pk']), sk: String(item['sk']) }));
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

/** What of the owner is about the athlete: invitations show whom they asked for help, receipts name what calls made. */
async function readBelonging(
  table: Table,
  id: AthleteId,
  owner: PersonId,
): Promise<{ items: Item[]; complete: boolean }> {
  const prefixed = (prefix: string) =>
    queryUpTo(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ProjectionExpression: 'pk, sk, athleteId, ids',
      ExpressionAttributeValues: { ':pk': personPartition(owner), ':prefix': prefix },
      ConsistentRead: true,
    });
  const [invitations, receipts] = await Promise.all([prefixed('INV#'), prefixed('RECEIPT#')]);
  const names = (ids: unknown) => Object.values((ids ?? {}) as Record<string, unknown>).some((each) => isOf(each, id));
  const items = [
    ...invitations.items.filter(({ athleteId }) => athleteId === id),
    ...receipts.items.filter(({ ids }) => names(ids)),
  ];
  return { items, complete: invitations.complete && receipts.complete };
}

const isOf = (id: unknown, athlete: AthleteId): boolean => typeof id === 'string' && parseId(id)?.athleteId === athlete;
