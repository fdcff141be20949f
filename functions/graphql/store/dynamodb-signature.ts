import { createHmac, hash } from 'node:crypto';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

/** Where requests go: all are POSTs to the one path of one host. */
export interface Destination {
  region: string;
  /** With its port, where that is not the usual one. */
  host: string;
  path: string;
}

/** One request of DynamoDB, sent at an instant (milliseconds since the epoch). */
export interface Unsigned {
  operation: string;
  /** JSON. */
  body: string;
  atMs: number;
}

const sha256 = (text: string): string => hash('sha256', text);
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * Signs requests by AWS Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 * There is a library for it; but what DynamoDB is sent has one form, so nothing is left of what they are good at, which is to
 * bring any request into one. Tests verify each signature by another implementation.
 */
export function createSigner({ region, host, path }: Destination) {
  /** Of one secret and day. */
  let key: { of: string; bytes: Buffer } = { of: '', bytes: Buffer.alloc(0) };
  // Encoded once more, as services other than S3 want it. That of DynamoDB itself is a mere slash.
  const signedPath = path.split('/').map(encodeURIComponent).join('/');

  function keyOf(secret: string, day: string): Buffer {
    const of = `${secret} ${day}`;
    if (key.of !== of) {
      const bytes = [day, region, 'dynamodb', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
      key = { of, bytes: bytes as Buffer };
    }
    return key.bytes;
  }

  /** All headers of a request, in the order of their names, as they are signed. */
  return ({ operation, body, atMs }: Unsigned, credentials: Credentials): Record<string, string> => {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    // `20260310T120000Z`
    const at = new Date(atMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const day = at.slice(0, 8);
    const headers: Record<string, string> = {
      'content-type': 'application/x-amz-json-1.0',
      host,
      'x-amz-date': at,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    };
    const names = Object.keys(headers).join(';');
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
    const request = ['POST', signedPath, '', lines.join(''), names, sha256(body)].join('\n');
    const scope = `${day}/${region}/dynamodb/aws4_request`;
    const signature = hmac(keyOf(secretAccessKey, day), ['AWS4-HMAC-SHA256', at, scope, sha256(request)].join('\n'));
    headers['authorization'] =
      `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature.toString('hex')}`;
    return headers;
  };
}
