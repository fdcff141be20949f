import { createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** The keys of a deployment that are needed at once, without a call. All are derived from its one secret. */
export interface DerivedKeys {
  /** Seals cursors (../dynamodb/sealed-cursor.ts). */
  cursors: Buffer;
  /** Names events and deliveries: `eventName`. */
  events: Buffer;
}

/** Shorter ones can be guessed. */
const LEAST_CHARACTERS = 32;

/**
 * Derives the keys from a deployment's secret, any random text. Without one they are random: for a process that shares
 * neither cursors nor events with another, such as a test or a script.
 */
export function deriveKeys(secret?: string): DerivedKeys {
  if (secret !== undefined && secret.length < LEAST_CHARACTERS)
    throw new Error(`DEPLOYMENT_SECRET has ${secret.length} characters: it needs ${LEAST_CHARACTERS} random ones`);
  const from = secret ?? randomBytes(32);
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', from, '', `sidelined ${purpose}`, 32));
  return { cursors: key('cursors'), events: key('events') };
}

/**
 * The name of an event in 22 characters: 132 bits, the same each time. With a key, because a change is made of little
 * that cannot be guessed, such as how often a record was written.
 */
export const eventName = ({ events }: DerivedKeys, change: string): string =>
  createHmac('sha256', events).update(change).digest('base64url').slice(0, 22);
