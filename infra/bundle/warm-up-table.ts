import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { table } from '../../functions/store/dynamodb/table.ts';
import items from './warm-up-items.json' with { type: 'json' };

type Item = Readonly<Record<string, unknown>>;
type Values = Parameters<typeof unmarshall>[0];

interface Question {
  Key?: Values;
  UpdateExpression?: string;
  RequestItems?: Record<string, { Keys?: Values[] }>;
  IndexName?: keyof typeof table.indexes;
  ExpressionAttributeValues?: Values;
}

const keyOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;
const byKey = new Map((items as Item[]).map((item) => [keyOf(item), item]));

/**
 * A minimal DynamoDB for running a function's code: reads return a few made-up items, and writes succeed. A real engine
 * is not available in a build.
 */
export async function startWarmUpTable(): Promise<string> {
  const server = createServer((request, response) => {
    void json(request).then((question) => {
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(JSON.stringify(answerTo(question as Question)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It ends with the process, and must not keep it alive.
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answerTo({ Key, UpdateExpression, RequestItems, IndexName, ExpressionAttributeValues }: Question): object {
  if (RequestItems)
    return {
      Responses: mapValues(RequestItems, ({ Keys = [] }) => Keys.flatMap((key) => find(key))),
      UnprocessedKeys: {},
    };
  // The only attribute that is read back from an update is the count of calls.
  if (UpdateExpression) return { Attributes: { calls: { N: '1' } } };
  if (Key) return { Item: find(Key)[0] };
  if (!ExpressionAttributeValues) return {};
  const [pk, ...bounds] = Object.values(unmarshall(ExpressionAttributeValues)).map(String);
  const sortKey = IndexName ? table.indexes[IndexName] : table.sortKey;
  const [low = '', high = `${low}~`] = bounds.sort();
  const found = (items as Item[]).filter((item) => item['pk'] === pk && isBetween(item[sortKey], low, high));
  return { Items: found.map((item) => marshall(item)), Count: found.length };
}

const isBetween = (key: unknown, low: string, high: string): boolean =>
  typeof key === 'string' && key >= low && key <= high;

function find(key: Values): object[] {
  const found = byKey.get(keyOf(unmarshall(key)));
  return found ? [marshall(found)] : [];
}

const mapValues = <T, U>(of: Record<string, T>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]));
