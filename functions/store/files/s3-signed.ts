import { fromEnv } from '@aws-sdk/credential-provider-env';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Files } from './files.ts';

/** How long one request may take, in milliseconds; tracks have some 100 KB. */
const TIMEOUT_MS = 3_000;

/** Where the bucket is. A test has a server of its own. */
export interface BucketAddress {
  protocol: string;
  hostname: string;
  port?: number;
  /** Before each key. */
  basePath: string;
}

const addressOf = (bucket: string, region: string): BucketAddress => ({
  protocol: 'https:',
  hostname: `${bucket}.s3.${region}.amazonaws.com`,
  basePath: '',
});

/** S3's answer was neither that it is done nor that there is no such file. Its name says that a retry may help. */
class S3Failed extends Error {
  override name = 'ServiceUnavailable';
}

/**
 * Single files in a bucket of S3, for functions that callers wait for: by URLs that the SDK's own signer signs. S3's client would
 * make their bundles a quarter larger, for two of its hundred operations.
 */
export function s3SignedFiles(
  bucket: string,
  region: string,
  { address = addressOf(bucket, region), credentials = fromEnv() } = {},
): Pick<Files, 'get' | 'put'> {
  const signer = new SignatureV4({
    credentials,
    region,
    service: 's3',
    sha256: Hash.bind(null, 'sha256'),
    // As S3 has it: keys are signed as they are, and bodies are not.
    uriEscapePath: false,
    applyChecksum: false,
  });

  /** Undefined if there is no such file. Not tried again: whoever called may call again. */
  async function send(method: 'GET' | 'PUT', key: string, body?: Uint8Array): Promise<Response | undefined> {
    const { basePath, ...server } = address;
    const host = server.port === undefined ? server.hostname : `${server.hostname}:${server.port}`;
    const headers = { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const request = new HttpRequest({ ...server, method, path: `${basePath}/${key}`, headers });
    const { query = {} } = await signer.presign(request, { expiresIn: 60 });
    const search = new URLSearchParams(query as Record<string, string>).toString();
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(`${server.protocol}//${host}${basePath}/${key}?${search}`, {
      method,
      signal,
      ...(body && { body: Buffer.from(body) }),
    }).catch((error: unknown) => {
      throw new S3Failed('S3 did not answer', { cause: error });
    });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    if (answer.status === 404 && method === 'GET') return undefined;
    throw new S3Failed(`S3 answered ${answer.status}`);
  }

  return {
    async get(key) {
      const answer = await send('GET', key);
      return answer && Buffer.from(await answer.arrayBuffer());
    },
    async put(key, bytes) {
      await send('PUT', key, bytes);
    },
  };
}
