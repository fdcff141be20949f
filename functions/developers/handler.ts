import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { newId } from '../runtime/new-id.ts';
import type { HttpEvent } from '../runtime/http.ts';
import { authenticated } from '../runtime/token/authenticated.ts';
import { createTokenVerifier, readIssuer } from '../runtime/token/verify-token.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readVault } from '../store/secrets/environment.ts';
import { createDevelopersApp, developersScopes } from './app.ts';
import { createCognitoClients } from './cognito.ts';
import { readPage } from './page.ts';

const { TABLE_NAME: tableName, USER_POOL_ID: userPoolId, CLIENT_SCOPES: scopes } = process.env;
if (!tableName || !userPoolId || !scopes) throw new Error('TABLE_NAME, USER_POOL_ID and CLIENT_SCOPES are to be set');

const logger = lambdaLogger('developers');
const verify = createTokenVerifier(readIssuer(process.env));
const app = createDevelopersApp({
  client: createDynamoDB(),
  tableName,
  vault: readVault(process.env),
  clock: Date,
  newId,
  logger,
  clients: createCognitoClients({ userPoolId, scopes: scopes.split(' ') }),
  page: readPage(process.env),
});
const http = authenticated(app.handler, verify, developersScopes, logger);

/** The Lambda entry: for requests, and each hour for what is due. */
export const handler = withCallIds((event: HttpEvent | { source: string }) =>
  'routeKey' in event ? http(event) : app.sweep(),
);
