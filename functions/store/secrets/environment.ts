import { type DerivedKeys, deriveKeys } from './derived-keys.ts';
import { kmsCipher } from './kms-cipher.ts';
import { localCipher } from './local-cipher.ts';
import { createVault, type Vault } from './vault.ts';

type Environment = Record<string, string | undefined>;

/** The keys that are derived from a deployment's secret. Throws where it is not set. */
export function readKeys({ DEPLOYMENT_SECRET: secret }: Environment): DerivedKeys {
  if (!secret) throw new Error('DEPLOYMENT_SECRET is not set');
  return deriveKeys(secret);
}

/**
 * The vault: with the KMS key `SECRETS_KEY_ID`, or where there is no KMS with the text `SECRETS_LOCAL_KEY`. Throws
 * unless exactly one is set.
 */
export function readVault({ SECRETS_KEY_ID: keyId, SECRETS_LOCAL_KEY: localKey }: Environment): Vault {
  if (keyId && !localKey) return createVault(kmsCipher(keyId));
  if (localKey && !keyId) return createVault(localCipher(localKey));
  throw new Error('Set either SECRETS_KEY_ID or SECRETS_LOCAL_KEY');
}
