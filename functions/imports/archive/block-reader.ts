import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** Bytes that can be read in any order: a file in S3, on a disk. */
export interface Source {
  /** The size, in bytes. */
  bytes: number;
  /** The bytes from `start` up to `end`, which is not among them. */
  read(range: { start: number; end: number }): Promise<Buffer>;
}

const BLOCK_BYTES = 4_000_000;
/** A zip is read at its end, where its table is, and then from front to back. */
const BLOCKS_KEPT = 3;

/**
 * Reads a source in blocks, and keeps the last ones: the table of a zip and its files are asked for in small pieces that lie
 * next to each other, and each would be a request to S3.
 */
export class BlockReader extends RandomAccessReader {
  readonly #source: Source;
  readonly #blocks = new Map<number, Promise<Buffer>>();
  /** Why the source could not be read, if it could not: everything else that goes wrong is the content's fault. */
  failure: Error | undefined;

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  /** The bytes of a range. Throws what the source throws, and a RangeError beyond its end. */
  async bytes(start: number, end: number): Promise<Buffer> {
    if (start < 0 || end > this.#source.bytes) throw new RangeError('A range reaches beyond the file');
    const parts: Buffer[] = [];
    for (let at = start; at < end;) {
      const first = at - (at % BLOCK_BYTES);
      const block = await this.#block(first);
      const part = block.subarray(at - first, end - first);
      parts.push(part);
      at += part.length;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.bytes(position, position + length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(null);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error('The file could not be read')),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false });
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; at += BLOCK_BYTES) yield this.bytes(at, Math.min(at + BLOCK_BYTES, end));
  }

  #block(first: number): Promise<Buffer> {
    const known = this.#blocks.get(first);
    if (known) return known;
    const end = Math.min(first + BLOCK_BYTES, this.#source.bytes);
    const block = this.#source.read({ start: first, end }).catch((error: unknown) => {
      this.failure ??= error instanceof Error ? error : new Error('The source could not be read');
      throw error;
    });
    this.#blocks.set(first, block);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > BLOCKS_KEPT && oldest !== undefined) this.#blocks.delete(oldest);
    return block;
  }
}
