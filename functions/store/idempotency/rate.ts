import type { AthleteId, PersonId } from '../../domain/ids.ts';
import { countExpiresAt, minuteOf } from '../../domain/rate-limit.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Key, Table } from '../dynamodb/table-access.ts';
import { callsKey, type Counted, rateKey, toSeconds } from '../keys.ts';

export const rateStore = (table: Table) => ({
  /**
   * Counts something that a person does, or that is done to an athlete, and returns how often in this minute, including this
   * time. [1 request]
   */
  count: (whose: PersonId | AthleteId, now: Instant, what: Counted): Promise<number> =>
    add(table, rateKey(whose, minuteOf(now), what), 1, now),

  /** Takes calls of a client from a minute, and returns how many are taken of it, including these. [1 request] */
  take: (whose: string, calls: number, now: Instant): Promise<number> =>
    add(table, callsKey(whose, minuteOf(now)), calls, now),
});

/** A request that the SDK retries after a lost response counts twice: better a few too few than no limit. */
async function add(table: Table, Key: Key, calls: number, now: Instant): Promise<number> {
  const { Attributes } = await table.client.call('UpdateItem', {
    TableName: table.name,
    Key,
    UpdateExpression: 'ADD calls :calls SET expiresAtSeconds = :forgotten',
    ExpressionAttributeValues: { ':calls': calls, ':forgotten': toSeconds(countExpiresAt(now)) },
    ReturnValues: 'UPDATED_NEW',
  });
  return Number(Attributes?.['calls']);
}
