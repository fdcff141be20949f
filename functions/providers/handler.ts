import { createReceiver, readSecrets } from './receiver.ts';
import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one receiver per container. */
export const handler = withCallIds(
  createReceiver({
    // Four attempts fit into the function's 5 s. Strava gives up after 2 s.
    client: createDynamoDB({ timeoutMs: 1_000 }),
    tableName,
    clock: Date,
    secrets: readSecrets(process.env),
    logger: lambdaLogger('providers'),
  }),
);
