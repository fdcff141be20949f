import { setTimeout } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  ResourceInUseException,
  ScanCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { table } from '../../../functions/store/dynamodb/table.ts';

/** The table of `store/table.ts` as a request to DynamoDB; `infra/table.ts` creates the same one on AWS. */
export function createTableInput(tableName: string): CreateTableCommandInput & { TableName: string } {
  const { partitionKey, sortKey, indexes, globalIndexes } = table;
  const keys = [partitionKey, sortKey, ...Object.values(globalIndexes), ...Object.values(indexes)];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema(partitionKey, sortKey),
    LocalSecondaryIndexes: Object.entries(indexes).map(([IndexName, attribute]) => ({
      IndexName,
      KeySchema: keySchema(partitionKey, attribute),
      Projection: { ProjectionType: 'ALL' },
    })),
    GlobalSecondaryIndexes: Object.entries(globalIndexes).map(([IndexName, attribute]) => ({
      IndexName,
      KeySchema: keySchema(partitionKey, attribute),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };
}

/** Creates the table and waits until it is usable. If it exists, it only gets the global indexes that it lacks. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  await createTableAs(client, createTableInput(tableName), table.timeToLive);
}

/** The same for any table; `timeToLive` is the attribute by which its items expire. */
export async function createTableAs(
  client: DynamoDBClient,
  input: CreateTableCommandInput & { TableName: string },
  timeToLive: string | undefined,
): Promise<void> {
  const { TableName } = input;
  try {
    const { TableDescription } = await client.send(new CreateTableCommand(input));
    if (TableDescription?.TableStatus !== 'ACTIVE') {
      await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName });
    }
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await addGlobalIndexes(client, input);
  }
  if (timeToLive !== undefined) await enableTimeToLive(client, TableName, timeToLive);
}

/** Marks a table into which the demo is being loaded. Stored in the table, so that it moves with the data. */
const demoMark = { [table.partitionKey]: { S: 'DEMO' }, [table.sortKey]: { S: 'LOADING' } };

/**
 * Creates the table if it is missing, and recreates it if a start was interrupted while the demo was being loaded.
 *
 * @returns true if the table is empty
 */
export async function prepareTable(client: DynamoDBClient, tableName: string): Promise<boolean> {
  const TableName = tableName;
  await createTable(client, tableName);
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: demoMark, ConsistentRead: true }));
  if (Item) {
    await client.send(new DeleteTableCommand({ TableName }));
    await waitUntilTableNotExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName });
    await createTable(client, tableName);
  }
  const { Count = 0 } = await client.send(new ScanCommand({ TableName, Limit: 1, ConsistentRead: true }));
  return Count === 0;
}

export async function beginDemo(client: DynamoDBClient, tableName: string): Promise<void> {
  await client.send(new PutItemCommand({ TableName: tableName, Item: demoMark }));
}

export async function endDemo(client: DynamoDBClient, tableName: string): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: demoMark }));
}

/** The global indexes that a table of a release before lacks, as CloudFormation would add them. */
async function addGlobalIndexes(
  client: DynamoDBClient,
  { TableName, AttributeDefinitions, GlobalSecondaryIndexes = [] }: CreateTableCommandInput & { TableName: string },
): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  // A start that was ended in the middle may have left one that is still being filled.
  await untilFilled(client, TableName);
  const known = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const index of GlobalSecondaryIndexes.filter(({ IndexName }) => !known.has(IndexName))) {
    const GlobalSecondaryIndexUpdates = [{ Create: index }];
    await client.send(new UpdateTableCommand({ TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates }));
    await untilFilled(client, TableName);
  }
}

/**
 * Waits until each global index holds what the table has: only then can it be read, and the next one be added. The table itself
 * is ACTIVE before, so the SDK's waiter is too early.
 */
async function untilFilled(client: DynamoDBClient, TableName: string): Promise<void> {
  const until = Date.now() + 300_000;
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    const isFilled = Table?.GlobalSecondaryIndexes?.every(({ IndexStatus }) => IndexStatus === 'ACTIVE') ?? true;
    if (isFilled && Table?.TableStatus === 'ACTIVE') return;
    if (Date.now() > until) throw new Error(`The indexes of ${TableName} were not filled within five minutes.`);
    await setTimeout(100);
  }
}

/** DynamoDB refuses to enable what is already enabled, so this checks first. */
async function enableTimeToLive(client: DynamoDBClient, TableName: string, AttributeName: string): Promise<void> {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (TimeToLiveDescription?.AttributeName === AttributeName) return;
  const TimeToLiveSpecification = { AttributeName, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}

function keySchema(partitionKey: string, sortKey: string): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ];
}
