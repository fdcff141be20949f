import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, printSchema } from 'graphql';

const folder = new URL('../../schema/', import.meta.url);

/** The schema as it is written by hand, with every description, in the order of its files' names. */
export const writtenSdl = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

/** The same in one piece: what files add to each other's types is put together. */
export const sdl = printSchema(buildSchema(writtenSdl));
