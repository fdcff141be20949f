import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../infra/local/cli-error.ts';

const folder = join(import.meta.dirname, '.build');
const file = join(folder, 'running.pid');

/**
 * Runs one benchmark at a time in this checkout: two would disturb each other's measurements, and build into the same
 * folder.
 *
 * @throws CliError while another one runs
 */
export function claimTheMachine(): void {
  const other = otherRun();
  if (other !== undefined) throw new CliError(`A benchmark is running already (process ${other}): wait for its end.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, String(process.pid));
  process.once('exit', () => rmSync(file, { force: true }));
}

function otherRun(): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Whether it still runs: a benchmark that was killed has left its file.
    return process.kill(pid, 0) ? pid : undefined;
  } catch {
    return undefined;
  }
}
