/** An answer over HTTP. */
export interface Answer extends Head {
  /** The body. */
  bytes: Buffer;
}

interface Head {
  status: number;
  /** By their names in lower case. What came several times is joined by commas, in the order in which it came. */
  headers: ReadonlyMap<string, string>;
  /** Nothing more can be asked over its connection. */
  isLast: boolean;
}

/**
 * An answer that did not come in time, or not whole, or that is none. AWS's judgement takes its name for an error that
 * passes.
 */
export class LostAnswer extends Error {
  override name = 'TimeoutError';
}

const MAX_HEAD_BYTES = 64 * 1024;
const MAX_LINE_BYTES = 1024;

/** A whole head: what is no HTTP is noticed wherever it stands, such as lines that are folded, or end otherwise. */
const HEAD = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t -~\x80-\xff]*)?(?:\r\n[!#$%&'*+.^`|~\w-]+:[\t -~\x80-\xff]*)*$/;
const TRAILER = /^[!#$%&'*+.^`|~\w-]+:[\t -~\x80-\xff]*$/;
/** A length in hexadecimal, and what else may be said of a chunk, which is nothing to us. */
const CHUNK = /^([\da-f]{1,8})(?:[\t ]*;[\t -~\x80-\xff]*)?$/i;
const LENGTH = /^\d{1,15}$/;
const CLOSE = /(?:^|,)[\t ]*close[\t ]*(?:,|$)/i;

/**
 * Collects what comes over a connection until it is the answer to a POST, and answers that. Bytes are a part of it, and
 * `undefined` is that the connection has ended. Throws what `parseAnswer` does, and a broken connection's error if it ends before
 * the answer does.
 */
export function createAnswerReader(): (bytes: Buffer | undefined) => Answer | undefined {
  let parts: Buffer[] = [];
  let size = 0;
  let wanted = 0;
  return (bytes) => {
    if (bytes) {
      parts.push(bytes);
      size += bytes.length;
      if (size < wanted) return undefined;
    }
    const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    const answer = parseAnswer(all, bytes === undefined);
    if (typeof answer === 'object') return answer;
    if (!bytes) throw brokenOff();
    parts = [all];
    wanted = answer;
    return undefined;
  };
}

/**
 * The answer to a POST that these bytes are (RFC 9112), or how many bytes there have to be before it is worth another look.
 * It is strict: whatever can be understood in two ways is a LostAnswer, since one that is understood wrong would be taken for
 * what the table holds. So is a byte behind the answer: nobody can say what it belongs to.
 */
function parseAnswer(bytes: Buffer, hasEnded: boolean): Answer | number {
  let at = 0;
  let head: Head;
  do {
    const end = bytes.indexOf('\r\n\r\n', at, 'latin1');
    if ((end < 0 ? bytes.length : end) - at > MAX_HEAD_BYTES) throw malformed('a head that is too long');
    if (end < 0) return bytes.length + 1;
    head = parseHead(bytes.toString('latin1', at, end));
    at = end + 4;
    // Said meanwhile, such as `100 Continue`.
  } while (head.status < 200);

  const coding = head.headers.get('transfer-encoding');
  const length = head.headers.get('content-length');
  if (head.status === 204 || head.status === 304) return answerOf(head, bytes.subarray(at, at), bytes.length - at);
  if (coding !== undefined) {
    if (length !== undefined || coding.toLowerCase() !== 'chunked') throw malformed('a length that is not clear');
    return parseChunks(head, bytes, at);
  }
  if (length === undefined) return hasEnded ? answerOf({ ...head, isLast: true }, bytes.subarray(at), 0) : Infinity;
  // Joined by a comma where there are two.
  if (!LENGTH.test(length)) throw malformed('a length that is none');
  const end = at + Number(length);
  return bytes.length < end ? end : answerOf(head, bytes.subarray(at, end), bytes.length - end);
}

function parseHead(text: string): Head {
  const [, minor, status] = HEAD.exec(text) ?? [];
  // Nobody asked to switch protocols.
  if (!minor || status === '101') throw malformed('something else than HTTP/1.1');
  const headers = new Map<string, string>();
  const lines = text.split('\r\n');
  for (let n = 1; n < lines.length; n++) {
    const line = lines[n] as string;
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    const former = headers.get(name);
    headers.set(name, former === undefined ? value : `${former}, ${value}`);
  }
  return { status: Number(status), headers, isLast: minor === '0' || CLOSE.test(headers.get('connection') ?? '') };
}

function parseChunks(head: Head, bytes: Buffer, start: number): Answer | number {
  const chunks: Buffer[] = [];
  let at = start;
  for (;;) {
    const line = lineAt(bytes, at);
    if (line === undefined) return bytes.length + 1;
    const [, size] = CHUNK.exec(line) ?? [];
    if (!size) throw malformed('a chunk without its length');
    at += line.length + 2;
    const end = at + Number.parseInt(size, 16);
    if (end === at) break;
    // What follows at least: the ends of this chunk and of the last one.
    if (bytes.length < end + 2) return end + '\r\n0\r\n\r\n'.length;
    if (bytes[end] !== 0x0d || bytes[end + 1] !== 0x0a) throw malformed('a chunk of another length');
    chunks.push(bytes.subarray(at, end));
    at = end + 2;
  }
  for (;;) {
    const line = lineAt(bytes, at);
    if (line === undefined) return bytes.length + 1;
    at += line.length + 2;
    if (line === '') return answerOf(head, Buffer.concat(chunks), bytes.length - at);
    if (!TRAILER.test(line)) throw malformed('a trailer that is none');
  }
}

/** Undefined for a line whose end is not there yet. */
function lineAt(bytes: Buffer, start: number): string | undefined {
  const end = bytes.indexOf('\r\n', start, 'latin1');
  if ((end < 0 ? bytes.length : end) - start > MAX_LINE_BYTES) throw malformed('a line that is too long');
  return end < 0 ? undefined : bytes.toString('latin1', start, end);
}

function answerOf({ status, headers, isLast }: Head, body: Buffer, bytesBehind: number): Answer {
  if (bytesBehind > 0) throw malformed('more than one answer');
  return { status, headers, isLast, bytes: body };
}

const malformed = (what: string): LostAnswer => new LostAnswer(`DynamoDB answered with ${what}`);

/** As Node has it for a connection that the other side ends. */
export const brokenOff = (): Error =>
  Object.assign(new Error('The connection to DynamoDB ended before its answer did'), { code: 'ECONNRESET' });
