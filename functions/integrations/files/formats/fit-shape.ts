import { FileRefused } from '../content.ts';

/** A day of records, heart beats and events at one a second each. */
const MAX_MESSAGES = 300_000;

/** How many bytes a message of a definition has, and the byte after the definition. */
interface Definition {
  bytes: number;
  next: number;
}

function definitionAt(bytes: Uint8Array, at: number, hasDeveloperFields: boolean): Definition {
  const sizes: number[] = [];
  let next = at + 6;
  const read = (fields: number) => {
    for (let field = 0; field < fields; field++, next += 3) sizes.push(bytes[next + 1] ?? 0);
  };
  read(bytes[at + 5] ?? 0);
  if (hasDeveloperFields) {
    const fields = bytes[next] ?? 0;
    next += 1;
    read(fields);
  }
  const sum = sizes.reduce((total, size) => total + size, 0);
  // One empty field happens; many of them would cost time for each message, and no bytes.
  if (sizes.length > sum + 1)
    throw new FileRefused('UNREADABLE', 'The FIT file defines a message with empty fields. Export it again.');
  return { bytes: sum, next };
}

/**
 * Walks over the messages of a FIT file, of which the first header byte tells the length, so that the parser's work is bounded by the bytes: not more
 * messages than a day has, none of which costs more than its bytes. The parser reads what they say. Throws TOO_LARGE or UNREADABLE.
 */
export function checkShape(part: Uint8Array, messagesBefore: number): number {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  const header = part[0] ?? 0;
  const end = header + view.getUint32(4, true);
  const sizes = new Map<number, number>();
  let messages = messagesBefore;
  for (let at = header; at < end;) {
    const head = part[at] ?? 0;
    if ((head & 0xc0) === 0x40) {
      const definition = definitionAt(part, at, (head & 0x20) !== 0);
      sizes.set(head & 0x0f, definition.bytes);
      at = definition.next;
      continue;
    }
    const size = sizes.get((head & 0x80) === 0 ? head & 0x0f : (head >> 5) & 3);
    if (size === undefined)
      throw new FileRefused('UNREADABLE', 'The FIT file has a message that it never defined. Export it again.');
    if (++messages > MAX_MESSAGES)
      throw new FileRefused('TOO_LARGE', 'The FIT file contains too many messages. Split it.');
    at += 1 + size;
  }
  return messages;
}
