import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { authenticated } from '../runtime/token/authenticated.ts';
import { createTokenVerifier, readIssuer } from '../runtime/token/verify-token.ts';
import { newId } from '../runtime/new-id.ts';
import { createIntegrationsApp, integrationsScopes } from './app.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readTrackFiles } from '../store/files/track-environment.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

const logger = lambdaLogger('integrations');
const verify = createTokenVerifier(readIssuer(process.env));
const app = createIntegrationsApp({
  client: createDynamoDB(),
  tableName,
  clock: Date,
  newId,
  logger,
  tracks: readTrackFiles(process.env),
  env: process.env,
});

/** The Lambda entry: one application per container. */
export const handler = withCallIds(authenticated(app.handler, verify, integrationsScopes, logger));
