import { randomUUID } from 'node:crypto';
import { CreateTableCommand, type DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { localClient } from '../../infra/local/client.ts';
import { createTableInput } from '../../infra/local/table.ts';

/** An empty table of its own, and a client for it. Test files run side by side on one engine; none sees another's items. */
export async function freshTable(): Promise<{ client: DynamoDBClient; tableName: string }> {
  const client = localClient(inject('dynamodbEndpoint'));
  const tableName = inject('tablePrefix') + randomUUID();
  // Without its stream, which nothing here reads: each write takes DynamoDB Local longer, the more its streams hold.
  const { StreamSpecification: _stream, ...input } = createTableInput(tableName);
  const { TableDescription } = await client.send(new CreateTableCommand(input));
  if (TableDescription?.TableStatus !== 'ACTIVE')
    await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: tableName });
  return { client, tableName };
}
