import { createImportsApp, type FileEvent, importsScopes, type ScheduledEvent } from './app.ts';
import type { HttpEvent } from '../runtime/http.ts';
import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { newId } from '../runtime/new-id.ts';
import { authenticated } from '../runtime/token/authenticated.ts';
import { createTokenVerifier, readIssuer } from '../runtime/token/verify-token.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readFiles } from '../store/files/environment.ts';
import { readKeys } from '../store/secrets/environment.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

const logger = lambdaLogger('imports');
const verify = createTokenVerifier(readIssuer(process.env));
const app = createImportsApp({
  client: createDynamoDB(),
  tableName,
  files: readFiles(process.env),
  keys: readKeys(process.env),
  clock: Date,
  newId,
  logger,
  env: process.env,
});
const http = authenticated(app.http, verify, importsScopes, logger);

/** The Lambda entry: one application per container, for requests, for the bucket's events, and each minute. */
export const handler = withCallIds(
  (event: HttpEvent | FileEvent | ScheduledEvent, timeLeft: Parameters<typeof app.handler>[1]) =>
    'routeKey' in event ? http(event) : app.handler(event, timeLeft),
);
