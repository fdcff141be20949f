import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createChangesHandler } from './consumer.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one consumer of the table's stream per container. */
export const handler = createChangesHandler({
  client: new DynamoDBClient({}),
  tableName,
  clock: Date,
  logger: new Logger({ serviceName: 'changes' }),
});
