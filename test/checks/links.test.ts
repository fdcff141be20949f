import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs').map((name) => join('docs', name)),
];

/** Links to files of this repository: the label, the path, and the line if there is one. */
function linksIn(document: string) {
  const links = readFileSync(document, 'utf8').matchAll(
    /\[`?([^\]`]+)`?\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#L(\d+))?[^)]*\)/g,
  );
  return [...links].map(([, label = '', path = '', line]) => ({ label, file: join(dirname(document), path), line }));
}

describe.each(documents.filter((name) => name.endsWith('.md')))('%s', (document) => {
  it('links to files that are there, and to the lines that it names', () => {
    const wrong = linksIn(document).flatMap(({ label, file, line }) => {
      if (!existsSync(file)) return [`${file} is not there`];
      if (line === undefined) return [];
      const lines = readFileSync(file, 'utf8').split('\n');
      const defines = new RegExp(`^ {2}(async )?${label}(<[^(]*)?(: )?\\(`);
      if (defines.test(lines[Number(line) - 1] ?? '')) return [];
      return [`${file}#L${line} is not ${label}: it stands at L${lines.findIndex((text) => defines.test(text)) + 1}`];
    });
    expect(wrong).toEqual([]);
  });
});
