import { readdir, readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../schema');

/** The schema in SDL, with its descriptions, for code generators and editors. */
export function serveSchema(): RequestListener {
  return (_request, response) => {
    readSdl()
      .then((sdl) => response.setHeader('content-type', 'text/plain; charset=utf-8').end(sdl))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

async function readSdl(): Promise<string> {
  const { buildSchema, printSchema } = await import('graphql');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  const parts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  // As one document, since the files extend each other's types.
  return printSchema(buildSchema(parts.join('\n')));
}
