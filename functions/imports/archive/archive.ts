import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { MAX_IMPORTED_FILES } from '../../domain/imports/import.ts';
import { BlockReader, type Source } from './block-reader.ts';
import { type EntryKind, kindOfEntry, shownName } from './entry-name.ts';
import { ArchiveRefused } from './refused.ts';

/** The most that is looked at in one archive, whatever it is. */
const MAX_ENTRIES = 100_000;
/** The most bytes that all activity files of an archive may have once unpacked. */
const MAX_UNPACKED_BYTES = 50_000_000_000;
/** The largest activity file, unpacked: as when it is posted. */
export const MAX_ACTIVITY_BYTES = 25_000_000;
/** The largest zip within an archive, unpacked. */
export const MAX_INNER_BYTES = 2_000_000_000;

const STORED = 0;
const DEFLATED = 8;

/** A file of an archive. */
export interface ArchiveEntry {
  /** As it is shown. */
  name: string;
  kind: Exclude<EntryKind, 'FOLDER'>;
  /** What yauzl knows of it; left out for what is skipped. */
  entry?: Entry;
}

export interface Archive {
  /** All files, in the order of the archive's own table, without folders. */
  entries: readonly ArchiveEntry[];
  /** The bytes of an activity file. Throws ArchiveRefused. */
  unpack(entry: ArchiveEntry): Promise<Buffer>;
  /** Writes a zip within the archive to a file. Throws ArchiveRefused. */
  unpackTo(path: string, entry: ArchiveEntry): Promise<void>;
}

/** Opens a zip, and reads its table. Throws ArchiveRefused for what is no zip or too large, and what the source throws. */
export async function openArchive(source: Source): Promise<Archive> {
  const reader = new BlockReader(source);
  const blaming = async <T>(work: () => Promise<T>, message: string): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (reader.failure !== undefined) throw reader.failure;
      if (error instanceof ArchiveRefused) throw error;
      throw new ArchiveRefused('UNREADABLE', message, { cause: error });
    }
  };
  const { zip, entries } = await blaming(async () => {
    // Names are decoded here: a strange one must not end everything.
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
    const zip = await fromRandomAccessReaderPromise(reader, source.bytes, options);
    return { zip, entries: await readTable(zip, source.bytes) };
  }, 'The zip archive is corrupt or incomplete. Export it again, or upload it again.');
  return {
    entries,
    unpack: ({ entry }) =>
      blaming(() => unpackEntry(zip, reader, known(entry)), 'The file is corrupt in the archive. Export it again.'),
    unpackTo: (path, { entry }) =>
      blaming(() => writeEntry(path, zip, known(entry)), 'The zip in the archive is corrupt. Export it again.'),
  };
}

function known(entry: Entry | undefined): Entry {
  if (!entry) throw new Error('What is skipped cannot be unpacked');
  return entry;
}

async function readTable(zip: ZipFile, bytes: number): Promise<ArchiveEntry[]> {
  if (zip.entryCount > MAX_ENTRIES)
    throw new ArchiveRefused(
      'TOO_MANY_FILES',
      `The archive has ${zip.entryCount} files; at most ${MAX_ENTRIES} are allowed.`,
    );
  const entries: ArchiveEntry[] = [];
  let [packed, unpacked, activities] = [0, 0, 0];
  for await (const entry of zip.eachEntry()) {
    if (entries.length === MAX_ENTRIES)
      throw new ArchiveRefused('TOO_MANY_FILES', `The archive has more than ${MAX_ENTRIES} files. Split it.`);
    const { generalPurposeBitFlag, fileNameRaw, extraFields, compressedSize, uncompressedSize } = entry;
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    const kind = kindOfEntry(name);
    packed += compressedSize;
    // Files that share their bytes: it takes little to make some that are endless once unpacked.
    if (packed > bytes) throw new ArchiveRefused('UNREADABLE', 'The files of the archive overlap. Export it again.');
    if (kind === 'FOLDER') continue;
    if (kind === 'ACTIVITY') [activities, unpacked] = [activities + 1, unpacked + uncompressedSize];
    if (activities > MAX_IMPORTED_FILES)
      throw new ArchiveRefused(
        'TOO_MANY_FILES',
        `The archive has more than ${MAX_IMPORTED_FILES} activity files. Split it.`,
      );
    if (unpacked > MAX_UNPACKED_BYTES)
      throw new ArchiveRefused('TOO_LARGE', 'The activity files of the archive have more than 50 GB. Split it.');
    entries.push({ name: shownName(name), kind, ...(kind !== 'OTHER' && { entry }) });
  }
  return entries;
}

/** Refuses what cannot be unpacked, and what says that it is too large: what lies about its size is found out later. */
function checkEntry(entry: Entry, most: number): void {
  if (entry.isEncrypted())
    throw new ArchiveRefused('UNSUPPORTED', 'The file is encrypted. Export it without a password.');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw new ArchiveRefused(
      'UNSUPPORTED',
      'The file is compressed in an unusual way. Use deflate, as most programs do.',
    );
  if (Math.max(entry.uncompressedSize, entry.compressedSize) > most)
    throw new ArchiveRefused('TOO_LARGE', `The file is larger than ${most / 1_000_000} MB when unpacked. Split it.`);
}

async function unpackEntry(zip: ZipFile, reader: BlockReader, entry: Entry): Promise<Buffer> {
  checkEntry(entry, MAX_ACTIVITY_BYTES);
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = await reader.bytes(fileDataStart, fileDataStart + entry.compressedSize);
  const unpacked =
    entry.compressionMethod === STORED
      ? packed
      : await promisify(inflateRaw)(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  if (unpacked.length !== entry.uncompressedSize || crc32(unpacked) !== entry.crc32)
    throw new ArchiveRefused('UNREADABLE', 'The file is corrupt in the archive. Export it again.');
  return unpacked;
}

async function writeEntry(path: string, zip: ZipFile, entry: Entry): Promise<void> {
  checkEntry(entry, MAX_INNER_BYTES);
  let [sum, bytes] = [0, 0];
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      sum = crc32(chunk, sum);
      bytes += chunk.length;
      // The stream itself ends at the size that the entry states, which was checked.
      done(null, chunk);
    },
  });
  await pipeline(await zip.openReadStreamPromise(entry), counted, createWriteStream(path, { mode: 0o600 }));
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32)
    throw new ArchiveRefused('UNREADABLE', 'The zip in the archive is corrupt. Export it again.');
}
