import { hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from './aes-gcm.ts';
import { type Cipher, type SecretOf, SecretUnreadable } from './vault.ts';

/** For a laptop and tests, where there is no KMS: AES-256-GCM with a key made of a random text. */
export function localCipher(secret: string): Cipher {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'sidelined secrets', 32));
  const owner = ({ purpose, id }: SecretOf) => `${purpose} ${id}`;
  return {
    name: 'local',
    encrypt(text, of) {
      return Promise.resolve(encrypt(key, Buffer.from(text), owner(of)).toString('base64'));
    },
    async decrypt(encrypted, of) {
      try {
        return Promise.resolve(decrypt(key, Buffer.from(encrypted, 'base64'), owner(of)).toString('utf8'));
      } catch {
        throw new SecretUnreadable('Another key, another owner, or changed');
      }
    },
  };
}
