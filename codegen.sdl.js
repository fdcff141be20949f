import { printSchema } from 'graphql';

/** A codegen plugin: the SDL with its descriptions as a module, so that a bundle needs no file beside it. */
export const plugin = (schema) => `export const sdl = ${JSON.stringify(printSchema(schema))};\n`;
