import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parse, stripIgnoredCharacters, validate } from 'graphql';

/**
 * A codegen plugin: the operations of `examples/` by the id under which a request may name them, `sha256:` and the hash of
 * their text. They are validated here, so that the server need not do it.
 */
export const plugin = (schema) => {
  const documents = {};
  for (const file of readdirSync('examples')
    .filter((name) => name.endsWith('.graphql'))
    .sort()) {
    const text = stripIgnoredCharacters(readFileSync(`examples/${file}`, 'utf8'));
    const [error] = validate(schema, parse(text));
    if (error) throw new Error(`examples/${file}: ${error.message}`);
    documents[`sha256:${createHash('sha256').update(text).digest('hex')}`] = text;
  }
  return `export const trustedDocuments: Readonly<Record<string, string>> = ${JSON.stringify(documents)};\n`;
};
