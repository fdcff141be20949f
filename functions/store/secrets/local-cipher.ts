import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type Cipher, type SecretOf, SecretUnreadable } from './vault.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** For a laptop and tests, where there is no KMS: AES-256-GCM with a key made of a random text. */
export function localCipher(secret: string): Cipher {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'sidelined secrets', 32));
  const aad = ({ purpose, id }: SecretOf) => Buffer.from(`${purpose} ${id}`);
  return {
    name: 'local',
    encrypt(text, of) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad(of));
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Promise.resolve(Buffer.concat(parts).toString('base64'));
    },
    async decrypt(encrypted, of) {
      const bytes = Buffer.from(encrypted, 'base64');
      try {
        const nonce = bytes.subarray(0, NONCE_BYTES);
        const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(aad(of)).setAuthTag(bytes.subarray(-TAG_BYTES));
        const parts = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
        return Promise.resolve(Buffer.concat(parts).toString('utf8'));
      } catch {
        throw new SecretUnreadable('Another key, another owner, or changed');
      }
    },
  };
}
