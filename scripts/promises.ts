/** `npm run promises`: tries what Sidelined promises, and prints one table of it. */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const usage = `Usage: npm run promises [-- --long]

Runs the tests that prove the promises of docs/promises.md, and prints a table: the promise, what was tried, how many
tests failed. Fails if one did, or if a promise was not tried.

  --long   The numbers of docs/promises.md instead of those of npm test; takes about an hour.
  --help   This text.
`;

try {
  const { values } = parseArgs({ options: { long: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(usage);
  else run(values.long ?? false);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}

function run(long: boolean): void {
  // Only the files that have such a test are loaded: Vitest would load every file to look for tags.
  const files = globSync('test/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes("/promise.ts'"));
  const reporters = ['--reporter=default', '--reporter=./test/support/promises-table.ts'];
  const child = spawn('npx', ['vitest', 'run', '--tags-filter=promise', ...reporters, ...files], {
    shell: process.platform === 'win32',
    stdio: 'inherit',
    env: { ...process.env, ...(long && { PROMISES: 'long' }) },
  });
  child.once('error', (error) => process.stderr.write(`Vitest could not be started: ${error.message}\n`));
  child.once('close', (code) => (process.exitCode = code ?? 1));
}
