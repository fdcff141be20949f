import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { Resolved, Resources } from './resources.ts';

/** The part of `AWS::DynamoDB::GlobalTable` that DynamoDB Local knows as well. */
type TableProperties = Pick<
  CreateTableCommandInput,
  'AttributeDefinitions' | 'KeySchema' | 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes' | 'BillingMode'
> & {
  StreamSpecification?: { StreamViewType: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' };
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean };
};

/** A table of the template as a request to DynamoDB. Encryption, backups and replicas have no counterpart on a laptop. */
export function createTableInput(name: string, properties: TableProperties): CreateTableCommandInput {
  const { StreamSpecification: stream, ...rest } = properties;
  return {
    TableName: name,
    AttributeDefinitions: rest.AttributeDefinitions,
    KeySchema: rest.KeySchema,
    LocalSecondaryIndexes: rest.LocalSecondaryIndexes,
    GlobalSecondaryIndexes: rest.GlobalSecondaryIndexes,
    BillingMode: rest.BillingMode,
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
  };
}

/** Creates every table of the template that is not there yet; answers their names. */
export async function createTables(client: DynamoDBClient, resources: Resources): Promise<string[]> {
  const tables = resources.all<TableProperties>('AWS::DynamoDB::GlobalTable');
  return Promise.all(tables.map((table) => createTable(client, resources.names.ref(table.logicalId), table)));
}

async function createTable(
  client: DynamoDBClient,
  name: string,
  { properties }: Resolved<TableProperties>,
): Promise<string> {
  try {
    await client.send(new CreateTableCommand(createTableInput(name, properties)));
  } catch (error) {
    if (error instanceof ResourceInUseException) return name;
    throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: name });
  const { TimeToLiveSpecification } = properties;
  if (TimeToLiveSpecification) {
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
  }
  return name;
}
