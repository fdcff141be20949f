import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** How to reach an engine on this machine, which takes any key: real credentials are never looked up, let alone sent. */
export function localConnection(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

export function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient(localConnection(endpoint));
}
