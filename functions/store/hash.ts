import { createHash } from 'node:crypto';

/** A hash of a text in 22 characters: 132 bits, enough to rule out collisions. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
