import { buffer } from 'node:stream/consumers';
import { type Options, ZipFile } from 'yazl';

/** A file for a zip: its name, its bytes, and how it is stored. */
export type ZipEntry = readonly [name: string, bytes: string | Uint8Array, options?: Partial<Options>];

/** A zip archive, written by a library of its own. */
export async function zipOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes, options] of entries) zip.addBuffer(Buffer.from(bytes), name, options);
  zip.end();
  return buffer(zip.outputStream);
}
