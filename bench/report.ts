/**
 * Generates docs/performance.md from bench/results.json: `npm run bench:report`. Text between the page's markers is
 * replaced; the rest was written by hand and stays.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillIn } from './report/markdown.ts';
import { sectionsOf } from './report/sections.ts';
import type { Results } from './results.ts';

export const PAGE = 'docs/performance.md';

/** The page with new tables. */
export const renderPage = (page: string, results: Results): string => fillIn(page, sectionsOf(results));

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const results = JSON.parse(read('bench/results.json')) as Results;
  writeFileSync(join(root, PAGE), renderPage(read(PAGE), results));
  process.stdout.write(`Wrote ${PAGE}\n`);
}
