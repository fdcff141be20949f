import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportPosition } from '../../domain/imports/import.ts';
import { type Archive, type ArchiveEntry, MAX_ACTIVITY_BYTES, openArchive } from './archive.ts';
import type { Source } from './block-reader.ts';
import { shownName } from './entry-name.ts';
import { ArchiveRefused } from './refused.ts';

/** A file on the way through an upload. */
export interface Found {
  name: string;
  /** Where to go on once it is done. */
  next: ImportPosition;
  /** How many files came into sight with it: those of the archive with the first one, those of a zip within with its first. */
  files: number;
  /** The bytes of an activity file; absent for what is skipped. Throws ArchiveRefused. */
  unpack?: () => Promise<Buffer>;
}

/** `PK`, and a file, or the end of an archive without files. */
const beginnings = ['504b0304', '504b0506'];
const isZip = (start: Buffer): boolean => beginnings.includes(start.toString('hex'));

/**
 * The files of an upload from a position on: those of a zip, with those of zips within it, or the upload itself. A zip within
 * is unpacked onto the disk of the function, one at a time. Throws ArchiveRefused, and what the source throws.
 */
export async function* walk(source: Source, fileName: string, from: ImportPosition): AsyncGenerator<Found, void> {
  if (!isZip(await source.read({ start: 0, end: Math.min(4, source.bytes) })))
    return yield* single(source, fileName, from);
  const archive = await openArchive(source);
  // A zip within counts by its files, once it is open.
  const outer = archive.entries.filter(({ kind }) => kind !== 'ZIP').length;
  let unseen = from.entry === 0 && from.inner === 0 ? outer : 0;
  for (const [place, entry] of archive.entries.entries()) {
    if (place < from.entry) continue;
    const next = { entry: place + 1, inner: 0 };
    if (entry.kind === 'ZIP') {
      for await (const found of inner(archive, entry, place, place === from.entry ? from.inner : 0)) {
        yield { ...found, files: found.files + unseen };
        unseen = 0;
      }
      continue;
    }
    yield {
      name: entry.name,
      next,
      files: unseen,
      ...(entry.kind === 'ACTIVITY' && { unpack: () => archive.unpack(entry) }),
    };
    unseen = 0;
  }
}

async function* single(source: Source, fileName: string, { entry }: ImportPosition): AsyncGenerator<Found, void> {
  if (entry > 0) return;
  const unpack = async () => {
    if (source.bytes > MAX_ACTIVITY_BYTES)
      throw new ArchiveRefused('TOO_LARGE', 'The file is larger than 25 MB, and no zip archive. Split or compress it.');
    return source.read({ start: 0, end: source.bytes });
  };
  yield { name: shownName(fileName), next: { entry: 1, inner: 0 }, files: 1, unpack };
}

/** The files of a zip within an archive. Zips within that one are skipped: no exporter makes them. */
async function* inner(outer: Archive, zip: ArchiveEntry, place: number, from: number): AsyncGenerator<Found, void> {
  const after = { entry: place + 1, inner: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'sidelined-import-'));
  try {
    const path = join(folder, 'inner.zip');
    let archive: Archive;
    const handle = await unpacked(outer, path, zip);
    if (handle instanceof ArchiveRefused) {
      yield refusal(zip, after, handle);
      return;
    }
    try {
      const { size } = await handle.stat();
      try {
        archive = await openArchive(sourceOf(handle, size));
      } catch (error) {
        if (!(error instanceof ArchiveRefused)) throw error;
        yield refusal(zip, after, error);
        return;
      }
      const { entries } = archive;
      for (const [at, entry] of entries.entries()) {
        if (at < from) continue;
        yield {
          name: shownName(zip.name, entry.name),
          next: at + 1 < entries.length ? { entry: place, inner: at + 1 } : after,
          files: at === 0 ? entries.length : 0,
          ...(entry.kind === 'ACTIVITY' && { unpack: () => archive.unpack(entry) }),
        };
      }
    } finally {
      await handle.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpacked(outer: Archive, path: string, zip: ArchiveEntry) {
  try {
    await outer.unpackTo(path, zip);
    return await open(path);
  } catch (error) {
    if (error instanceof ArchiveRefused) return error;
    throw error;
  }
}

const refusal = (zip: ArchiveEntry, next: ImportPosition, error: ArchiveRefused): Found => ({
  name: zip.name,
  next,
  files: 1,
  unpack: () => Promise.reject(error),
});

const sourceOf = (handle: Awaited<ReturnType<typeof open>>, bytes: number): Source => ({
  bytes,
  async read({ start, end }) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
    if (bytesRead !== end - start) throw new Error('The unpacked file is shorter than it was');
    return buffer;
  },
});
