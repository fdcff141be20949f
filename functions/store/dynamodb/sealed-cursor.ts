import { decrypt, encrypt } from '../secrets/aes-gcm.ts';

/** Marks a sealed cursor: no other one has a dot. */
const MARK = 's1.';
/** Positions are padded to a multiple of this, since their length says of what kind an item is. */
const BLOCK_BYTES = 128;

/** Whether a cursor claims to be sealed. */
export const isSealedCursor = (cursor: string): boolean => cursor.startsWith(MARK);

/** Seals the position of an item that the viewer must not know of. `list` binds the cursor to its list. */
export function sealCursor(key: Buffer, position: string, list: string): string {
  const text = Buffer.from(position, 'utf8');
  const padded = Buffer.alloc(Math.ceil(text.length / BLOCK_BYTES) * BLOCK_BYTES);
  text.copy(padded);
  return MARK + encrypt(key, padded, list).toString('base64url');
}

/** The position in a sealed cursor; undefined if it was made with another key, for another list, or was changed. */
export function openCursor(key: Buffer, cursor: string, list: string): string | undefined {
  try {
    const padded = decrypt(key, Buffer.from(cursor.slice(MARK.length), 'base64url'), list);
    const end = padded.indexOf(0);
    return padded.toString('utf8', 0, end < 0 ? padded.length : end);
  } catch {
    return undefined;
  }
}
