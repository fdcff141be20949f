import type { DynamoDB } from './client.ts';

/**
 * What every access pattern needs: the client (one per container), the table's name, and how to wait between attempts.
 */
export interface Table {
  client: DynamoDB;
  name: string;
  /** Waits before attempt `n` (from 1), with jitter; injected so that tests do not wait. */
  pause(n: number): Promise<void>;
  /** Seals the cursors of pages that end at something hidden. */
  cursorKey: Buffer;
  /** The layout in which records are written; by default that of this release (../former-layout.ts). */
  layout?: 'former' | undefined;
}

export type Item = Record<string, unknown>;
export interface Key {
  pk: string;
  sk: string;
}

/** A key as a string, for looking up items. */
export const keyText = ({ pk, sk }: Key): string => `${pk} ${sk}`;
