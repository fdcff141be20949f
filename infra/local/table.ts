import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { table } from '../../functions/graphql/store/table.ts';

/** The table of `store/table.ts` as a request to DynamoDB; `infra/table.ts` makes the same one for AWS. */
export function createTableInput(tableName: string): CreateTableCommandInput & { TableName: string } {
  const { partitionKey, sortKey, indexes } = table;
  const keys = [partitionKey, sortKey, ...Object.values(indexes)];
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
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };
}

/** Creates the table and waits until it can be used. Does nothing to one that is there already. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    const { TableDescription } = await client.send(new CreateTableCommand(createTableInput(tableName)));
    if (TableDescription?.TableStatus !== 'ACTIVE') {
      await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: tableName });
    }
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await enableTimeToLive(client, tableName);
}

/** DynamoDB refuses to enable what is enabled, so this asks first. */
async function enableTimeToLive(client: DynamoDBClient, tableName: string): Promise<void> {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: tableName }));
  if (TimeToLiveDescription?.AttributeName === table.timeToLive) return;
  const TimeToLiveSpecification = { AttributeName: table.timeToLive, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification }));
}

function keySchema(partitionKey: string, sortKey: string): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ];
}
