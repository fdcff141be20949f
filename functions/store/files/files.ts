import type { Instant } from '../../domain/vocabulary.ts';

/** Where a file can be put, once, by whoever has this. */
export interface Upload {
  method: 'PUT';
  url: string;
  /** To be sent exactly so. */
  headers: Record<string, string>;
  expiresAt: Instant;
}

/** What is known of a stored file. */
export interface StoredFile {
  bytes: number;
  /** Names its bytes: another file in its place has another. */
  etag: string;
}

/** The bytes from `start` up to `end`, which is not among them. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where files are kept: a bucket of S3 on AWS, a folder on a laptop. Keys are made of ids alone, never of names that somebody
 * chose: `imports/ATHLETE/ULID`, `tracks/ATHLETE/RUN`.
 */
export interface Files {
  /** Where a file of exactly `bytes` bytes can be put. */
  uploadTo(key: string, bytes: number, options: { now: Instant; seconds: number }): Promise<Upload>;
  /** Undefined if there is none. */
  describe(key: string): Promise<StoredFile | undefined>;
  /** A part of a file. Throws FileChanged if it is not (any more) the file with this etag. */
  read(key: string, range: ByteRange, etag: string): Promise<Buffer>;
  /** A whole file. Undefined if there is none. */
  get(key: string): Promise<Buffer | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Deleting a file that is not there is no error. */
  delete(key: string): Promise<void>;
  /** Deletes all files whose keys begin so; returns how many there were. */
  deleteAll(prefix: string): Promise<number>;
}

/** The file that is to be read is gone, or another one is in its place. */
export class FileChanged extends Error {
  override name = 'FileChanged';
}
