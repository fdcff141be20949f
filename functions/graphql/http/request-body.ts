import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { header, type HttpResult, MAX_BODY_BYTES } from '../../runtime/http.ts';
import { type AcceptedType, isJson } from './media-type.ts';

/** A request that does not reach GraphQL. The message is our own, since a parser's would quote the body. */
export class Unreadable extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  toResult(accepted: AcceptedType | undefined): HttpResult {
    const contentType = `${accepted?.type ?? 'application/json'}; charset=utf-8`;
    return {
      statusCode: this.status,
      headers: { ...this.headers, 'content-type': contentType, 'cache-control': 'no-store' },
      body: JSON.stringify({ errors: [{ message: this.message, extensions: { code: this.code } }] }) + '\n',
    };
  }
}

/** Throws Unreadable (415) unless the content type is JSON in UTF-8. */
export function checkContentType(event: APIGatewayProxyEventV2): void {
  if (isJson(header(event, 'content-type'))) return;
  const message = 'Send the body as JSON in UTF-8, with the header "Content-Type: application/json".';
  throw new Unreadable(415, 'UNSUPPORTED_MEDIA_TYPE', message);
}

/**
 * The JSON object (or list) in the body of a POST. Throws Unreadable: 413 above `MAX_BODY_BYTES`, and for a document that
 * is too long; 400 for invalid JSON.
 */
export function readBody(event: APIGatewayProxyEventV2): object {
  const text = readText(event);
  if (!/\S/.test(text)) throw new Unreadable(400, 'BAD_REQUEST', 'The body is empty: send {"query": "…"} as JSON.');
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null) {
    throw new Unreadable(400, 'BAD_REQUEST', 'The body is JSON, but not an object: send {"query": "…"}.');
  }
  // A list is a batch of operations: Apollo reports that batching is off.
  if (!Array.isArray(body) && Object.keys(body).length === 0) {
    throw new Unreadable(400, 'BAD_REQUEST', 'The object in the body has no keys: send {"query": "…"}.');
  }
  checkDocument((body as { query?: unknown }).query);
  return body;
}

/**
 * Every error names its line and column, for which graphql-js looks through the whole document again: the work is the
 * length times the number of errors. Documents of people have 2,000 characters; values belong into variables.
 */
const MAX_DOCUMENT = 100_000;
const MAX_LINES = 10_000;

function checkDocument(query: unknown): void {
  if (typeof query !== 'string') return;
  const refuse = (message: string): never => {
    throw new Unreadable(413, 'PAYLOAD_TOO_LARGE', `${message} Send values as variables, and split what is left.`);
  };
  if (query.length > MAX_DOCUMENT)
    refuse(`The document has ${query.length} characters; at most ${MAX_DOCUMENT} are allowed.`);
  let lines = 1;
  for (let at = 0; at < query.length; at++) {
    const character = query.charCodeAt(at);
    if (character === LINE_FEED || character === CARRIAGE_RETURN) lines++;
  }
  if (lines > MAX_LINES) refuse(`The document has ${lines} lines; at most ${MAX_LINES} are allowed.`);
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const BYTE_ORDER_MARK = 0xfeff;

/** The body as text; API Gateway sends bodies in base64 unless it considers them text. */
function readText({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  const bytes = isBase64Encoded ? decodeBase64(body) : undefined;
  if ((bytes?.byteLength ?? Buffer.byteLength(body)) > MAX_BODY_BYTES) {
    throw new Unreadable(
      413,
      'PAYLOAD_TOO_LARGE',
      `The body is larger than ${MAX_BODY_BYTES} bytes: send less at a time.`,
    );
  }
  // API Gateway decodes text as a decoder would, except for a byte order mark.
  if (!bytes) return (body.charCodeAt(0) === BYTE_ORDER_MARK ? body.slice(1) : body).toWellFormed();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable(400, 'BAD_REQUEST', 'The body is not valid UTF-8.');
  }
}

function decodeBase64(body: string): Buffer {
  if (body.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(body)) return Buffer.from(body, 'base64');
  throw new Unreadable(400, 'BAD_REQUEST', 'The body is not valid base64.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(400, 'BAD_REQUEST', 'Invalid JSON in the body.');
  }
}
