import { Decoder, type FitMessages, type MesgDefinition, Profile, Stream } from '@garmin/fitsdk';
import { FileRefused } from './content.ts';

/** FIT is compact: a watch fills less than half of this in a day. */
const MAX_BYTES = 5_000_000;
/** Files chained together. */
const MAX_PARTS = 100;
/** Messages that the profile defines: a day of records, heart beats and events at one a second each. */
const MAX_MESSAGES = 300_000;
/** Fields that apps on the watch may add. The decoder searches them one after the other. */
const MAX_DEVELOPER_FIELDS = 128;
const HEADER_BYTES = new Set([12, 14]);
const CRC_BYTES = 2;

/** Limits that keep the decoder's work proportional to the bytes. */
function checkDefinition({ fieldDefinitions, developerFieldDefinitions }: MesgDefinition): void {
  const fields = [...fieldDefinitions, ...developerFieldDefinitions];
  const bytes = fields.reduce((sum, { size }) => sum + size, 0);
  const numbers = new Set(fieldDefinitions.map(({ fieldDefinitionNumber }) => fieldDefinitionNumber));
  if (fields.length <= bytes + 1 && numbers.size === fieldDefinitions.length) return;
  throw new FileRefused('UNREADABLE', 'The FIT file defines a message with empty or repeated fields. Export it again.');
}

/** Counts the messages of all the chained files. */
function limits() {
  let messages = 0;
  let developerFields = 0;
  return (message: number) => {
    if (message === Profile.MesgNum.FIELD_DESCRIPTION) developerFields++;
    if (++messages <= MAX_MESSAGES && developerFields <= MAX_DEVELOPER_FIELDS) return;
    throw new FileRefused('TOO_LARGE', 'The FIT file contains too many messages. Split it.');
  };
}

/** Whether the bytes begin with a FIT header. */
export const looksLikeFit = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(8, 12)).toString('latin1') === '.FIT';

/** The chained files, each with its own header. Throws UNREADABLE if they do not fill the bytes. */
function* partsOf(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let parts = 0;
  for (let from = 0; from < bytes.length;) {
    const header = bytes[from] ?? 0;
    const whole = HEADER_BYTES.has(header) && from + header <= bytes.length && looksLikeFit(bytes.subarray(from));
    const length = whole ? header + view.getUint32(from + 4, true) + CRC_BYTES : Infinity;
    if (from + length > bytes.length) {
      throw new FileRefused('UNREADABLE', 'The FIT file is truncated or followed by other data. Export it again.');
    }
    if (++parts > MAX_PARTS)
      throw new FileRefused('TOO_LARGE', `The file contains more than ${MAX_PARTS} FIT files. Split it.`);
    yield bytes.subarray(from, from + length);
    from += length;
  }
}

function decode(part: Uint8Array, count: (message: number) => void): FitMessages {
  const decoder = new Decoder(Stream.fromByteArray(part));
  if (!decoder.checkIntegrity()) {
    throw new FileRefused('UNREADABLE', 'The FIT file is corrupt: its checksum is wrong. Export it again.');
  }
  const { messages, errors } = decoder.read({
    mesgDefinitionListener: checkDefinition,
    mesgListener: count,
    // Reads only plain fields of few messages.
    expandSubFields: false,
    expandComponents: false,
    mergeHeartRates: false,
  });
  const [error] = errors;
  if (!error) return messages;
  if (error instanceof FileRefused) throw error;
  if (error.message.includes('compressed timestamp')) {
    const message = 'The FIT file has compressed timestamps, which are not supported. Export it as GPX or TCX.';
    throw new FileRefused('UNSUPPORTED', message, { cause: error });
  }
  throw new FileRefused('UNREADABLE', 'The FIT file is corrupt. Export it again.', { cause: error });
}

/**
 * The messages of each chained FIT file. Throws a FileRefused if any file is corrupt, truncated or beyond a limit: none
 * is read then.
 */
export function readMessages(bytes: Uint8Array): FitMessages[] {
  if (bytes.length > MAX_BYTES)
    throw new FileRefused('TOO_LARGE', 'The FIT file is larger than 5 MB when unpacked. Split it.');
  const count = limits();
  return [...partsOf(bytes)].map((part) => decode(part, count));
}
