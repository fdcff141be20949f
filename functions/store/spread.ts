import { createHash } from 'node:crypto';
import type { Table } from './dynamodb/table-access.ts';

/**
 * What all athletes or one client write to shares a partition of DynamoDB, which takes 1,000 write units a second. A large
 * deployment spreads it over several (docs/scale.md). The first of them is the one that there was before, and readers read
 * all of them, so raising the number loses nothing.
 */
export const partitionsOf = ({ partitions = 1 }: Table): readonly number[] =>
  Array.from({ length: partitions }, (_, partition) => partition);

/** The partition key of something with an id: the key that there was before, or that with a number behind it. */
export function spread({ partitions = 1 }: Table, before: string, id: string): string {
  if (partitions === 1) return before;
  return partitionKey(before, createHash('sha256').update(id).digest().readUInt32BE() % partitions);
}

export const partitionKey = (before: string, partition: number): string =>
  partition === 0 ? before : `${before}.${partition}`;

/** A setting of the deployment, the same for all its functions. */
export function partitionsOfDeployment(): number {
  const setting = process.env['PARTITIONS'] ?? '1';
  const partitions = Number(setting);
  if (Number.isInteger(partitions) && partitions >= 1 && partitions <= 64) return partitions;
  throw new Error(`PARTITIONS is ${setting}: it is a whole number from 1 to 64, or left out`);
}
