import { createHash } from 'node:crypto';

/** 22 characters that stand for a text: 132 bits, so that no two texts meet. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
