import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileChanged, type Files } from '../../../functions/store/files/files.ts';
import { folderFiles, pathOf, readPermit, signPermit } from '../../../functions/store/files/folder.ts';
import { s3SignedFiles } from '../../../functions/store/files/s3-signed.ts';
import { s3Client, s3Files } from '../../../functions/store/files/s3.ts';
import { startGateway, type Gateway } from '../../../infra/local/gateway/gateway.ts';
import { localCors } from '../../../infra/local/gateway/cors.ts';
import { serveUploads } from '../../../infra/local/files/uploads.ts';
import { freePort } from '../../../infra/local/ports.ts';

const KEY = 'imports/AAAAAAAAAAAAAAAA/01JNZ5';
const secret = 'the secret of a folder';

/** The bucket and the folder: what holds of one holds of the other. S3 itself is an S3-compatible server on this machine. */
describe.each(['S3', 'a folder'])('Files in %s', (where) => {
  let files: Files;
  let folder: string;
  let created: string[];
  let server: S3rver | undefined;
  let gateway: Gateway | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sidelined-files-'));
    created = [];
    const port = await freePort();
    if (where === 'S3') {
      server = new S3rver({
        port,
        directory: folder,
        silent: true,
        configureBuckets: [{ name: 'files', configs: [] }],
      });
      await server.run();
      const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
      const endpoint = `http://localhost:${port}`;
      const client = s3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
      // The server computes signatures of calls about a bucket without the last slash, which S3 has in them.
      client.middlewareStack.add(
        (next) => (args) => {
          const request = args.request as { path: string };
          request.path = request.path.replace(/(.)\/$/, '$1');
          return next(args);
        },
        { step: 'build', priority: 'low', name: 'withoutLastSlash' },
      );
      files = s3Files('files', client);
      return;
    }
    files = folderFiles({ folder, uploadUrl: `http://localhost:${port}/uploads`, secret });
    const onCreated = async (key: string) => void created.push(key);
    const uploads = serveUploads({ folder, secret, onCreated, onError: () => undefined });
    gateway = await startGateway({
      port,
      routes: [],
      cors: localCors,
      pages: { '/uploads': uploads },
      onError: () => undefined,
    });
  });
  afterAll(async () => {
    await server?.close();
    await gateway?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are there once they were put, and gone once they were deleted, as often as that is done', async () => {
    expect(await files.get(KEY)).toBeUndefined();
    expect(await files.describe(KEY)).toBeUndefined();
    await files.put(KEY, Buffer.from('hello, world'));
    expect((await files.get(KEY))?.toString()).toBe('hello, world');
    expect(await files.describe(KEY)).toMatchObject({ bytes: 12 });
    for (let time = 0; time < 2; time++) await files.delete(KEY);
    expect(await files.get(KEY)).toBeUndefined();
  });

  it('are read in parts, and only as long as they are the same', async () => {
    await files.put(KEY, Buffer.from('hello, world'));
    const { etag = '' } = (await files.describe(KEY)) ?? {};
    expect((await files.read(KEY, { start: 7, end: 12 }, etag)).toString()).toBe('world');
    await files.put(KEY, Buffer.from('HELLO, WORLD'));
    await expect(files.read(KEY, { start: 7, end: 12 }, etag)).rejects.toThrow(FileChanged);
    await files.delete(KEY);
    await expect(files.read(KEY, { start: 7, end: 12 }, etag)).rejects.toThrow(FileChanged);
  });

  it('are deleted by their prefix, those of others not', async () => {
    for (const key of ['tracks/A/1', 'tracks/A/2', 'tracks/B/1', 'imports/A/1']) await files.put(key, Buffer.from(key));
    expect(await files.deleteAll('tracks/A/')).toBe(2);
    expect(await files.deleteAll('tracks/A/')).toBe(0);
    expect(await files.get('tracks/A/1')).toBeUndefined();
    for (const key of ['tracks/B/1', 'imports/A/1']) expect((await files.get(key))?.toString()).toBe(key);
  });

  it('are uploaded by whoever has the URL', async () => {
    const bytes = Buffer.from('a whole archive');
    const { url, method, headers } = await files.uploadTo(KEY, bytes.length, {
      now: new Date().toISOString(),
      seconds: 60,
    });
    const { 'content-length': length, ...others } = headers;
    expect(length).toBe('15');
    const answer = await fetch(url, { method, headers: others, body: bytes });
    expect(answer.status).toBe(200);
    expect((await files.get(KEY))?.toString()).toBe('a whole archive');
    if (where !== 'S3') expect(created).toEqual([KEY]);
  });

  it('are not uploaded with a URL that has expired, or was changed', async () => {
    const bytes = Buffer.from('other bytes');
    const long = new Date(Date.now() - 3_600_000).toISOString();
    const { url: expired } = await files.uploadTo(KEY, bytes.length, { now: long, seconds: 60 });
    const { url } = await files.uploadTo(KEY, bytes.length, { now: new Date().toISOString(), seconds: 60 });
    const forged =
      where === 'S3' ? url.replace('imports/AAAAAAAAAAAAAAAA', 'imports/BBBBBBBBBBBBBBBB') : url.replace(/.\./, 'x.');
    for (const wrong of [expired, forged])
      expect((await fetch(wrong, { method: 'PUT', body: bytes })).status).toBe(403);
    expect((await files.get(KEY))?.toString()).not.toBe('other bytes');
  });
});

