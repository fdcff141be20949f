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

/** All endpoints share a partition; in a larger table, several. Each is looked at four times a second while anything is sent. */
const ENDPOINTS = 'ENDPOINTS';
export const shardsOf = (table: Table): string[] =>
  partitionsOf(table).map((partition) => partitionKey(ENDPOINTS, partition));

export const endpointKey = (table: Table, id: WebhookId): Key => ({
  pk: spread(table, ENDPOINTS, id),
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
