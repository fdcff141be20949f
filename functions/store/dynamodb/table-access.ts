import type { DynamoDB } from './client.ts';

/** What every access pattern needs: the client (one per container), the table's name, and how to wait between tries. */
export interface Table {
  client: DynamoDB;
  name: string;
  /** Waits before try `n` (from 1), with jitter; handed in, so that tests do not wait. */
  pause(n: number): Promise<void>;
  /** How records are written; as this release does it unless said otherwise (../former-layout.ts). */
  layout?: 'former' | undefined;
}

export type Item = Record<string, unknown>;
export interface Key {
  pk: string;
  sk: string;
}

/** A key as one text, to look items up by. */
export const keyText = ({ pk, sk }: Key): string => `${pk} ${sk}`;
