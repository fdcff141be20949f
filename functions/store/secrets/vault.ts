/**
 * What a secret belongs to. It can be opened only as what it was sealed as, so that nobody who can write to the table
 * makes one thing's secret another's.
 */
export interface SecretOf {
  purpose: SecretPurpose;
  /** The ID of what has the secret. */
  id: string;
}
export type SecretPurpose = 'webhook' | 'provider';

/** Encrypts texts with a key that this process may not even know. */
export interface Cipher {
  /** Begins what it has encrypted. */
  name: 'kms' | 'local';
  encrypt(text: string, of: SecretOf): Promise<string>;
  /** Throws SecretUnreadable if it never can. */
  decrypt(encrypted: string, of: SecretOf): Promise<string>;
}

/** Seals secrets before they are written, so that no item, stream record, backup or export has one in the clear. */
export interface Vault {
  seal(text: string, of: SecretOf): Promise<string>;
  /** The secret; one from before secrets were sealed is returned as it is. Throws SecretUnreadable. */
  open(stored: string, of: SecretOf): Promise<string>;
}

/** A secret that was sealed with another key or for something else, or was changed. Retrying does not help. */
export class SecretUnreadable extends Error {
  override name = 'SecretUnreadable';
}

const SEALED = 'sealed:';
export const isSealed = (stored: string): boolean => stored.startsWith(SEALED);

/** How long an opened secret is remembered, in milliseconds: a busy webhook would ask for its own with each delivery. */
const REMEMBERED_MS = 5 * 60_000;
const MOST_REMEMBERED = 500;

export function createVault(cipher: Cipher, clock: { now(): number } = Date): Vault {
  const opened = new Map<string, { text: Promise<string>; until: number }>();

  function remember(stored: string, of: SecretOf, text: Promise<string>): Promise<string> {
    const key = keyOf(stored, of);
    if (opened.size >= MOST_REMEMBERED) opened.clear();
    opened.set(key, { text, until: clock.now() + REMEMBERED_MS });
    // The caller sees the failure; the next one asks again.
    text.catch(() => opened.delete(key));
    return text;
  }

  return {
    async seal(text, of) {
      const stored = `${SEALED}${cipher.name}:${await cipher.encrypt(text, of)}`;
      void remember(stored, of, Promise.resolve(text));
      return stored;
    },
    async open(stored, of) {
      if (!isSealed(stored)) return stored;
      const known = opened.get(keyOf(stored, of));
      if (known && known.until > clock.now()) return known.text;
      const prefix = `${SEALED}${cipher.name}:`;
      if (!stored.startsWith(prefix)) throw new SecretUnreadable(`It was not sealed by ${cipher.name}`);
      return remember(stored, of, cipher.decrypt(stored.slice(prefix.length), of));
    },
  };
}

const keyOf = (stored: string, { purpose, id }: SecretOf): string => `${purpose} ${id} ${stored}`;
