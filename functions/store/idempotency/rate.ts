import type { PersonId } from '../../domain/ids.ts';
import { countExpiresAt, minuteOf } from '../../domain/rate-limit.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { rateKey, toSeconds } from '../keys.ts';

export const rateStore = (table: Table) => ({
  /**
   * Counts a call of a client, and answers how many it has made in this minute, this one with them. A request that is
   * repeated because its answer was lost counts twice: rather one call too few than a door without a lock. [1 request]
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
