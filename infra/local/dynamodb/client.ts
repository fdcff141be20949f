import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDB, type DynamoDB } from '../../../functions/store/dynamodb/client.ts';

/** Settings for an engine on this machine, which accepts any key: real credentials are neither looked up nor sent. */
export function localConnection(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

/** AWS's own client, for what the product never does: create tables and read streams. */
export function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient(localConnection(endpoint));
}

/** The product's client. */
export const localDynamoDB = (endpoint: string): DynamoDB => createDynamoDB(localConnection(endpoint));
