import { Buffer } from 'node:buffer';

/** Lines of a head, then a body: bytes as a server sends them. */
export const bytesOf = (lines: readonly string[], body: string | Buffer = ''): Buffer =>
  Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);

/** One chunk of a body. */
const chunk = (body: string | Buffer, size = Buffer.from(body).length.toString(16)): Buffer =>
  Buffer.concat([Buffer.from(`${size}\r\n`), Buffer.from(body), Buffer.from('\r\n')]);
const chunks = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat([...parts.map((part) => (typeof part === 'string' ? chunk(part) : part)), Buffer.from('0\r\n\r\n')]);

const OK = 'HTTP/1.1 200 OK';
const CHUNKED = 'Transfer-Encoding: chunked';
const text = '{"pk":{"S":"ünï\u2028 🏃‍♀️"}}';
const textBytes = Buffer.from(text);
const length = `Content-Length: ${textBytes.length}`;

export interface WholeAnswer {
  bytes: Buffer;
  status?: number;
  text: string;
  /** Those that matter. */
  headers?: Record<string, string>;
  isLast?: boolean;
}

/** Answers that are whole, and what they say. */
export const wholeAnswers: Record<string, WholeAnswer> = {
  'with a length': { bytes: bytesOf([OK, length], text), text },
  'as DynamoDB sends them': {
    bytes: bytesOf(
      [OK, 'Server: Server', 'Date: Tue, 10 Mar 2026 12:00:00 GMT', length, 'Connection: keep-alive'],
      text,
    ),
    text,
    headers: { date: 'Tue, 10 Mar 2026 12:00:00 GMT', server: 'Server', connection: 'keep-alive' },
  },
  'of no length': { bytes: bytesOf([OK, 'Content-Length: 0']), text: '' },
  'that refuse': { bytes: bytesOf(['HTTP/1.1 400 Bad Request', length], text), status: 400, text },
  'without a reason': { bytes: bytesOf(['HTTP/1.1 503', length], text), status: 503, text },
  'with an empty reason': { bytes: bytesOf(['HTTP/1.1 503 ', length], text), status: 503, text },
  'with a reason in another tongue': { bytes: bytesOf(['HTTP/1.1 500 N\xf6', length], text), status: 500, text },
  'with names in any case, and blanks around values': {
    bytes: bytesOf(
      [OK, `CONTENT-length:\t ${textBytes.length} \t`, 'x-amzn-REQUESTID:a b', 'Empty:', '__proto__: p'],
      text,
    ),
    text,
    headers: { 'x-amzn-requestid': 'a b', empty: '', ['__proto__']: 'p' },
  },
  'with a header that comes twice': {
    bytes: bytesOf([OK, 'X-Twice: a', length, 'x-twice: b'], text),
    text,
    headers: { 'x-twice': 'a, b' },
  },
  'in chunks': { bytes: bytesOf([OK, CHUNKED], chunks('{"a', '":1', '}')), text: '{"a":1}' },
  'in a chunk': { bytes: bytesOf([OK, 'transfer-encoding:CHUNKED'], chunks(text)), text },
  'in no chunk': { bytes: bytesOf([OK, CHUNKED], chunks()), text: '' },
  'in chunks that end within a character': {
    bytes: bytesOf([OK, CHUNKED], chunks(...[...textBytes].map((byte) => chunk(Buffer.from([byte]))))),
    text,
  },
  'in chunks of which more is said': {
    bytes: bytesOf(
      [OK, CHUNKED],
      Buffer.concat([
        chunk('abc', '003;name="v"'),
        chunk(text, `${textBytes.length.toString(16).toUpperCase()} ;x`),
        Buffer.from('00;last\r\nX-Checksum: 1\r\nx-more:\r\n\r\n'),
      ]),
    ),
    text: `abc${text}`,
  },
  'in chunks that look like an end': {
    bytes: bytesOf([OK, CHUNKED], chunks('0\r\n\r\n', '\r\n')),
    text: '0\r\n\r\n\r\n',
  },
  'after others that are said meanwhile': {
    bytes: Buffer.concat([
      bytesOf(['HTTP/1.1 100 Continue']),
      bytesOf(['HTTP/1.1 103 Early Hints', 'Link: a', 'Content-Length: 5']),
      bytesOf([OK, length], text),
    ]),
    text,
  },
  'of nothing, 204': { bytes: bytesOf(['HTTP/1.1 204 No Content']), status: 204, text: '' },
  'of nothing, 204 in spite of chunks': { bytes: bytesOf(['HTTP/1.1 204 No Content', CHUNKED]), status: 204, text: '' },
  'of nothing, 304 in spite of a length': {
    bytes: bytesOf(['HTTP/1.1 304 Not Modified', length]),
    status: 304,
    text: '',
  },
  'that close': { bytes: bytesOf([OK, 'Connection: close', length], text), text, isLast: true },
  'that close, among others': {
    bytes: bytesOf([OK, 'Connection: x-close, Close ,x', length], text),
    text,
    isLast: true,
  },
  'that close, said twice': {
    bytes: bytesOf([OK, 'Connection: x', 'Connection: close', CHUNKED], chunks(text)),
    text,
    isLast: true,
  },
  'that do not close': { bytes: bytesOf([OK, 'Connection: close-not, disclose', length], text), text },
  'of HTTP/1.0': { bytes: bytesOf(['HTTP/1.0 200 OK', length], text), text, isLast: true },
  'with a long head': { bytes: bytesOf([OK, length, `X-Long: ${'x'.repeat(60_000)}`], text), text },
};

