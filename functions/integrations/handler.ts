import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { newId } from '../graphql/new-id.ts';
import { createIntegrationsApp } from './app.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

const powertools = new Logger({ serviceName: 'integrations' });
type Level = 'debug' | 'info' | 'warn' | 'error';
const at = (level: Level) => (message: string, details?: object) => powertools[level](message, { ...details });

/** The Lambda entry: one application per container. */
export const { handler } = createIntegrationsApp({
  client: new DynamoDBClient({}),
  tableName,
  clock: Date,
  newId,
  logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
});
