import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client for an engine on this machine, which takes any key: real credentials are never looked up, let alone sent. */
export function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}
