import { createHash } from 'node:crypto';

/** A hash of a source and its own id of something: whatever comes twice is found under it. */
export const hashBySource = (source: string, knownBy: readonly string[]): string =>
  shortHash(JSON.stringify([source, ...knownBy]));

/** A hash of a text in 22 characters: 132 bits, enough to rule out collisions. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
