import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createReceiver } from './receiver.ts';

const { TABLE_NAME: tableName, ...env } = process.env;
if (!tableName) throw new Error('TABLE_NAME is not set');

const { STRAVA_VERIFY_TOKEN: verifyToken, STRAVA_PATH_KEY: pathKey } = env;
const logger = new Logger({ serviceName: 'provider-webhooks' });

/** The Lambda entry: one receiver per container. */
export const handler = createReceiver({
  client: new DynamoDBClient({}),
  tableName,
  clock: Date,
  secrets: verifyToken && pathKey ? { verifyToken, pathKey, subscriptionId: env['STRAVA_SUBSCRIPTION_ID'] } : undefined,
  logger: { error: (message, details) => logger.error(message, { ...details }) },
});
