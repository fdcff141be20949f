import { createImportsApp } from './app.ts';
import { lambdaLogger, withCallIds } from '../runtime/logger.ts';
import { newId } from '../runtime/new-id.ts';
import { createDynamoDB } from '../store/dynamodb/client.ts';
import { readFiles } from '../store/files/environment.ts';
import { readKeys } from '../store/secrets/environment.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The Lambda entry: one application per container. */
export const handler = withCallIds(
  createImportsApp({
    client: createDynamoDB(),
    tableName,
    files: readFiles(process.env),
    keys: readKeys(process.env),
    clock: Date,
    newId,
    logger: lambdaLogger('imports'),
    env: process.env,
  }).handler,
);
