import { isAscii } from 'node:buffer';

/** The text is not written as it is usually. It may be JSON all the same, which JSON's own parser tells. */
export class Unexpected extends Error {}

const [QUOTE, COMMA, COLON, ZERO, NINE] = [0x22, 0x2c, 0x3a, 0x30, 0x39];
export const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
/** Parts of a text up to this length V8 copies. A longer one keeps the whole text in memory, and is slow to compare. */
const LONGEST_COPY = 12;
/** So many digits are a small number to V8, and no more than a sum. */
const DIGITS = 9;

/**
 * Goes through bytes in JSON without a blank between its parts, piece by piece. Each `read` begins where the last one ended,
 * and throws `Unexpected` for anything else than what it is to read; but it does not look for control characters inside
 * of texts, which JSON has escaped. What it answers are copies.
 */
export class JsonScanner {
  /** A character for each byte: all but ASCII is inside of texts. */
  readonly text: string;
  /** Where the next piece begins. */
  at = 0;
  readonly #bytes: Buffer;
  readonly #isAscii: boolean;
  /** The next backslash. */
  #escape = 0;

  constructor(bytes: Buffer) {
    this.text = bytes.toString('latin1');
    this.#bytes = bytes;
    this.#isAscii = isAscii(bytes);
    this.#findEscape();
  }

  /** Begins again at a place that was passed. */
  goBack(to: number): void {
    this.at = to;
    this.#findEscape();
  }

  /** Passes over a character. */
  read(character: number): void {
    if (this.text.charCodeAt(this.at++) !== character) throw new Unexpected();
  }

  /** Passes over a character if it is there. */
  readIf(character: number): boolean {
    const isThere = this.text.charCodeAt(this.at) === character;
    if (isThere) this.at += 1;
    return isThere;
  }

  /** Passes over what comes behind a part of a list or an object; whether that is a comma. */
  goesOn(close: number): boolean {
    const character = this.text.charCodeAt(this.at++);
    if (character !== close && character !== COMMA) throw new Unexpected();
    return character === COMMA;
  }

  /** A name with its colon. */
  readName(): string {
    this.read(QUOTE);
    const name = this.readText();
    this.read(COLON);
    return name;
  }

  /** A text whose first quote was passed. */
  readText(): string {
    const start = this.at;
    const end = this.text.indexOf('"', start);
    if (end > this.#escape) return this.#readEscaped();
    if (end < 0) throw new Unexpected();
    this.at = end + 1;
    if (!this.#isAscii) return this.#bytes.toString('utf8', start, end);
    return end - start > LONGEST_COPY ? this.#bytes.toString('latin1', start, end) : this.text.slice(start, end);
  }

  /** A number that is written as a text, whose first quote was passed. */
  readNumber(): number {
    const { text, at: start } = this;
    let number = 0;
    let next = start;
    for (const most = start + DIGITS; next < most; next++) {
      const character = text.charCodeAt(next);
      if (character < ZERO || character > NINE) break;
      number = number * 10 + (character - ZERO);
    }
    if (next === start || text.charCodeAt(next) !== QUOTE) return Number(this.readText());
    this.at = next + 1;
    return number;
  }

  /** Any value. */
  readValue(): unknown {
    const start = this.at;
    let depth = 0;
    do {
      const character = this.text.charCodeAt(this.at++);
      if (character === QUOTE) this.readText();
      else if (character === OPEN || character === OPEN_LIST) depth += 1;
      else if (character === CLOSE || character === CLOSE_LIST) depth -= 1;
      else if (Number.isNaN(character)) throw new Unexpected();
    } while (depth > 0 || !this.#isEndOfValue());
    return this.#parse(start);
  }

  #readEscaped(): string {
    const { text } = this;
    const start = this.at;
    // One that was passed over does not count.
    if (this.#escape < start) {
      this.#findEscape();
      return this.readText();
    }
    let end = this.#escape;
    for (; text.charCodeAt(end) !== QUOTE; end++) {
      if (end >= text.length) throw new Unexpected();
      if (text[end] === '\\') end += 1;
    }
    this.at = end + 1;
    this.#findEscape();
    return this.#parse(start - 1) as string;
  }

  #findEscape(): void {
    const found = this.text.indexOf('\\', this.at);
    this.#escape = found < 0 ? Infinity : found;
  }

  #isEndOfValue(): boolean {
    const character = this.text.charCodeAt(this.at);
    return character === COMMA || character === CLOSE || character === CLOSE_LIST || Number.isNaN(character);
  }

  /** What stands from there up to here. */
  #parse(start: number): unknown {
    try {
      return JSON.parse(this.#bytes.toString('utf8', start, this.at));
    } catch {
      // The parser's own error would quote it.
      throw new Unexpected();
    }
  }
}