/** Their length is that of their connection. */
export const endlessAnswers: Record<string, Buffer> = {
  'with neither length nor chunks': bytesOf([OK], text),
  'of HTTP/1.0': bytesOf(['HTTP/1.0 200 OK'], text),
  'that close': bytesOf([OK, 'Connection: close'], text),
};
export const endlessText = text;

/** What is no answer, or more than one. */
export const refusedAnswers: Record<string, Buffer> = Object.fromEntries([
  ...[
    'SSH-2.0-OpenSSH_9.2',
    'HTTP/2 200 OK',
    'HTTP/1.2 200 OK',
    'HTTP/1.10 200 OK',
    'http/1.1 200 OK',
    ' HTTP/1.1 200 OK',
    '\r\nHTTP/1.1 200 OK',
    'HTTP/1.1  200 OK',
    'HTTP/1.1 20 OK',
    'HTTP/1.1 099 OK',
    'HTTP/1.1 2000 OK',
    'HTTP/1.1 200\tOK',
    'HTTP/1.1 200 O\0K',
    'HTTP/1.1 101 Switching Protocols',
    '{"Item":{}}',
    '',
  ].map((line): [string, Buffer] => [`a first line ${JSON.stringify(line)}`, bytesOf([line, length], text)]),
  ...[
    'no colon',
    ': no name',
    'a name: v',
    'name : v',
    ' folded: v',
    '\tfolded',
    'a\u00fc: v',
    'a: v\nb: v',
    'a: v\rb: v',
    'a: \0',
    'a: \x7f',
    'Content-Length: 5',
    length,
    'Content-Length: x',
    CHUNKED,
  ].map((line): [string, Buffer] => [`a line ${JSON.stringify(line)}`, bytesOf([OK, length, line], text)]),
  ...['-1', '+5', '5,5', '5, 6', '0x5', '5.0', '1e1', '', '5 5', '9'.repeat(16)].map((value): [string, Buffer] => [
    `a length ${JSON.stringify(value)}`,
    bytesOf([OK, `Content-Length: ${value}`], 'aaaaa'),
  ]),
  ...['gzip', 'gzip, chunked', 'chunked, chunked', 'identity', '', 'chunked;q=1', 'xchunked'].map(
    (value): [string, Buffer] => [
      `the coding ${JSON.stringify(value)}`,
      bytesOf([OK, `Transfer-Encoding: ${value}`], chunks(text)),
    ],
  ),
  ['chunks, said twice', bytesOf([OK, CHUNKED, CHUNKED], chunks(text))],
  ...['', 'g', '-3', '+3', '0x3', ' 3', '3 3', '3,', '000000003', '3;\x01', `3;${'x'.repeat(1100)}`].map(
    (size): [string, Buffer] => [
      `a chunk of ${JSON.stringify(size.slice(0, 10))}`,
      bytesOf([OK, CHUNKED], Buffer.concat([chunk('abc', size), chunks()])),
    ],
  ),
  ['a chunk that is longer', bytesOf([OK, CHUNKED], Buffer.concat([chunk('abcd', '3'), chunks()]))],
  ['a chunk that is shorter', bytesOf([OK, CHUNKED], Buffer.concat([chunk('abc', '4'), chunks('more')]))],
  ['a chunk whose lines end otherwise', bytesOf([OK, CHUNKED], '3\nabc\n0\n\n\r\n\r\n')],
  ['a trailer that is none', bytesOf([OK, CHUNKED], '0\r\nnot a trailer\r\n\r\n')],
  ['a trailer that is too long', bytesOf([OK, CHUNKED], `0\r\na: ${'x'.repeat(1100)}\r\n\r\n`)],
  ['a head that is too long', bytesOf([OK, length, `X-Long: ${'x'.repeat(65_536)}`], text)],
  ['a head without an end', Buffer.from(`${OK}\r\nX-Long: ${'x'.repeat(65_536)}`)],
]);

/** Whole answers, and something behind them. */
export const answersWithMore: Record<string, { first: Buffer; more: Buffer }> = Object.fromEntries(
  (['with a length', 'of no length', 'in chunks', 'of nothing, 204'] as const).flatMap((name) => {
    const first = wholeAnswers[name]?.bytes ?? Buffer.alloc(0);
    return [
      [`${name}, and a byte`, { first, more: Buffer.from('}') }],
      [`${name}, and the end of a line`, { first, more: Buffer.from('\r\n') }],
      [`${name}, and once more`, { first, more: first }],
    ];
  }),
);
