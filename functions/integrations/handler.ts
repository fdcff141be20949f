import { lambdaLogger } from '../runtime/logger.ts';
import { newId } from '../runtime/new-id.ts';
import { createIntegrationsApp } from './app.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one application per container. */
export const { handler } = createIntegrationsApp({
  client: createDynamoDB(),
  tableName,
  clock: Date,
  newId,
  logger: lambdaLogger('integrations'),
  env: process.env,
});
