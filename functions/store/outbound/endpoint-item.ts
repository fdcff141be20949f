import type { WebhookId } from '../../domain/ids.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Item, Key, Table } from '../dynamodb/table-access.ts';
import { toSeconds } from '../keys.ts';
import { partitionKey, partitionsOf, spread } from '../spread.ts';

/** What is to be sent to a webhook next. */
export interface Next {
  lane: Lane;
  at: Instant;
}

/** The number of partitions that share the endpoints, in a small table. */
const SHARDS = 4;
export const shardsOf = (table: Table): string[] =>
  Array.from({ length: SHARDS }, (_, shard) => `ENDPOINTS#${shard}`).flatMap((shard) =>
    partitionsOf(table).map((partition) => partitionKey(shard, partition)),
  );

/** The last character of an ID chooses the shard. */
export const endpointKey = (table: Table, id: WebhookId): Key => ({
  pk: spread(table, `ENDPOINTS#${id.charCodeAt(id.length - 1) % SHARDS}`, id),
  sk: id,
});

/** An endpoint to which nothing is sent any more is forgotten with its last delivery. */
const KEPT_MS = 10 * 86_400_000;
export const expiry = (now: Instant): number => toSeconds(instantAfter(now, KEPT_MS));

/** The key by which endpoints are ordered in `byKind`. */
export const orderOf = ({ lane, at }: Next): string => `${lane}#${at}`;

/** Changes an endpoint; throws if the condition does not hold. [1 request] */
export const updateEndpoint = (table: Table, id: WebhookId, expression: string, condition: string, values: Item) =>
  table.client.call('UpdateItem', {
    TableName: table.name,
    Key: endpointKey(table, id),
    UpdateExpression: expression,
    ConditionExpression: condition,
    ExpressionAttributeValues: values,
    ReturnValues: 'ALL_NEW',
  });
