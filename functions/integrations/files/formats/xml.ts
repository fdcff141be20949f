import { TextDecoder } from 'node:util';
import sax from 'sax';
import { FileRefused, type FileSession } from '../content.ts';
import { type Warnings, warn } from '../warnings.ts';

/** Reads the elements of one format as they are parsed; names come without prefixes. */
export interface XmlReader {
  /** Values of attributes are cut at 256 characters, as texts are. */
  open(name: string, parent: string | undefined, attributes: Readonly<Record<string, string>>): void;
  /** `text` is the element's text after its last child, trimmed, at most 256 characters. */
  close(name: string, parent: string | undefined, text: string): void;
  /** The content of the document. */
  sessions(): FileSession[];
}

/** The parser is fed in chunks: it checks the length of names and texts after each. */
const PIECE_BYTES = 64 * 1024;
/** Activity files nest 10 levels deep, with extensions. */
const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 64;
const MAX_TEXT = 256;
/** 200,000 points of a dozen elements. */
const MAX_ELEMENTS = 2_500_000;

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/** A byte order mark says the encoding for certain. */
function marked([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/**
 * The decoder of a document: of its byte order mark, or else of the encoding that it declares, by any name that the web knows, or else
 * UTF-8.
 */
function decoderOf(bytes: Uint8Array, warnings: Warnings): TextDecoder {
  const mark = marked(bytes);
  if (mark !== undefined) return new TextDecoder(mark);
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  const declaration = start.includes('<?xml') ? start.slice(0, start.indexOf('?>')) : '';
  const declared = /\sencoding\s*=\s*["']([\w.:-]+)/.exec(declaration)?.[1] ?? 'utf-8';
  // What could be read of the declaration is in bytes, so the rest is, too.
  if (/^utf-?16|^ucs-?2/i.test(declared)) {
    warn(warnings, 'ENCODING_ASSUMED');
    return new TextDecoder('utf-8');
  }
  try {
    return new TextDecoder(declared);
  } catch {
    warn(warnings, 'ENCODING_ASSUMED');
    return new TextDecoder('utf-8');
  }
}

/** A parser that throws at the first thing that is not well-formed, and at features that activity files never need. */
function parserFor(readerOf: (root: string) => XmlReader) {
  const parser = sax.parser(true);
  const path: string[] = [];
  let reader: XmlReader | undefined;
  let elements = 0;
  let attributes = 0;
  let text = '';
  const add = (more: string) => {
    if (text.length < MAX_TEXT) text += more.slice(0, MAX_TEXT - text.length);
  };

  parser.onerror = (error) => {
    const [what = ''] = error.message.split('\n');
    const message = `The file is not well-formed XML (${what}, line ${parser.line + 1}). Export it again.`;
    throw new FileRefused('UNREADABLE', message, { cause: error });
  };
  parser.ondoctype = () => {
    throw new FileRefused('UNSUPPORTED', 'The file has a DOCTYPE, which no activity file needs. Export it without.');
  };
  parser.onopentagstart = () => {
    attributes = 0;
    if (++elements > MAX_ELEMENTS) throw new FileRefused('TOO_LARGE', 'The file has too many elements. Split it.');
  };
  parser.onattribute = ({ name, value }) => {
    // The parser calls `hasOwnProperty` on the attributes: an attribute of that name would crash it.
    if (++attributes > MAX_ATTRIBUTES || name === 'hasOwnProperty')
      throw new FileRefused('UNSUPPORTED', `An element has too many or malformed attributes. Export it again.`);
    // Names of schemas may be long; what is read never is.
    if (value.length > MAX_TEXT) parser.tag.attributes[name] = value.slice(0, MAX_TEXT);
  };
  parser.onopentag = (tag) => {
    const name = localName(tag.name);
    if (path.length === MAX_DEPTH) {
      throw new FileRefused('UNSUPPORTED', `The elements are nested more than ${MAX_DEPTH} deep. Export it again.`);
    }
    if (path.length === 0) {
      if (reader)
        throw new FileRefused('UNREADABLE', 'The file contains two documents, one after the other. Split it.');
      reader = readerOf(name);
    }
    text = '';
    // Without the option `xmlns`, attributes are strings.
    reader?.open(name, path.at(-1), tag.attributes as Record<string, string>);
    path.push(name);
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = () => {
    const name = path.pop();
    if (name !== undefined) reader?.close(name, path.at(-1), text.trim());
    text = '';
  };
  return { parser, sessions: () => reader?.sessions() };
}

/** What some exporters write before the document. */
const BEFORE = /^[\s\uFEFF]+/;
/** Stands for what could not be decoded. */
const REPLACED = '\uFFFD';

/** Decodes the bytes in chunks. What is not in the encoding costs the value that it is in. */
function* decoded(bytes: Uint8Array, warnings: Warnings): Generator<string> {
  const decoder = decoderOf(bytes, warnings);
  let isFirst = true;
  for (let from = 0; from <= bytes.length; from += PIECE_BYTES) {
    const isLast = from + PIECE_BYTES > bytes.length;
    const text = decoder.decode(bytes.subarray(from, from + PIECE_BYTES), { stream: !isLast });
    if (text.includes(REPLACED)) warn(warnings, 'ENCODING_ASSUMED');
    yield isFirst ? text.replace(BEFORE, '') : text;
    isFirst = false;
  }
}

/**
 * Parses an XML document as a stream, in bounded memory. `readerOf` chooses the reader by the root element, or throws.
 * Throws a FileRefused for a document that is not well-formed or exceeds a limit. Document types are refused, and with them all
 * entities but XML's own.
 */
export function readXml(bytes: Uint8Array, readerOf: (root: string) => XmlReader, warnings: Warnings): FileSession[] {
  const { parser, sessions } = parserFor(readerOf);
  for (const piece of decoded(bytes, warnings)) parser.write(piece);
  parser.close();
  const found = sessions();
  if (!found) throw new FileRefused('UNREADABLE', 'The file ends before its first element. Export it again.');
  return found;
}
