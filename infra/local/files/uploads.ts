import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathOf, readPermit, type UploadPermit } from '../../../functions/store/files/folder.ts';
import { answerPreflight, localCors, setCorsHeaders } from '../gateway/cors.ts';

export interface UploadOptions {
  folder: string;
  /** What URLs of uploads are signed with. */
  secret: string;
  /** Called when a file is there, as the bucket's events call a function. */
  onCreated: (key: string) => Promise<void>;
  onError: (error: unknown) => void;
}

/** What EventBridge says of an object that was created in a bucket, as far as anybody here reads it. */
export const objectCreated = (bucket: string, key: string): object => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Object Created',
  source: 'aws.s3',
  time: new Date().toISOString(),
  detail: { version: '0', bucket: { name: bucket }, object: { key }, reason: 'PutObject' },
});

const cors = { ...localCors, methods: ['PUT'] };

/** The page that takes uploads by a signed URL, as S3 does: `PUT /uploads/TOKEN`, of exactly the size that was signed. */
export const serveUploads = (options: UploadOptions): RequestListener => {
  return (request, response) => {
    setCorsHeaders(cors, request, response);
    if (request.method === 'OPTIONS') return answerPreflight(cors, response);
    take(options, request, response).catch((error: unknown) => {
      if (!request.errored) options.onError(error);
      if (response.headersSent) response.destroy();
      else answer(response, 500, 'InternalError');
    });
  };
};

async function take(options: UploadOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const permit = readPermit(/^\/uploads\/([\w.-]+)$/.exec(request.url ?? '')?.[1] ?? '', options.secret);
  // S3's own codes.
  if (request.method !== 'PUT') return answer(response, 405, 'MethodNotAllowed');
  if (!permit || permit.expiresAt < Date.now()) return answer(response, 403, 'AccessDenied');
  if (Number(request.headers['content-length']) !== permit.bytes) return answer(response, 403, 'SignatureDoesNotMatch');
  await store(options.folder, permit, request);
  answer(response, 200);
  await options.onCreated(permit.key);
}

/** Whole or not at all. */
async function store(folder: string, { key, bytes }: UploadPermit, request: IncomingMessage): Promise<void> {
  const path = pathOf(folder, key);
  const beside = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  let received = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      received += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(request, counted, createWriteStream(beside, { mode: 0o600 }));
    if (received !== bytes) throw new Error('An upload was cut off');
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

function answer(response: ServerResponse, status: number, code?: string): void {
  const body = code === undefined ? '' : `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  response
    .writeHead(status, { 'content-type': 'application/xml', ...(status >= 400 && { connection: 'close' }) })
    .end(body);
}
