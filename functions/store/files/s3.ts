import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { instantAfter } from '../../domain/time.ts';
import { FileChanged, type Files } from './files.ts';

/** Status codes of an object that is not there, or not as it was. */
const GONE = 404;
const CHANGED = 412;
const OUT_OF_RANGE = 416;

/** How many files are deleted at once. */
const AT_ONCE = 50;

/** The client of S3. `config` is for tests, which have a server of their own. */
export const s3Client = (config: S3ClientConfig = {}): S3Client =>
  new S3Client({
    credentials: fromEnv(),
    // Otherwise a URL to upload to would be signed for the checksum of an empty file.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    ...config,
  });

/** Files in a bucket of S3. */
export function s3Files(Bucket: string, client = s3Client()): Files {
  return {
    async uploadTo(Key, bytes, { now, seconds }) {
      const command = new PutObjectCommand({ Bucket, Key, ContentLength: bytes });
      // The length is signed: S3 refuses any other.
      const signableHeaders = new Set(['content-length', 'host']);
      const signingDate = new Date(now);
      const url = await getSignedUrl(client, command, { expiresIn: seconds, signableHeaders, signingDate });
      const expiresAt = instantAfter(now, seconds * 1_000);
      return { method: 'PUT', url, headers: { 'content-length': String(bytes) }, expiresAt };
    },

    async describe(Key) {
      const found = await unless([GONE], client.send(new HeadObjectCommand({ Bucket, Key })));
      return found && { bytes: found.ContentLength ?? 0, etag: found.ETag ?? '' };
    },

    async read(Key, { start, end }, etag) {
      const Range = `bytes=${start}-${end - 1}`;
      const command = new GetObjectCommand({ Bucket, Key, Range, IfMatch: etag });
      const found = await unless([GONE, CHANGED, OUT_OF_RANGE], client.send(command));
      // A server that does not know If-Match says what it has instead.
      if (!found?.Body || found.ETag !== etag) throw new FileChanged();
      const bytes = Buffer.from(await found.Body.transformToByteArray());
      if (bytes.length !== end - start) throw new FileChanged();
      return bytes;
    },

    async get(Key) {
      const found = await unless([GONE], client.send(new GetObjectCommand({ Bucket, Key })));
      return found?.Body && Buffer.from(await found.Body.transformToByteArray());
    },

    async put(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: Body.byteLength }));
    },

    async delete(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },

    async deleteAll(Prefix) {
      let deleted = 0;
      for await (const { Contents = [] } of paginateListObjectsV2({ client, pageSize: AT_ONCE }, { Bucket, Prefix })) {
        await Promise.all(Contents.map(({ Key }) => client.send(new DeleteObjectCommand({ Bucket, Key }))));
        deleted += Contents.length;
      }
      return deleted;
    },
  };
}

/** The answer of a call; undefined if its status is one of these. */
async function unless<T>(statuses: readonly number[], call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status !== undefined && statuses.includes(status)) return undefined;
    throw error;
  }
}
