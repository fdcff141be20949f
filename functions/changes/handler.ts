import { createCognito } from './cognito.ts';
import { createChangesHandler } from './consumer.ts';
import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { lambdaMetrics } from '../runtime/metrics.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readKeys } from '../store/secrets/environment.ts';

const userPoolId = process.env['USER_POOL_ID'];
const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one consumer of the table's stream per container. */
export const handler = withCallIds(
  createChangesHandler({
    client: createDynamoDB(),
    tableName,
    keys: readKeys(process.env),
    clock: Date,
    logger: lambdaLogger('changes'),
    metrics: lambdaMetrics(),
    ...(userPoolId && { signIn: createCognito(userPoolId) }),
    auditYears: Number(process.env['AUDIT_YEARS'] ?? 6),
  }),
);
