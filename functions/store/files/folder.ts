import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { instantAfter } from '../../domain/time.ts';
import { type ByteRange, FileChanged, type Files, type StoredFile } from './files.ts';

export interface FolderOptions {
  folder: string;
  /** Where the local gateway takes uploads, without a trailing slash. */
  uploadUrl: string;
  /** What the URLs of uploads are signed with. */
  secret: string;
}

/** What a URL for an upload permits. */
export interface UploadPermit {
  key: string;
  bytes: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const macOf = (secret: string, text: string): Buffer => createHmac('sha256', `uploads ${secret}`).update(text).digest();

/** The token of a permit, for the last part of a path. */
export function signPermit(permit: UploadPermit, secret: string): string {
  const text = Buffer.from(JSON.stringify(permit)).toString('base64url');
  return `${text}.${macOf(secret, text).toString('base64url')}`;
}

/** The permit of a token; undefined if it was not signed with this secret. The caller looks at its time. */
export function readPermit(token: string, secret: string): UploadPermit | undefined {
  const [text = '', mac = ''] = token.split('.', 2);
  const [given, due] = [Buffer.from(mac, 'base64url'), macOf(secret, text)];
  if (given.length !== due.length || !timingSafeEqual(given, due)) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as UploadPermit;
}

/** Where a file of the folder lies. Keys are made of ids, which hold no dots and no slashes of their own. */
export const pathOf = (folder: string, key: string): string => {
  if (!/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/.test(key)) throw new Error('This is no key of a file');
  return join(folder, key);
};

/** Files in a folder, with uploads through the local gateway (infra/local/uploads.ts): in the place of S3 on a laptop. */
export function folderFiles({ folder, uploadUrl, secret }: FolderOptions): Files {
  const describe = (key: string) =>
    unlessMissing(stat(pathOf(folder, key), { bigint: true })).then(
      (found): StoredFile | undefined =>
        found && { bytes: Number(found.size), etag: `${found.size}-${found.mtimeNs}-${found.ino}` },
    );
  return {
    async uploadTo(key, bytes, { now, seconds }) {
      const expiresAt = instantAfter(now, seconds * 1_000);
      const token = signPermit({ key, bytes, expiresAt: Date.parse(expiresAt) }, secret);
      return { method: 'PUT', url: `${uploadUrl}/${token}`, headers: { 'content-length': String(bytes) }, expiresAt };
    },
    describe,
    async read(key, range, etag) {
      if ((await describe(key))?.etag !== etag) throw new FileChanged();
      return readRange(pathOf(folder, key), range);
    },
    get: (key) => unlessMissing(readFile(pathOf(folder, key))),
    async put(key, bytes) {
      const path = pathOf(folder, key);
      await mkdir(dirname(path), { recursive: true });
      // Whole or not at all, as in S3.
      const beside = `${path}.${randomUUID()}`;
      await writeFile(beside, bytes);
      await rename(beside, path);
    },
    delete: (key) => rm(pathOf(folder, key), { force: true }),
    async deleteAll(prefix) {
      const path = pathOf(folder, prefix.replace(/\/$/, ''));
      const found = (await unlessMissing(readdir(path, { recursive: true, withFileTypes: true }))) ?? [];
      await rm(path, { recursive: true, force: true });
      return found.filter((entry) => entry.isFile()).length;
    },
  };
}

async function readRange(path: string, { start, end }: ByteRange): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
    if (bytesRead !== end - start) throw new FileChanged();
    return buffer;
  } finally {
    await handle.close();
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
