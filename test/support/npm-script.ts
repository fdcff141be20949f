import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs an npm script of this project, such as `lint`. Throws what it prints unless it ends well. */
export function passes(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, env: { ...process.env, FORCE_COLOR: '0' }, maxBuffer: 2 ** 26 };
    execFile('npm', ['run', '--silent', script], options, (error, stdout) => {
      if (!error) resolve();
      else reject(new Error(`${stdout}${error.message}`));
    });
  });
}

/** Tools that read the whole project; a loaded machine needs its time. */
export const TOOL_TIMEOUT_MS = 240_000;
