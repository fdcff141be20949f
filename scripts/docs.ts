/** Writes docs/schema.md from schema/; with --check, fails if the file is out of date. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildASTSchema, concatAST, isTypeDefinitionNode, parse } from 'graphql';
import { type Chapter, schemaReference } from './schema-reference.ts';

const folder = new URL('../schema/', import.meta.url);
const target = new URL('../docs/schema.md', import.meta.url);

/** Node first, since everything refers to it. */
const order = ['athlete', 'run', 'symptom', 'instruction', 'comment', 'viewer', 'node'];

/** The content of `docs/schema.md`. */
function madeReference(): string {
  const files = readdirSync(folder).map((file) => {
    const document = parse(readFileSync(new URL(file, folder), 'utf8'));
    return { title: file.replace('.graphql', ''), document };
  });
  files.sort((a, b) => order.indexOf(a.title) - order.indexOf(b.title));
  const chapters: Chapter[] = files.map(({ title, document }) => ({
    title,
    types: document.definitions.filter(isTypeDefinitionNode).map(({ name }) => name.value),
  }));
  return schemaReference(buildASTSchema(concatAST(files.map(({ document }) => document))), chapters);
}

if (import.meta.main) {
  const made = madeReference();
  if (!process.argv.includes('--check')) writeFileSync(target, made);
  else if (readFileSync(target, 'utf8') !== made) {
    process.stderr.write('docs/schema.md is not what schema/ makes: run `npm run docs`.\n');
    process.exitCode = 1;
  }
}
