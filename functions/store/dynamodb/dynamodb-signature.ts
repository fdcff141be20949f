import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

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

/** Signs the body of an operation, and answers the lines of all headers. */
type Sign = (operation: string, body: string) => string;

const sha256 = (text: string): string => hash('sha256', text);

/**
 * Signs requests by AWS Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 * There is a library for it; but what DynamoDB is sent has one form, so nothing is left of what they are good at, which is to
 * bring any request into one. Tests verify each signature by another implementation.
 */
export function createSigner({ region, host, path }: Destination) {
  /** Of one secret and day. It is kept as Node keeps keys: to make one of bytes takes longer than all the rest. */
  let key: { of: string; object: KeyObject } | undefined;
  /** Of one second and the credentials that were given last: what many requests have in common is made once. */
  let latest: { atSeconds: number; credentials: Credentials; sign: Sign } | undefined;
  // Encoded once more, as services other than S3 want it. That of DynamoDB itself is a mere slash.
  const signedPath = path.split('/').map(encodeURIComponent).join('/');

  function keyOf(secret: string, day: string): KeyObject {
    const of = `${secret} ${day}`;
    if (key?.of !== of) {
      const bytes = [day, region, 'dynamodb', 'aws4_request'].reduce(
        (before, text) => createHmac('sha256', before).update(text).digest(),
        Buffer.from(`AWS4${secret}`),
      );
      key = { of, object: createSecretKey(bytes) };
    }
    return key.object;
  }

  function signerAt(atSeconds: number, { accessKeyId, secretAccessKey, sessionToken }: Credentials): Sign {
    // `20260310T120000Z`
    const at = new Date(atSeconds * 1000).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const day = at.slice(0, 8);
    const scope = `${day}/${region}/dynamodb/aws4_request`;
    // In the order of their names. The name of the operation is the rest of the last one.
    const fields = {
      'content-type': 'application/x-amz-json-1.0',
      host,
      'x-amz-date': at,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
      'x-amz-target': 'DynamoDB_20120810.',
    };
    const headers = Object.entries(fields);
    const names = headers.map(([name]) => name).join(';');
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=`;
    for (const [name, value] of Object.entries({ ...fields, authorization }))
      if (/[^ -~]/.test(value)) throw new Error(`No request: ${name} would hold what no header may`);

    const hashed = `POST\n${signedPath}\n\n${headers.map((header) => header.join(':')).join('\n')}`;
    const sent = headers.map((header) => header.join(': ')).join('\r\n');
    const key = keyOf(secretAccessKey, day);
    return (operation, body) => {
      const request = `${hashed}${operation}\n\n${names}\n${sha256(body)}`;
      const signature = createHmac('sha256', key).update(`AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(request)}`);
      return `${sent}${operation}\r\nauthorization: ${authorization}${signature.digest('hex')}\r\n`;
    };
  }

  /**
   * All headers of a request as they are signed and sent, a line each. Throws if one would hold what no header may: region and keys
   * come from the environment, and may begin no line of their own.
   */
  return ({ operation, body, atMs }: Unsigned, credentials: Credentials): string => {
    const atSeconds = Math.floor(atMs / 1000);
    if (latest?.atSeconds !== atSeconds || !areSame(latest.credentials, credentials))
      latest = { atSeconds, credentials: { ...credentials }, sign: signerAt(atSeconds, credentials) };
    return latest.sign(operation, body);
  };
}

const areSame = (one: Credentials, other: Credentials): boolean =>
  one.accessKeyId === other.accessKeyId &&
  one.secretAccessKey === other.secretAccessKey &&
  one.sessionToken === other.sessionToken;
