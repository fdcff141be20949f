import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../functions/domain/vocabulary.ts';
import { findBroken } from '../../scripts/invariants.ts';
import { readItems } from './bulk.ts';

/**
 * The invariants of every table between any two mutations, whatever conflicts there were; returns the violations, one
 * line each.
 */
export async function brokenInvariants(world: {
  client: DynamoDBClient;
  tableName: string;
  now(): Instant;
}): Promise<string[]> {
  const items = await readItems(world.client, world.tableName);
  return findBroken(items, world.now()).map(({ id, what, actual, due }) => {
    const difference = actual === undefined && due === undefined ? '' : `: ${said(actual)}, not ${said(due)}`;
    return `${id}: ${what}${difference}`;
  });
}

const said = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
