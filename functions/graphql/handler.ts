import { createApp, graphqlScopes } from './app.ts';
import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { authenticated } from '../runtime/token/authenticated.ts';
import { createTokenVerifier, readIssuer } from '../runtime/token/verify-token.ts';
import { lambdaMetrics } from '../runtime/metrics.ts';
import { newId } from '../runtime/new-id.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readTrackFiles } from '../store/files/track-environment.ts';
import { readKeys, readVault } from '../store/secrets/environment.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

const logger = lambdaLogger('graphql');
const verify = createTokenVerifier(readIssuer(process.env));
const app = createApp({
  client: createDynamoDB(),
  tableName,
  keys: readKeys(process.env),
  vault: readVault(process.env),
  clock: Date,
  newId,
  logger,
  tracks: readTrackFiles(process.env),
  env: process.env,
  metrics: lambdaMetrics(),
});

/** The Lambda entry: one application per container. */
export const handler = withCallIds(authenticated(app.handler, verify, graphqlScopes, logger));
