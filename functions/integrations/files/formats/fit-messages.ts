import FitParser from 'fit-file-parser';
import { FileRefused } from '../content.ts';
import { type Warnings, warn } from '../warnings.ts';
import { checkShape } from './fit-shape.ts';

/** FIT is compact: a watch fills less than half of this in a day. */
const MAX_BYTES = 5_000_000;
/** Files chained together. */
const MAX_PARTS = 100;
const HEADER_BYTES = new Set([12, 14]);
const CRC_BYTES = 2;

/** A message as the parser reads it: a file defines its own fields, so that each may be anything. */
export type FitMessage = Readonly<Record<string, unknown>>;

/** The messages of one FIT file that say what was done, in the order of the file. */
export interface FitMessages {
  fileIds: readonly FitMessage[];
  sessions: readonly FitMessage[];
  laps: readonly FitMessage[];
  records: readonly FitMessage[];
  sports: readonly FitMessage[];
  activity: FitMessage | undefined;
}

/** Whether the bytes begin with a FIT header. */
export const looksLikeFit = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(8, 12)).toString('latin1') === '.FIT';

/** The chained files, each with its own header. What follows them and is none is left out; one that is cut off is UNREADABLE. */
function* partsOf(bytes: Uint8Array, warnings: Warnings): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let parts = 0;
  for (let from = 0; from < bytes.length;) {
    const header = bytes[from] ?? 0;
    const begins = HEADER_BYTES.has(header) && from + header <= bytes.length && looksLikeFit(bytes.subarray(from));
    if (!begins && parts > 0) return warn(warnings, 'TRAILING_DATA');
    const length = begins ? header + view.getUint32(from + 4, true) + CRC_BYTES : Infinity;
    if (from + length > bytes.length)
      throw new FileRefused('UNREADABLE', 'The FIT file is truncated. Export it again.');
    if (++parts > MAX_PARTS)
      throw new FileRefused('TOO_LARGE', `The file contains more than ${MAX_PARTS} FIT files. Split it.`);
    yield bytes.subarray(from, from + length);
    from += length;
  }
}

const messagesIn = (value: unknown): FitMessage[] =>
  Array.isArray(value) ? value.filter((each): each is FitMessage => typeof each === 'object' && each !== null) : [];

/**
 * Garmin's own SDK is not used: it throws on valid files, with compressed timestamps, or with the fields `cycles` and `total_cycles`
 * in one message.
 */
async function decode(part: Uint8Array): Promise<FitMessages> {
  // The parser takes the whole buffer that bytes lie in.
  const bytes = new Uint8Array(part).buffer;
  const parser = new FitParser({
    mode: 'list',
    force: false,
    lengthUnit: 'm',
    speedUnit: 'm/s',
    temperatureUnit: 'celsius',
  });
  try {
    const file: FitMessage = { ...(await parser.parseAsync(bytes)) };
    const [activity] = messagesIn([file['activity']]);
    return {
      fileIds: messagesIn(file['file_ids']),
      sessions: messagesIn(file['sessions']),
      laps: messagesIn(file['laps']),
      records: messagesIn(file['records']),
      sports: messagesIn(file['sports']),
      activity,
    };
  } catch (error) {
    // The parser reports a wrong checksum as a text, and throws at what it cannot read.
    const isChecksum = String(error).includes('CRC');
    const what = isChecksum ? 'is corrupt: its checksum is wrong' : 'is corrupt';
    throw new FileRefused('UNREADABLE', `The FIT file ${what}. Export it again.`, { cause: error });
  }
}

/**
 * The messages of each chained FIT file. Throws a FileRefused if any file is corrupt, truncated or beyond a limit: none
 * is read then.
 */
export async function readMessages(bytes: Uint8Array, warnings: Warnings): Promise<FitMessages[]> {
  if (bytes.length > MAX_BYTES)
    throw new FileRefused('TOO_LARGE', 'The FIT file is larger than 5 MB when unpacked. Split it.');
  const files: FitMessages[] = [];
  let count = 0;
  for (const part of partsOf(bytes, warnings)) {
    count = checkShape(part, count);
    files.push(await decode(part));
  }
  return files;
}
