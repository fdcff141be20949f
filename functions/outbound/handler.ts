import { createOutboundHandler } from './outbound.ts';
import { readProviders } from './strava.ts';
import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { lambdaMetrics } from '../runtime/metrics.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readKeys, readVault } from '../store/secrets/environment.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one client per container. */
export const handler = withCallIds(
  createOutboundHandler({
    client: createDynamoDB(),
    tableName,
    keys: readKeys(process.env),
    vault: readVault(process.env),
    clock: Date,
    logger: lambdaLogger('outbound'),
    metrics: lambdaMetrics(),
    providers: readProviders(process.env),
  }),
);
