import { createChangesHandler } from './consumer.ts';
import { lambdaLogger } from '../runtime/logger.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readKeys } from '../store/secrets/environment.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one consumer of the table's stream per container. */
export const handler = createChangesHandler({
  client: createDynamoDB(),
  tableName,
  keys: readKeys(process.env),
  clock: Date,
  logger: lambdaLogger('changes'),
});
