import type { AuthorizationCodeRecord, Consented } from '../../domain/integration/consent.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { countUp } from '../condition-checks.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import type { Key, Table } from '../dynamodb/table-access.ts';
import { putVersioned, transact, type Write } from '../dynamodb/writes.ts';
import { newGrant } from '../grant.ts';
import { recordOf } from '../items.ts';
import { personKey, toSeconds } from '../keys.ts';
import { rosterEntryItem } from '../roster-entry.ts';

/** How long a code is remembered after it has expired, so that a second use is noticed. */
const REMEMBERED_MS = 10 * 60_000;

const codeKey = (hash: string): Key => ({ pk: `CODE#${hash}`, sk: 'CODE' });

/** The codes by which athletes let integrations in. Each lies in a partition of its own, under its hash. */
export const authorizationCodeStore = (table: Table) => ({
  /** Stores a new code. [1 request] */
  async create(code: AuthorizationCodeRecord): Promise<void> {
    const expiresAtSeconds = toSeconds(instantAfter(code.expiresAt, REMEMBERED_MS));
    await table.client.call('PutItem', {
      TableName: table.name,
      Item: { ...codeKey(code.hash), ...code, expiresAtSeconds },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
  },

  /** A code by its hash; undefined if there is none, or none any more. [1 request] */
  async byHash(hash: string): Promise<AuthorizationCodeRecord | undefined> {
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: codeKey(hash),
      ConsistentRead: true,
    });
    return Item && recordOf<AuthorizationCodeRecord>(Item);
  },

  /**
   * Marks a code as used and makes the grant that it stands for, in one transaction: two at once cannot both. Throws
   * WriteConflict if the code was used, or anything has changed since it was read. [1 request]
   */
  async redeem({ hash }: AuthorizationCodeRecord, consented: Consented | undefined, now: Instant): Promise<void> {
    const made = consented?.grant.person.id;
    const writes: Write[] = [
      {
        Update: {
          TableName: table.name,
          Key: codeKey(hash),
          UpdateExpression: `SET redeemedAt = :now${made === undefined ? '' : ', madeGrantOf = :made'}`,
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(redeemedAt)',
          ExpressionAttributeValues: { ':now': now, ...(made !== undefined && { ':made': made }) },
        },
      },
      ...(consented ? grantWrites(table, consented) : []),
    ];
    if (await transact(table, writes)) throw new WriteConflict();
  },
});

/** Both sides of the grant; the athlete's version moves, so that no change of the summary misses it. */
const grantWrites = (table: Table, { athlete, grant, person }: Consented): Write[] => [
  newGrant(table, grant),
  { Put: { TableName: table.name, Item: rosterEntryItem(athlete, grant) } },
  countUp(table, athlete.id, athlete.version),
  ...(person ? [putVersioned(table, { ...personKey(person.id), ...person }, person.version)] : []),
];
