import type * as Kms from '@aws-sdk/client-kms';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { shortHash } from '../hash.ts';
import { type Cipher, type SecretOf, SecretUnreadable } from './vault.ts';

export type KmsOptions = Pick<Kms.KMSClientConfig, 'endpoint' | 'region' | 'credentials'>;

/**
 * Encrypts with a key that never leaves AWS KMS. Secrets are far smaller than the 4 KB that KMS itself encrypts, so
 * there are no data keys and no cryptography of our own. The client is loaded by the first call: most requests need
 * none. `KMS_TIMEOUT` covers the wait for a connection, too.
 */
export function kmsCipher(keyId: string, options: KmsOptions = {}): Cipher {
  let loading: Promise<{ kms: typeof Kms; client: Kms.KMSClient }> | undefined;
  const load = () => (loading ??= loadClient(options));
  return {
    name: 'kms',
    async encrypt(text, of) {
      const { kms, client } = await load();
      const Plaintext = Buffer.from(text, 'utf8');
      const command = new kms.EncryptCommand({ KeyId: keyId, Plaintext, EncryptionContext: contextOf(of) });
      const { CiphertextBlob } = await client.send(command);
      if (!CiphertextBlob) throw new Error('KMS answers without a ciphertext');
      return Buffer.from(CiphertextBlob).toString('base64');
    },
    async decrypt(encrypted, of) {
      const { kms, client } = await load();
      const CiphertextBlob = Buffer.from(encrypted, 'base64');
      // Naming the key refuses a ciphertext that somebody made with one of their own.
      const command = new kms.DecryptCommand({ KeyId: keyId, CiphertextBlob, EncryptionContext: contextOf(of) });
      const { Plaintext } = await client.send(command).catch((error: unknown) => {
        throw error instanceof Error && NEVER.has(error.name) ? new SecretUnreadable(error.name) : error;
      });
      if (!Plaintext) throw new Error('KMS answers without a plaintext');
      return Buffer.from(Plaintext).toString('utf8');
    },
  };
}

/** Names of KMS's errors for a ciphertext that is not this key's, or not of this context. */
const NEVER = new Set(['InvalidCiphertextException', 'IncorrectKeyException']);
const KMS_TIMEOUT = 2_000;

/**
 * The conditions of the functions' policies name `purpose` (infra/secrets.ts). CloudTrail logs both in the clear, so
 * the second is a hash.
 */
const contextOf = ({ purpose, id }: SecretOf): Record<string, string> => ({ purpose, of: shortHash(id) });

async function loadClient(options: KmsOptions) {
  // eslint-disable-next-line no-restricted-syntax -- loaded at the top, it would slow down each cold start for the few calls that need it
  const kms = await import('@aws-sdk/client-kms');
  const client = new kms.KMSClient({
    // As of the client of DynamoDB.
    credentials: Object.assign(fromEnv(), { memoized: true }),
    maxAttempts: 3,
    logger: {} as NonNullable<Kms.KMSClientConfig['logger']>,
    requestHandler: { requestTimeout: KMS_TIMEOUT, throwOnRequestTimeout: true, socketTimeout: KMS_TIMEOUT },
    ...options,
  });
  return { kms, client };
}
