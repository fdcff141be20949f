import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type FileContent, type FileProblem, FileRefused } from './content.ts';
import { looksLikeFit } from './formats/fit-messages.ts';
import { readFit } from './formats/fit.ts';
import { createGpxReader } from './formats/gpx.ts';
import { createTcxReader } from './formats/tcx.ts';
import { readXml } from './formats/xml.ts';
import type { Warnings } from './warnings.ts';

export type { FileContent, FileProblem, FileRun, FileSession, FileTraining } from './content.ts';

/** The largest file accepted, in bytes as sent. */
export const MAX_FILE_BYTES = 5_000_000;
/** The largest file in bytes after decompression: a day of GPX at one point a second. */
export const MAX_UNPACKED_BYTES = 25_000_000;

const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;
const isZip = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b;

async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new FileRefused('TOO_LARGE', 'The file is larger than 25 MB when unpacked. Split it.', { cause: error });
    }
    throw new FileRefused('UNREADABLE', 'The gzip data is corrupt or truncated. Compress the file again.', {
      cause: error,
    });
  }
}

/** XML begins with `<`, possibly after white space, a byte order mark and the zero bytes of UTF-16, in any order. */
const looksLikeXml = (bytes: Uint8Array): boolean => {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return /^[\s\0\xef\xbb\xbf\xff\xfe]*</.test(start);
};

async function contentOf(bytes: Uint8Array, said: string | undefined): Promise<FileContent> {
  if (looksLikeFit(bytes)) return { format: 'FIT', sessions: await readFit(bytes, said) };
  if (isGzip(bytes)) throw new FileRefused('UNSUPPORTED', 'The file is compressed twice. Compress it once.');
  if (isZip(bytes))
    throw new FileRefused(
      'UNSUPPORTED',
      'The file is a zip archive. Send its files one by one, or the archive to POST /v1/imports.',
    );
  if (!looksLikeXml(bytes))
    throw new FileRefused('UNSUPPORTED', 'The file is not FIT, GPX or TCX. Send one of these formats.');
  let format: FileContent['format'] = 'GPX';
  const warnings: Warnings = new Map();
  const readerOf = (root: string) => {
    if (root === 'gpx') return createGpxReader(warnings, said);
    if (root !== 'TrainingCenterDatabase') {
      throw new FileRefused('UNSUPPORTED', 'The file is XML, but neither GPX nor TCX. Send FIT, GPX or TCX.');
    }
    format = 'TCX';
    return createTcxReader(warnings, said);
  };
  const sessions = readXml(bytes, readerOf, warnings);
  return { format, sessions };
}

/**
 * Reads an activity file: FIT, GPX or TCX, recognized by its content, optionally compressed with gzip. Returns its
 * activities, each a run, other training or why it is neither, or the problem if the file cannot be read as a whole:
 * nothing of it may be recorded then. Never throws because of a file's content, and takes time and memory proportional
 * to its bytes, at most `MAX_FILE_BYTES`; `mostUnpacked` of a file that comes without compression. `sport` says what its
 * activities are where it does not.
 */
export async function readFile(
  bytes: Uint8Array,
  { sport, mostUnpacked = MAX_FILE_BYTES }: { sport?: string | undefined; mostUnpacked?: number } = {},
): Promise<FileContent | FileProblem> {
  try {
    if (bytes.length === 0) throw new FileRefused('EMPTY', 'The file is empty. Send FIT, GPX or TCX.');
    if (bytes.length > (isGzip(bytes) ? MAX_FILE_BYTES : mostUnpacked))
      throw new FileRefused('TOO_LARGE', 'The file is larger than 5 MB. Split or compress it.');
    return await contentOf(await unpacked(bytes), sport);
  } catch (error) {
    if (error instanceof FileRefused) return error.problem;
    throw error;
  }
}
