import type { DynamoDB } from './client.ts';
import type { Weight } from './errors.ts';
import type { Vault } from '../secrets/vault.ts';

/**
 * What every access pattern needs: the client (one per container), the table's name, and how to wait between attempts.
 */
export interface Table {
  client: DynamoDB;
  name: string;
  /** Waits before attempt `n` (from 1), with jitter; injected so that tests do not wait. */
  pause(n: number, weight?: Weight): Promise<void>;
  /** Seals the cursors of pages that end at something hidden. Absent for tools, which page through no lists. */
  cursorKey?: Buffer | undefined;
  /** Seals the secrets of webhooks and providers. Absent where none is written or read. */
  vault?: Vault | undefined;
  /** The layout in which records are written; by default that of this release (../former-layout.ts). */
  layout?: 'former' | undefined;
  /** Over how many partitions is spread what else would share one; 1 unless a deployment says more (../spread.ts). */
  partitions?: number | undefined;
}

export type Item = Record<string, unknown>;
export interface Key {
  pk: string;
  sk: string;
}

/** A key as a string, for looking up items. */
export const keyText = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** The vault of a table. Throws where a process that was to need none does. */
export function vaultOf({ vault }: Table): Vault {
  if (!vault) throw new Error('This process has no key for secrets: SECRETS_KEY_ID is not set');
  return vault;
}
