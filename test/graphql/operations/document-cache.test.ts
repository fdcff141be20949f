import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GraphQLError, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { BYTES_PER_TOKEN, createDocuments } from '../../../functions/graphql/operations/document-cache.ts';

const text = (n: number): string => `{ a${n} }`;
/** What a document of `text` counts for: its seven characters and three tokens. */
const BYTES = 2 * text(0).length + 3 * BYTES_PER_TOKEN;

describe('Documents', () => {
  it('are kept by their text, the least recently used dropped first', () => {
    const documents = createDocuments(10.5 * BYTES);
    const parsed = Array.from({ length: 10 }, (_, n) => parse(text(n)));
    parsed.forEach((document, n) => documents.set(text(n), document));
    expect(documents.get(text(0))).toBe(parsed[0]);
    documents.set('{ b0 }', parse('{ b0 }'));
    const kept = parsed.filter((document, n) => documents.get(text(n)) === document);
    expect(kept).toEqual(parsed.toSpliced(1, 1));
  });

  it('that take a tenth of the room are not kept', () => {
    const documents = createDocuments(9.5 * BYTES);
    documents.set(text(0), parse(text(0)));
    expect(documents.get(text(0))).toBeUndefined();
  });

  it('say where an error is, though they have let go of their tokens', () => {
    const source = '# first\n{\n  a\n}';
    const document = parse(source);
    const [operation] = document.definitions;
    const field = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
    createDocuments().set(source, document);
    expect(field?.loc?.startToken).toMatchObject({ kind: '<SOF>', next: null });
    expect(new GraphQLError('wrong', { nodes: field })).toMatchObject({ locations: [{ line: 3, column: 3 }] });
  });
});

describe('A container does not run out of memory by', () => {
  it.each([
    ['a long comment', 700],
    ['many comments', 160],
    ['as many tokens as there may be', 80],
    ['many operations', 80],
  ])('%s in each document, %i of them sent twice', { timeout: 120_000 }, async (attack, requests) => {
    const script = join(import.meta.dirname, 'attacks.ts');
    const child = promisify(execFile)(process.execPath, ['--max-old-space-size=64', script, attack, String(requests)]);
    await expect(child).resolves.toBeDefined();
  });
});
