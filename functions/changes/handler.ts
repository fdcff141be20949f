import { Logger } from '@aws-lambda-powertools/logger';
import { createChangesHandler } from './consumer.ts';
import { createDynamoDB } from '../graphql/store/dynamodb.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one consumer of the table's stream per container. */
export const handler = createChangesHandler({
  client: createDynamoDB(),
  tableName,
  clock: Date,
  logger: new Logger({ serviceName: 'changes' }),
});
