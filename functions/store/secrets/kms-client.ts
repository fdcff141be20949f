import {
  DecryptCommand,
  type DecryptCommandInput,
  EncryptCommand,
  type EncryptCommandInput,
  KMSClient,
  type KMSClientConfig,
} from '@aws-sdk/client-kms';
import { fromEnv } from '@aws-sdk/credential-provider-env';

export type KmsOptions = Pick<KMSClientConfig, 'endpoint' | 'region' | 'credentials'>;

/** From the wait for a connection to the start of the response, in milliseconds. */
const TIMEOUT_MS = 2_000;

/** The AWS SDK's client of KMS with the two operations that secrets need. A module of its own: it is loaded when needed. */
export function createKms(options: KmsOptions) {
  const client = new KMSClient({
    // As of the client of DynamoDB.
    credentials: Object.assign(fromEnv(), { memoized: true }),
    maxAttempts: 3,
    logger: {} as NonNullable<KMSClientConfig['logger']>,
    requestHandler: { requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true, socketTimeout: TIMEOUT_MS },
    ...options,
  });
  return {
    encrypt: (input: EncryptCommandInput) => client.send(new EncryptCommand(input)),
    decrypt: (input: DecryptCommandInput) => client.send(new DecryptCommand(input)),
  };
}
