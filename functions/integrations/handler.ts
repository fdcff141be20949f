import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { lambdaLogger } from '../graphql/lambda-logger.ts';
import { newId } from '../graphql/new-id.ts';
import { createIntegrationsApp } from './app.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one application per container. */
export const { handler } = createIntegrationsApp({
  client: new DynamoDBClient({}),
  tableName,
  clock: Date,
  newId,
  logger: lambdaLogger('integrations'),
});
