/** Fails if a document links to a missing file, to a missing heading, or to a line of code. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { slug } from 'github-slugger';

const withoutCode = (file: string): string => readFileSync(file, 'utf8').replace(/^```.*?^```/gms, '');

function headingsOf(document: string): Set<string> {
  return new Set([...withoutCode(document).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slug(title)));
}

/** What is wrong with a link, if anything. */
function wrongWith(document: string, path: string, fragment: string): string | undefined {
  const target = path === '' ? document : join(dirname(document), path);
  if (!existsSync(target)) return `${target} is not there`;
  if (fragment === '') return undefined;
  if (!target.endsWith('.md')) return `${target} is code: link to the file, lines move`;
  return headingsOf(target).has(fragment) ? undefined : `${target} has no heading #${fragment}`;
}

let failed = false;
for (const document of globSync('{*,docs/*,examples/**/*}.md', { exclude: ['**/node_modules/**'] })) {
  const links = withoutCode(document).matchAll(/\]\((?![a-z]+:)([^)#\s]*)#?([^)\s]*)[^)]*\)/g);
  for (const [, path = '', fragment = ''] of links) {
    const wrong = wrongWith(document, path, fragment);
    if (wrong === undefined) continue;
    failed = true;
    process.stderr.write(`${document}: ${wrong}\n`);
  }
}
process.exitCode = failed ? 1 : 0;
