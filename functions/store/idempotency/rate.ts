import type { AthleteId, PersonId } from '../../domain/ids.ts';
import { countExpiresAt, minuteOf } from '../../domain/rate-limit.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { type Counted, rateKey, toSeconds } from '../keys.ts';

export const rateStore = (table: Table) => ({
  /**
   * Counts something that a person or client does, or that is done to an athlete, and returns how often in this minute,
   * including this time. A request that the SDK retries after a lost response counts twice: better one too few than no
   * limit. [1 request]
   */
  async count(whose: PersonId | AthleteId, now: Instant, what: Counted = 'CALLS'): Promise<number> {
    const { Attributes } = await table.client.call('UpdateItem', {
      TableName: table.name,
      Key: rateKey(whose, minuteOf(now), what),
      UpdateExpression: 'ADD calls :one SET expiresAtSeconds = :forgotten',
      ExpressionAttributeValues: { ':one': 1, ':forgotten': toSeconds(countExpiresAt(now)) },
      ReturnValues: 'UPDATED_NEW',
    });
    return Number(Attributes?.['calls']);
  },
});
