import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Marks a sealed cursor: no other one has a dot. */
const MARK = 's1.';
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Positions are padded to a multiple of this, since their length says of what kind an item is. */
const BLOCK_BYTES = 128;

/** Whether a cursor claims to be sealed. */
export const isSealedCursor = (cursor: string): boolean => cursor.startsWith(MARK);

/** Seals the position of an item that the viewer must not know of. `list` binds the cursor to its list. */
export function sealCursor(key: Buffer, position: string, list: string): string {
  const text = Buffer.from(position, 'utf8');
  const padded = Buffer.alloc(Math.ceil(text.length / BLOCK_BYTES) * BLOCK_BYTES);
  text.copy(padded);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(list));
  const sealed = Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  return MARK + sealed.toString('base64url');
}

/** The position in a sealed cursor; undefined if it was made with another key, for another list, or was changed. */
export function openCursor(key: Buffer, cursor: string, list: string): string | undefined {
  const sealed = Buffer.from(cursor.slice(MARK.length), 'base64url');
  if (sealed.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(list)).setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const padded = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    const end = padded.indexOf(0);
    return padded.toString('utf8', 0, end < 0 ? padded.length : end);
  } catch {
    return undefined;
  }
}
