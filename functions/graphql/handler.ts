import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createApp } from './app.ts';
import { lambdaLogger } from './lambda-logger.ts';
import { newId } from './new-id.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one application per container. */
export const { handler } = createApp({
  client: new DynamoDBClient({}),
  tableName,
  clock: Date,
  newId,
  logger: lambdaLogger('graphql'),
});
