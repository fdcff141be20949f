import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { connectWithSdk } from '../../../bench/variants/sdk-client.ts';
import type { DynamoDB } from '../../../functions/store/dynamodb/client.ts';
import { fromAnswer, toRequest } from '../../../functions/store/dynamodb/marshalling.ts';
import { localConnection } from '../../../infra/local/dynamodb/client.ts';
import { createTableInput } from '../../../infra/local/dynamodb/table.ts';
import { type FreshTable, freshTable } from '../../support/table.ts';
import { scenarios, type Step } from './scenarios.ts';

interface Failed extends Error {
  CancellationReasons?: object[];
}

/** The result of a call: a response, or an error as far as a caller can distinguish it. */
async function outcomeOf(dynamodb: Pick<DynamoDB, 'call'>, [operation, input]: Step): Promise<object> {
  try {
    const { $metadata: _, ...output } = (await dynamodb.call(operation, input)) as { $metadata?: unknown };
    return { output };
  } catch (error) {
    const { name, message, CancellationReasons } = error as Failed;
    return { name, message, ...(CancellationReasons && { CancellationReasons }) };
  }
}

async function inTurn(dynamodb: Pick<DynamoDB, 'call'>, steps: Step[]): Promise<object[]> {
  const all: object[] = [];
  for (const step of steps) all.push(await outcomeOf(dynamodb, step));
  return all;
}

describe("answers and refusals are those of AWS's document client", () => {
  it.each(Object.entries(scenarios))('%s', async (_, stepsOn) => {
    const { client, dynamodb, tableName } = await freshTable();
    const steps = stepsOn(tableName);
    const theirs = await inTurn(connectWithSdk(localConnection(inject('dynamodbEndpoint'))), steps);
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    const { StreamSpecification: _stream, ...input } = createTableInput(tableName);
    await client.send(new CreateTableCommand(input));
    expect(await inTurn(dynamodb, steps)).toStrictEqual(theirs);
  });
});

describe('items stand where they stand, whatever tables, indexes and attributes are called', () => {
  const item = { Items: ['text'], Key: { Keys: 1 } };
  const marshalled = { Items: { L: [{ S: 'text' }] }, Key: { M: { Keys: { N: '1' } } } };
  const named = <T>(value: T) =>
    Object.fromEntries(['Keys', 'Items', 'Item', 'Key', 'Attributes'].map((name) => [name, value]));
  const capacity = { TableName: 'Keys', LocalSecondaryIndexes: named({ CapacityUnits: 1 }) };

  const requests: [string, (item: object) => object][] = [
    ['BatchGetItem', (of) => ({ RequestItems: named({ Keys: [of], ConsistentRead: true }) })],
    [
      'BatchWriteItem',
      (of) => ({ RequestItems: named([{ PutRequest: { Item: of } }, { DeleteRequest: { Key: of } }]) }),
    ],
    [
      'Query',
      (of) => ({
        TableName: 'Keys',
        IndexName: 'Items',
        ExpressionAttributeNames: { '#Key': 'Items' },
        ExpressionAttributeValues: of,
        ExclusiveStartKey: of,
      }),
    ],
    ['UpdateItem', (of) => ({ TableName: 'Items', Key: of, ExpressionAttributeValues: of })],
    [
      'TransactWriteItems',
      (of) => ({
        TransactItems: [
          { Put: { TableName: 'Key', Item: of, ExpressionAttributeValues: of } },
          { Update: { TableName: 'Key', Key: of, ExpressionAttributeNames: { '#Key': 'Item' } } },
          { Delete: { TableName: 'Key', Key: of } },
          { ConditionCheck: { TableName: 'Key', Key: of, ExpressionAttributeValues: of } },
        ],
      }),
    ],
  ];
  it.each(requests)('in a %s', (_, request) => expect(toRequest(request(item))).toEqual(request(marshalled)));

  const answers: [string, (item: object) => object][] = [
    ['GetItem', (of) => ({ Item: of, ConsumedCapacity: capacity })],
    ['UpdateItem', (of) => ({ Attributes: of, ConsumedCapacity: capacity })],
    ['Query', (of) => ({ Items: [of, of], LastEvaluatedKey: of, Count: 2, ConsumedCapacity: capacity })],
    [
      'BatchGetItem',
      (of) => ({ Responses: named([of]), UnprocessedKeys: named({ Keys: [of] }), ConsumedCapacity: [capacity] }),
    ],
    [
      'BatchWriteItem',
      (of) => ({ UnprocessedItems: named([{ PutRequest: { Item: of } }, { DeleteRequest: { Key: of } }]) }),
    ],
  ];
  it.each(answers)('in the answer to a %s', (_, answer) =>
    expect(fromAnswer(answer(marshalled))).toEqual(answer(item)),
  );
});

describe('attributes of any name', () => {
  let table: FreshTable;
  beforeAll(async () => (table = await freshTable()));

  it('come back from DynamoDB, and stay attributes', async () => {
    const { dynamodb, tableName: TableName } = table;
    const names = JSON.parse('{"__proto__":{"__proto__":["mine"]},"constructor":"c","hasOwnProperty":1}') as object;
    const Key = { pk: 'names', sk: 'item' };
    await dynamodb.call('PutItem', { TableName, Item: { ...Key, names } });
    const { Item: read } = await dynamodb.call('GetItem', { TableName, Key });
    expect(JSON.stringify(read)).toContain('"__proto__":{"__proto__":["mine"]}');
    expect(Object.getPrototypeOf(read?.['names'])).toBe(Object.prototype);
    expect(read).toStrictEqual({ ...Key, names });
  });
});
