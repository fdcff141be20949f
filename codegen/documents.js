import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parse, stripIgnoredCharacters, validate } from 'graphql';

/**
 * A codegen plugin: the operations of `examples/` by the id under which a request may name them, `sha256:` and the hash of
 * their text. They are checked here, so that no start has to do it. With `lengths` just how long their texts are: by that a
 * start can tell of nearly all others that they are none.
 */
export const plugin = (schema, _, { lengths }) => {
  const documents = {};
  for (const file of readdirSync('examples')
    .filter((name) => name.endsWith('.graphql'))
    .sort()) {
    const text = stripIgnoredCharacters(readFileSync(`examples/${file}`, 'utf8'));
    const [error] = validate(schema, parse(text));
    if (error) throw new Error(`examples/${file}: ${error.message}`);
    documents[`sha256:${createHash('sha256').update(text).digest('hex')}`] = text;
  }
  if (lengths) {
    const all = new Set(Object.values(documents).map((text) => text.length));
    return `export const trustedLengths: ReadonlySet<number> = new Set(${JSON.stringify([...all].sort((a, b) => a - b))});\n`;
  }
  return `export const trustedDocuments: Readonly<Record<string, string>> = ${JSON.stringify(documents)};\n`;
};
