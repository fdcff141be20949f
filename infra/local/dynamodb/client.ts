import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDB, type DynamoDB } from '../../../functions/store/dynamodb/client.ts';

/** How to reach an engine on this machine, which takes any key: real credentials are never looked up, let alone sent. */
export function localConnection(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

/** AWS's own client, for what the product never does: making tables, reading streams. */
export function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient(localConnection(endpoint));
}

/** The product's client. */
export const localDynamoDB = (endpoint: string): DynamoDB => createDynamoDB(localConnection(endpoint));
