import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start } from './run.ts';

const repository = join(import.meta.dirname, '../..');

/** Test files that end in every way a file can. */
const files = {
  'passes.test.ts': `import { test } from 'vitest'; test('a', () => {}); test('b', () => {});`,
  'fails.test.ts': `import { expect, test } from 'vitest'; test('a', () => {}); test('b', () => { expect(1).toBe(2); });`,
  'skips.test.ts': `import { test } from 'vitest'; test('a', () => {}); test.skip('b', () => {}); test.todo('c');`,
  'missing.test.ts': `import './not-there.ts'; import { test } from 'vitest'; test('a', () => {});`,
  'syntax.test.ts': `import { test } from 'vitest'; test('a', () => {`,
  'throws.test.ts': `throw new Error('while loading');`,
  'empty.test.ts': `export {};`,
  'before.test.ts': `import { beforeAll, describe, test } from 'vitest';
    describe('suite', () => { beforeAll(() => { throw new Error('hook'); }); test('a', () => {}); });`,
  'after.test.ts': `import { afterAll, describe, test } from 'vitest';
    describe('suite', () => { afterAll(() => { throw new Error('hook'); }); test('a', () => {}); });`,
  'top.test.ts': `import { beforeAll, test } from 'vitest'; beforeAll(() => { throw new Error('hook'); }); test('a', () => {});`,
  'stray.test.ts': `import { test } from 'vitest';
    test('a', async () => { void Promise.reject(new Error('stray')); await new Promise(setImmediate); });`,
  'exits.test.ts': `import { test } from 'vitest'; test('a', () => { process.exit(0); });`,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidelined-closing-'));
  await mkdir(join(folder, 'test'));
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, source] of Object.entries(files)) await writeFile(join(folder, 'test', name), source);
  const reporters = JSON.stringify(['default', join(repository, 'test/support/closing-line.ts')]);
  const config = (more: string) =>
    `export default { test: { include: ['test/*.test.ts'], reporters: ${reporters}${more} } };`;
  await writeFile(join(folder, 'vitest.config.ts'), config(''));
  await writeFile(join(folder, 'broken.config.ts'), config(`, globalSetup: './setup.ts'`));
  await writeFile(join(folder, 'chatty.config.ts'), config(`, globalSetup: './chatty.ts'`));
  await writeFile(join(folder, 'setup.ts'), `export default () => { throw new Error('no engine'); };`);
  await writeFile(join(folder, 'chatty.ts'), `export default () => () => { console.log('tearing down'); };`);
});
afterAll(() => rm(folder, { recursive: true }));

async function vitest(...args: string[]) {
  const bin = join(repository, 'node_modules/vitest/vitest.mjs');
  const command = start(process.execPath, [bin, 'run', '--root', folder, ...args], { NO_COLOR: '1' });
  const exitCode = await command.ended;
  return { exitCode, lastLine: /([^\n]*)\n$/.exec(command.stdout)?.[1] };
}

// Few runs, since each starts Vitest: every way to fail counts by itself, so the first of them shows all at once.
test.concurrent.each([
  // The failed test; the four files that do not load; the three hooks, behind which two tests do not run; the error outside
  // of any test, and the exit of its process.
  [['--config', 'vitest.config.ts'], 1, '6 passed, 10 failed, 4 skipped'],
  // Every test passes, and yet the run does not.
  [['stray'], 1, '1 passed, 1 failed'],
  [['passes', '--config', 'broken.config.ts'], 1, '0 passed, 1 failed'],
  [['passes', 'skips', '--config', 'chatty.config.ts'], 0, '3 passed, 0 failed, 2 skipped'],
])('vitest run %j: exit code %i, and the last line is "%s"', { timeout: 120_000 }, async (args, exitCode, lastLine) => {
  expect(await vitest(...args)).toEqual({ exitCode, lastLine });
});
