import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { CliError } from '../../infra/local/cli-error.ts';
import { writeUnitsOf, type Written } from '../report/prices.ts';
import type { Demand } from '../results.ts';
import type { Respond, WireRequest } from './front.ts';
import { inRounds } from './layers.ts';

type WireItem = Record<string, AttributeValue>;
type Body = Record<string, unknown>;

/** Longer than a function computes between two requests of one round, even on a busy machine. */
const QUIET_MS = 60;

/** Counts requests to DynamoDB: `next` is the engine, which is also used to look at the table. */
export function metered(next: Respond, client: DynamoDBClient, tableName: string) {
  const total = { requests: 0, readUnits: 0, writeUnits: 0 };
  const readItems = itemReader(client, tableName);
  const rounds = inRounds(async (request) => {
    total.requests += 1;
    const input = JSON.parse(request.body.toString('utf8')) as Body;
    const writes = writesOf(request.operation, input);
    if (writes.length === 0) return read(request, input);
    const before = await readItems(writes);
    const answer = await next(request);
    const after = await readItems(writes);
    const written = writes.map(({ kind }, index): Written => ({ kind, before: before[index], after: after[index] }));
    total.writeUnits += writeUnitsOf(written, request.operation === 'TransactWriteItems');
    return answer;
  }, QUIET_MS);

  async function read(request: WireRequest, input: Body) {
    const body = Buffer.from(JSON.stringify({ ...input, ReturnConsumedCapacity: 'TOTAL' }));
    const answer = await next({
      ...request,
      body,
      headers: { ...request.headers, 'content-length': String(body.length) },
    });
    const output = JSON.parse(answer.body.toString('utf8')) as Body;
    const consumed = [output['ConsumedCapacity'] ?? []].flat() as { CapacityUnits?: number }[];
    for (const { CapacityUnits = 0 } of consumed) total.readUnits += CapacityUnits;
    total.readUnits += missingOf(input, output);
    return answer;
  }

  return {
    respond: rounds.respond,
    /** The requests during a piece of work. */
    async during(work: () => Promise<unknown>): Promise<Demand> {
      const roundsBefore = rounds.rounds();
      Object.assign(total, { requests: 0, readUnits: 0, writeUnits: 0 });
      await work();
      return { ...total, roundTrips: rounds.rounds() - roundsBefore };
    },
  };
}

/** Read units of keys that a strong BatchGetItem did not find: DynamoDB counts one for each, DynamoDB Local none. */
function missingOf({ RequestItems }: Body, { Responses }: Body): number {
  const count = (parts: unknown, of: (part: unknown) => unknown[]) =>
    Object.values(parts ?? {}).reduce<number>((sum, part) => sum + of(part).length, 0);
  const asked = count(RequestItems, (part) => (part as { Keys: unknown[] }).Keys);
  return asked - count(Responses, (part) => part as unknown[]);
}

interface Write {
  key: WireItem;
  kind: Written['kind'];
}

/** The items that a request writes or checks; none for a read. */
function writesOf(operation: string, input: Body): Write[] {
  const keyOf = (parts: object): WireItem => {
    const { Key, Item } = parts as { Key?: WireItem; Item?: WireItem };
    const { pk, sk } = Key ?? Item ?? {};
    if (!pk || !sk) throw new CliError(`${operation} names no key`);
    return { pk, sk };
  };
  switch (operation) {
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [{ key: keyOf(input), kind: 'write' }];
    case 'TransactWriteItems':
      return (input['TransactItems'] as Record<string, object>[]).flatMap((item) =>
        Object.entries(item).map(([name, parts]): Write => {
          return { key: keyOf(parts), kind: name === 'ConditionCheck' ? 'check' : 'write' };
        }),
      );
    case 'GetItem':
    case 'BatchGetItem':
    case 'Query':
      return [];
    default:
      throw new CliError(`What ${operation} costs is not known: nothing that is priced used it`);
  }
}

/** Reads items by key, in the order of the keys. */
function itemReader(client: DynamoDBClient, tableName: string) {
  const textOf = ({ pk, sk }: WireItem) => `${pk?.S} ${sk?.S}`;
  return async (writes: readonly Write[]) => {
    const Keys = writes.map(({ key }) => key);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
    );
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new CliError('The engine left keys unread');
    const found = new Map((Responses?.[tableName] ?? []).map((item) => [textOf(item), unmarshall(item)]));
    return Keys.map((key) => found.get(textOf(key)));
  };
}
