import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { newId } from '../runtime/new-id.ts';
import { createIntegrationsApp } from './app.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readTrackFiles } from '../store/files/track-environment.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

const app = createIntegrationsApp({
  client: createDynamoDB(),
  tableName,
  clock: Date,
  newId,
  logger: lambdaLogger('integrations'),
  tracks: readTrackFiles(process.env),
  env: process.env,
});

/** The Lambda entry: one application per container. */
export const handler = withCallIds(app.handler);
