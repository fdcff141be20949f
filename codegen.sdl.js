import { parse, print, printSchema, stripIgnoredCharacters, visit } from 'graphql';

/**
 * A codegen plugin: the SDL as a module, so that a bundle needs no file beside it. What is described in it is left to
 * `descriptions.ts`: it is two thirds of the text, and only who asks for the schema reads it.
 */
export const plugin = (schema) => {
  const bare = visit(parse(printSchema(schema)), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });
  return `export const sdl = ${JSON.stringify(stripIgnoredCharacters(print(bare)))};\n`;
};
