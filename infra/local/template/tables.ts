import type { CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTableAs } from '../dynamodb/table.ts';
import type { Resources } from './assembly/resources.ts';

/** The part of `AWS::DynamoDB::GlobalTable` that DynamoDB Local supports. */
type TableProperties = Pick<
  CreateTableCommandInput,
  'AttributeDefinitions' | 'KeySchema' | 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes' | 'BillingMode'
> & {
  StreamSpecification?: { StreamViewType: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' };
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean };
};

/**
 * A table of the template as a request to DynamoDB. Encryption, backups and replicas have no counterpart on a laptop.
 */
export function createTableInput(name: string, properties: TableProperties) {
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

/** Creates the tables of the template that do not exist yet; returns the names of all. */
export async function createTables(client: DynamoDBClient, resources: Resources): Promise<string[]> {
  const tables = resources.all<TableProperties>('AWS::DynamoDB::GlobalTable');
  return Promise.all(
    tables.map(async ({ logicalId, properties }) => {
      const name = resources.names.ref(logicalId);
      const { TimeToLiveSpecification: expiry } = properties;
      await createTableAs(
        client,
        createTableInput(name, properties),
        expiry?.Enabled ? expiry.AttributeName : undefined,
      );
      return name;
    }),
  );
}
