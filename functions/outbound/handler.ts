import { createOutboundHandler } from './outbound.ts';
import { readProviders } from './strava.ts';
import { lambdaLogger } from '../runtime/logger.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readVault } from '../store/secrets/environment.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one client per container. */
export const handler = createOutboundHandler({
  client: createDynamoDB(),
  tableName,
  vault: readVault(process.env),
  clock: Date,
  logger: lambdaLogger('outbound'),
  providers: readProviders(process.env),
});
