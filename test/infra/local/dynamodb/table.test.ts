import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, inject, test } from 'vitest';
import { localClient } from '../../../../infra/local/dynamodb/client.ts';
import { table } from '../../../../functions/store/dynamodb/table.ts';
import {
  beginDemo,
  createTable,
  createTableInput,
  endDemo,
  prepareTable,
} from '../../../../infra/local/dynamodb/table.ts';
import { freshTable } from '../../../support/table.ts';

test('a table is made empty, and is the one that store/table.ts describes', async () => {
  const client = localClient(inject('dynamodbEndpoint'));
  const tableName = inject('tablePrefix') + randomUUID();
  await createTable(client, tableName);
  const { Items } = await client.send(new ScanCommand({ TableName: tableName }));
  expect(Items).toEqual([]);

  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  expect(Table?.TableStatus).toBe('ACTIVE');
  expect(Table?.KeySchema).toEqual(createTableInput(tableName).KeySchema);
  expect(Table?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
  expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
  const indexes = (Table?.LocalSecondaryIndexes ?? []).map((index) => ({
    name: index.IndexName,
    sortKey: index.KeySchema?.find((key) => key.KeyType === 'RANGE')?.AttributeName,
    projection: index.Projection?.ProjectionType,
  }));
  const described = Object.entries(table.indexes).map(([name, sortKey]) => ({ name, sortKey, projection: 'ALL' }));
  expect(indexes.toSorted((a, b) => String(a.name).localeCompare(String(b.name)))).toEqual(
    described.toSorted((a, b) => a.name.localeCompare(b.name)),
  );

  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: tableName }));
  expect(TimeToLiveDescription?.AttributeName).toBe(table.timeToLive);
});

test('two fresh tables share nothing', async () => {
  const [mine, yours] = await Promise.all([freshTable(), freshTable()]);
  await mine.client.send(new PutItemCommand({ TableName: mine.tableName, Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
  const { Count } = await yours.client.send(new ScanCommand({ TableName: yours.tableName }));
  expect(Count).toBe(0);
});

test('creating a table that is there changes nothing', async () => {
  const { client, tableName } = await freshTable();
  await client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
  await createTable(client, tableName);
  const { Count } = await client.send(new ScanCommand({ TableName: tableName }));
  expect(Count).toBe(1);
});

test('a table of a release before gets the global indexes that it lacks, with what it holds', async () => {
  const { client } = await freshTable();
  const TableName = inject('tablePrefix') + randomUUID();
  const { GlobalSecondaryIndexes, AttributeDefinitions = [], ...former } = createTableInput(TableName);
  const globalKeys: readonly string[] = Object.values(table.globalIndexes);
  const known = AttributeDefinitions.filter(({ AttributeName = '' }) => !globalKeys.includes(AttributeName));
  await client.send(new CreateTableCommand({ ...former, AttributeDefinitions: known }));
  await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, sk: { S: 'b' }, changeKey: { S: 'c' } } }));
  await createTable(client, TableName);
  await createTable(client, TableName);
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(
    GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName),
  );
  const { Count } = await client.send(new ScanCommand({ TableName, IndexName: 'byChange' }));
  expect(Count).toBe(1);
});

test('a table is ready for the demo when it is new, not when it holds something', async () => {
  const { client, tableName } = await freshTable();
  expect(await prepareTable(client, `${tableName}-new`)).toBe(true);
  await client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
  expect(await prepareTable(client, tableName)).toBe(false);
});

test('a demo that was cut short is thrown away; one that was loaded stays', async () => {
  const { client, tableName } = await freshTable();
  await beginDemo(client, tableName);
  await client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'a' }, sk: { S: 'half' } } }));
  expect(await prepareTable(client, tableName)).toBe(true);

  await beginDemo(client, tableName);
  await client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'a' }, sk: { S: 'whole' } } }));
  await endDemo(client, tableName);
  expect(await prepareTable(client, tableName)).toBe(false);
  const { Items } = await client.send(new ScanCommand({ TableName: tableName }));
  expect(Items).toEqual([{ pk: { S: 'a' }, sk: { S: 'whole' } }]);
});
