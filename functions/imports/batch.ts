import type { ImportPosition } from '../domain/imports/import.ts';
import { type FileContent, type FileProblem, MAX_UNPACKED_BYTES, readFile } from '../integrations/files/read-file.ts';
import type { Found } from './archive/walk.ts';
import { ArchiveRefused } from './archive/refused.ts';

/** A file that was looked at: its activities, or why there are none. */
export interface LookedAt {
  name: string;
  next: ImportPosition;
  files: number;
  bytes: number;
  content?: FileContent;
  problem?: { code: FileProblem['code']; message: string };
  skipped?: true;
}

/** How much is read before it is written: as many runs as one call records, and as many results as one transaction takes. */
const MOST = { files: 25, activities: 100, bytes: 25_000_000, skipped: 60 };

/**
 * The next files, to be written together. At least one if there is one, and only one if `oneByOne`: where a worker died
 * before, whichever file killed it is found so.
 */
export async function nextBatch(files: AsyncIterator<Found, void>, oneByOne: boolean): Promise<LookedAt[]> {
  const batch: LookedAt[] = [];
  let [read, skipped, activities, bytes] = [0, 0, 0, 0];
  while (read < MOST.files && skipped < MOST.skipped && activities < MOST.activities && bytes < MOST.bytes) {
    const { value, done } = await files.next();
    if (done) break;
    const looked = await lookAt(value);
    batch.push(looked);
    if (looked.skipped) skipped += 1;
    else read += 1;
    activities += looked.content?.sessions.length ?? 0;
    bytes += looked.bytes;
    if (oneByOne) break;
  }
  return batch;
}

async function lookAt({ name, next, files, unpack }: Found): Promise<LookedAt> {
  const file = { name, next, files, bytes: 0 };
  if (!unpack) return { ...file, skipped: true };
  try {
    const bytes = await unpack();
    const content = await readFile(bytes, { mostUnpacked: MAX_UNPACKED_BYTES });
    return { ...file, bytes: bytes.length, ...('code' in content ? { problem: content } : { content }) };
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    const { code, message } = error;
    return { ...file, problem: { code: code === 'TOO_MANY_FILES' ? 'TOO_LARGE' : code, message } };
  }
}
