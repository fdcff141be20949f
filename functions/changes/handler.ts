import { createChangesHandler } from './consumer.ts';
import { lambdaLogger } from '../graphql/lambda-logger.ts';
import { createDynamoDB } from '../graphql/store/dynamodb.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one consumer of the table's stream per container. */
export const handler = createChangesHandler({
  client: createDynamoDB(),
  tableName,
  clock: Date,
  logger: lambdaLogger('changes'),
});
