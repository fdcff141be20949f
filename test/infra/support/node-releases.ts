import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../support/node-releases');

/** Other releases of Node.js, by name, each the path of its executable; installed as their lock file has them, once. */
export function installNodeReleases(): Record<'22' | '24', string> {
  const installed = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(folder, 'package-lock.json')).mtimeMs)
    execFileSync('npm', ['ci', '--ignore-scripts', '--prefix', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const executable = (major: string): string =>
    join(folder, `node_modules/node-${major}-${process.platform}-${process.arch}/bin/node`);
  return { 22: executable('22'), 24: executable('24') };
}
