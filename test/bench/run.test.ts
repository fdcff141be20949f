import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('npm run bench says what it is, also where nothing of its own is installed yet', () => {
  const printed = execFileSync(process.execPath, ['bench/run.ts', '--help'], { encoding: 'utf8' });
  expect(printed).toContain('npm run bench [-- --quick]');
});
