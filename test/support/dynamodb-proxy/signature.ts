import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A key that may sign. */
export interface Account {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export interface SignedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What AWS refuses a request with. */
export interface Refused {
  __type: string;
  message: string;
}

const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
const ALLOWED_MS = 5 * 60_000;

/**
 * Looks at a request as AWS does, by its description of Signature Version 4, with the clock and the keys of the server.
 * Answers what it is refused with, or undefined. Knows nothing of how the client signs.
 */
export function refusalOf(
  request: SignedRequest,
  { accounts, region, nowMs }: { accounts: Account[]; region: string; nowMs: number },
): Refused | undefined {
  const { headers } = request;
  const [, credential = '', signedNames = '', signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  if (signature === undefined) return refuse('IncompleteSignatureException', 'Authorization is not as it must be');

  const [accessKeyId, ...scope] = credential.split('/');
  const account = accounts.find((each) => each.accessKeyId === accessKeyId);
  if (!account || headers['x-amz-security-token'] !== account.sessionToken)
    return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');

  const timestamp = String(headers['x-amz-date']);
  const expectedScope = [timestamp.slice(0, 8), region, 'dynamodb', 'aws4_request'];
  if (scope.join('/') !== expectedScope.join('/'))
    return refuse('InvalidSignatureException', `Credential should be scoped to ${expectedScope.join('/')}`);

  const names = signedNames.split(';');
  const unsigned = Object.keys(headers).filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !names.includes(name),
  );
  if (unsigned.length > 0) return refuse('InvalidSignatureException', `${unsigned.join()} must be signed`);

  const offMs = msOf(timestamp) - nowMs;
  if (Number.isNaN(offMs) || Math.abs(offMs) > ALLOWED_MS)
    return refuse(
      'InvalidSignatureException',
      offMs < 0
        ? `Signature expired: ${timestamp} is too early`
        : `Signature not yet current: ${timestamp} is too late`,
    );

  const text = ['AWS4-HMAC-SHA256', timestamp, scope.join('/'), sha256(canonical(request, names))].join('\n');
  const key = expectedScope.reduce(
    (secret: string | Buffer, each) => hmac(secret, each),
    `AWS4${account.secretAccessKey}`,
  );
  if (hmac(key, text).toString('hex') !== signature)
    return refuse(
      'InvalidSignatureException',
      'The request signature we calculated does not match the one you provided.',
    );
  return undefined;
}

function canonical({ method, path, headers, body }: SignedRequest, names: string[]): string {
  const [pathname = '/', query = ''] = path.split('?');
  const lines = names.map((name) => `${name}:${String(headers[name]).trim().replaceAll(/ +/g, ' ')}\n`);
  return [method, encodeURI(pathname), query, lines.join(''), names.join(';'), sha256(body)].join('\n');
}

/** `20260310T120000Z` */
function msOf(timestamp: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp) ?? [];
  const [year = NaN, month = NaN, ...rest] = parts.map(Number);
  return Date.UTC(year, month - 1, ...rest);
}

const refuse = (type: string, message: string): Refused => ({ __type: `com.amazon.coral.service#${type}`, message });
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
