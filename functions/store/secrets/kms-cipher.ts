import { shortHash } from '../hash.ts';
import type { createKms, KmsOptions } from './kms-client.ts';
import { type Cipher, type SecretOf, SecretUnreadable } from './vault.ts';

/**
 * Encrypts with a key that never leaves AWS KMS. Secrets are far smaller than the 4 KB that KMS itself encrypts, so
 * there are no data keys and no cryptography of our own. The client is loaded by the first call: most requests need
 * none.
 */
export function kmsCipher(KeyId: string, options: KmsOptions = {}): Cipher {
  let loading: Promise<ReturnType<typeof createKms>> | undefined;
  const kms = () => (loading ??= load(options));
  return {
    name: 'kms',
    async encrypt(text, of) {
      const Plaintext = Buffer.from(text, 'utf8');
      const { CiphertextBlob } = await (await kms()).encrypt({ KeyId, Plaintext, EncryptionContext: contextOf(of) });
      if (!CiphertextBlob) throw new Error('KMS answers without a ciphertext');
      return Buffer.from(CiphertextBlob).toString('base64');
    },
    async decrypt(encrypted, of) {
      const CiphertextBlob = Buffer.from(encrypted, 'base64');
      const { decrypt } = await kms();
      try {
        // Naming the key refuses a ciphertext that somebody made with one of their own.
        const { Plaintext } = await decrypt({ KeyId, CiphertextBlob, EncryptionContext: contextOf(of) });
        if (!Plaintext) throw new Error('KMS answers without a plaintext');
        return Buffer.from(Plaintext).toString('utf8');
      } catch (error) {
        throw error instanceof Error && NEVER.has(error.name) ? new SecretUnreadable(error.name) : error;
      }
    },
  };
}

/** Names of KMS's errors for a ciphertext that is not this key's, or not of this context. */
const NEVER = new Set(['InvalidCiphertextException', 'IncorrectKeyException']);

/**
 * The conditions of the functions' policies name `purpose` (infra/secrets.ts). CloudTrail logs both in the clear, so
 * the second is a hash.
 */
const contextOf = ({ purpose, id }: SecretOf): Record<string, string> => ({ purpose, of: shortHash(id) });

async function load(options: KmsOptions): Promise<ReturnType<typeof createKms>> {
  // eslint-disable-next-line no-restricted-syntax -- at the top, it would slow down each cold start for the few calls that need it
  const module = await import('./kms-client.ts');
  return module.createKms(options);
}
