import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createOutboundHandler } from './outbound.ts';
import { createStrava } from './strava.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

const { STRAVA_CLIENT_ID: clientId, STRAVA_CLIENT_SECRET: clientSecret } = process.env;
const strava = clientId && clientSecret ? createStrava({ clientId, clientSecret, fetch, clock: Date }) : undefined;

/** The Lambda entry: one client per container. */
export const handler = createOutboundHandler({
  client: new DynamoDBClient({}),
  tableName,
  clock: Date,
  logger: new Logger({ serviceName: 'outbound' }),
  providers: { ...(strava && { strava }) },
});