describe('A presigned URL of S3', () => {
  it('signs the size, so that no other can be uploaded, and no checksum of an empty file', async () => {
    const credentials = { accessKeyId: 'A', secretAccessKey: 'B' };
    const files = s3Files('files', s3Client({ region: 'us-east-1', credentials }));
    const { url } = await files.uploadTo(KEY, 15, { now: '2026-03-10T12:00:00.000Z', seconds: 3_600 });
    const query = Object.fromEntries(new URL(url).searchParams);
    expect(query).toMatchObject({
      'X-Amz-SignedHeaders': 'content-length;host',
      'X-Amz-Expires': '3600',
      'X-Amz-Date': '20260310T120000Z',
    });
    expect(url).not.toMatch(/checksum/i);
  });
});

describe('Single files in S3, by signed URLs', () => {
  it('are the same files: put by one, read by the other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidelined-files-'));
    const port = await freePort();
    const server = new S3rver({
      port,
      directory: folder,
      silent: true,
      configureBuckets: [{ name: 'files', configs: [] }],
    });
    await server.run();
    const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
    const whole = s3Files(
      'files',
      s3Client({ endpoint: `http://localhost:${port}`, region: 'us-east-1', forcePathStyle: true, credentials }),
    );
    const address = { protocol: 'http:', hostname: 'localhost', port, basePath: '/files' };
    const single = s3SignedFiles('files', 'us-east-1', { address, credentials: async () => credentials });
    const key = 'tracks/AAAAAAAAAAAAAAAA/-_b';
    expect(await single.get(key)).toBeUndefined();
    await single.put(key, Buffer.from('a track'));
    expect((await whole.get(key))?.toString()).toBe('a track');
    expect((await single.get(key))?.toString()).toBe('a track');
    const stranger = s3SignedFiles('files', 'us-east-1', {
      address,
      credentials: async () => ({ ...credentials, secretAccessKey: 'wrong' }),
    });
    // A name that says that a retry may help: the caller gets 503, and nothing of S3's words.
    await expect(stranger.get(key)).rejects.toMatchObject({ name: 'ServiceUnavailable' });
    await server.close();
    await expect(single.get(key)).rejects.toMatchObject({ name: 'ServiceUnavailable' });
    await rm(folder, { recursive: true, force: true });
  });
});

describe('The folder of a laptop', () => {
  it('refuses an upload of another size than was signed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidelined-files-'));
    const uploads = serveUploads({
      folder,
      secret,
      onCreated: () => Promise.reject(new Error('created')),
      onError: () => undefined,
    });
    const gateway = await startGateway({
      port: 0,
      routes: [],
      cors: localCors,
      pages: { '/uploads': uploads },
      onError: () => undefined,
    });
    const token = signPermit({ key: KEY, bytes: 3, expiresAt: Date.now() + 60_000 }, secret);
    expect((await fetch(`${gateway.url}/uploads/${token}`, { method: 'PUT', body: 'four' })).status).toBe(403);
    expect((await fetch(`${gateway.url}/uploads/${token}`)).status).toBe(405);
    await gateway.close();
    await rm(folder, { recursive: true });
  });

  it('knows its own permits, and leads to no other folder', () => {
    const permit = { key: KEY, bytes: 3, expiresAt: 1 };
    const token = signPermit(permit, secret);
    expect(readPermit(token, secret)).toEqual(permit);
    for (const wrong of [`${token}x`, `x${token}`, '', 'a.b', token.split('.')[0] ?? ''])
      expect(readPermit(wrong, secret)).toBeUndefined();
    expect(readPermit(token, 'another secret')).toBeUndefined();
    for (const key of ['../a', 'a/../b', '/etc/passwd', 'a//b', 'a/', '', '.hidden'])
      expect(() => pathOf('/data', key)).toThrow();
  });
});
