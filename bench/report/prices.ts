import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { table } from '../../functions/store/dynamodb/table.ts';
import { sizeOf } from '../../test/support/bulk.ts';
import type { Demand } from '../results.ts';

/** A list price in US dollars, on demand, in us-east-1, with its source; free tiers are left out. */
interface Price {
  dollars: number;
  per: string;
  source: string;
}

/** As published in November 2026; docs/operations.md uses the same. */
export const PRICES_OF = 'November 2026';
export const prices = {
  readUnits: {
    dollars: 0.125,
    per: 'million read units',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  writeUnits: {
    dollars: 0.625,
    per: 'million write units',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  lambdaCalls: { dollars: 0.2, per: 'million calls', source: 'https://aws.amazon.com/lambda/pricing/' },
  lambdaTime: { dollars: 0.0000133334, per: 'GB-second, arm64', source: 'https://aws.amazon.com/lambda/pricing/' },
  gateway: { dollars: 1, per: 'million requests, HTTP API', source: 'https://aws.amazon.com/api-gateway/pricing/' },
} satisfies Record<string, Price>;

/** The memory of the deployed functions, at which Lambda gives one whole core. */
const LAMBDA_GB = 1769 / 1024;
/** A million calls of one millisecond. */
export const DOLLARS_PER_MILLISECOND = LAMBDA_GB * 1e3 * prices.lambdaTime.dollars;

export interface Dollars {
  dynamodb: number;
  lambda: number;
  gateway: number;
  total: number;
}

/**
 * The cost of a million calls. Lambda is billed for the duration of a call, including DynamoDB's 5 ms for each round
 * trip.
 */
export function dollarsPerMillion(
  { readUnits, writeUnits }: Pick<Demand, 'readUnits' | 'writeUnits'>,
  milliseconds: number,
): Dollars {
  const dynamodb = readUnits * prices.readUnits.dollars + writeUnits * prices.writeUnits.dollars;
  const lambda = prices.lambdaCalls.dollars + milliseconds * DOLLARS_PER_MILLISECOND;
  const gateway = prices.gateway.dollars;
  return { dynamodb, lambda, gateway, total: dynamodb + lambda + gateway };
}

/** An item before and after a write. A condition check leaves the item unchanged; `undefined` if there is no item. */
export interface Written {
  before: Item | undefined;
  after: Item | undefined;
  kind: 'write' | 'check';
}

/**
 * Write units of a request, from its items, since DynamoDB Local misreports those of transactions. A unit is a KB of
 * the larger of the item before and after; an index with the item costs the same again, or twice if the item moves
 * within the index. In a transaction everything counts twice, checks included. AWS does not say whether indexes do:
 * this is the upper bound.
 */
export function writeUnitsOf(written: readonly Written[], inTransaction: boolean): number {
  const units = written.reduce((sum, each) => sum + units1KbOf(each) * (1 + writesOf(each, table.indexes, 1)), 0);
  // A global index is written after the transaction, and has the keys alone: a unit for each place that is taken or left.
  const global = written.reduce((sum, each) => sum + writesOf(each, table.globalIndexes, 0), 0);
  return (inTransaction ? units * 2 : units) + global;
}

const units1KbOf = ({ before, after }: Written): number =>
  Math.max(1, Math.ceil(Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0) / 1024));

/** `ofSamePlace` is what an item costs that stays where it is: an index of all attributes holds its new ones. */
function writesOf(
  { before, after, kind }: Written,
  indexes: Readonly<Record<string, string>>,
  ofSamePlace: 0 | 1,
): number {
  if (kind === 'check') return 0;
  return Object.values(indexes).reduce((sum, attribute) => {
    const [old, now] = [before?.[attribute], after?.[attribute]];
    if (old === undefined && now === undefined) return sum;
    if (old === now) return sum + ofSamePlace;
    return sum + (old !== undefined && now !== undefined ? 2 : 1);
  }, 0);
}
