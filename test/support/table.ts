import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { localClient } from '../../infra/local/client.ts';
import { createTable } from '../../infra/local/table.ts';

/** An empty table of its own, and a client for it. Test files run side by side on one engine; none sees another's items. */
export async function freshTable(): Promise<{ client: DynamoDBClient; tableName: string }> {
  const client = localClient(inject('dynamodbEndpoint'));
  const tableName = inject('tablePrefix') + randomUUID();
  await createTable(client, tableName);
  return { client, tableName };
}
