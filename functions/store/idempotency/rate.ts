import type { PersonId } from '../../domain/ids.ts';
import { countExpiresAt, minuteOf } from '../../domain/rate-limit.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { rateKey, toSeconds } from '../keys.ts';

export const rateStore = (table: Table) => ({
  /**
   * Counts a call of a client, and returns the number of its calls in this minute, including this one. A request that
   * the SDK retries after a lost response counts twice: better one call too few than no limit. [1 request]
   */
  async count(client: PersonId, now: Instant): Promise<number> {
    const { Attributes } = await table.client.call('UpdateItem', {
      TableName: table.name,
      Key: rateKey(client, minuteOf(now)),
      UpdateExpression: 'ADD calls :one SET expiresAtSeconds = :forgotten',
      ExpressionAttributeValues: { ':one': 1, ':forgotten': toSeconds(countExpiresAt(now)) },
      ReturnValues: 'UPDATED_NEW',
    });
    return Number(Attributes?.['calls']);
  },
});
