import { randomUUID } from 'node:crypto';
import { CreateTableCommand, type DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { createDynamoDB, type DynamoDB } from '../../functions/store/dynamodb/client.ts';
import { localClient, localConnection } from '../../infra/local/dynamodb/client.ts';
import { createTableInput } from '../../infra/local/dynamodb/table.ts';
import { retryAtOnce } from './faults.ts';

export interface FreshTable {
  /** AWS's own client, by which a test looks at the table and writes into it. */
  client: DynamoDBClient;
  /** The product's client. */
  dynamodb: DynamoDB;
  tableName: string;
}

/** An empty table of its own, and clients for it. Test files run side by side on one engine; none sees another's items. */
export async function freshTable(): Promise<FreshTable> {
  const client = localClient(inject('dynamodbEndpoint'));
  const dynamodb = createDynamoDB({ ...localConnection(inject('dynamodbEndpoint')), retryStrategy: retryAtOnce });
  const tableName = inject('tablePrefix') + randomUUID();
  // Without its stream, which nothing here reads: each write takes DynamoDB Local longer, the more its streams hold.
  const { StreamSpecification: _stream, ...input } = createTableInput(tableName);
  const { TableDescription } = await client.send(new CreateTableCommand(input));
  if (TableDescription?.TableStatus !== 'ACTIVE')
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: tableName });
  return { client, dynamodb, tableName };
}
