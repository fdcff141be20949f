import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CliError } from '../infra/local/cli-error.ts';

/** Installs the rivals unless they are installed as in the lock file. */
export async function installCompetitors(say: (line: string) => void): Promise<void> {
  const lock = join(import.meta.dirname, 'package-lock.json');
  // npm writes this last.
  const installed = join(import.meta.dirname, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing what Sidelined is measured against (npm ci --prefix bench); once, a minute or so.');
  try {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--prefix', import.meta.dirname]);
  } catch (error) {
    const reason = (error as { stderr?: string }).stderr?.trim().split('\n').at(0);
    throw new CliError(`npm ci --prefix bench failed: ${reason ?? String(error)}`);
  }
}
