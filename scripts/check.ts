/** `npm run check`: static checks of the code. Every check runs, even if another one fails. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** npm scripts, the slowest first. */
const checks = ['lint', 'typecheck', 'format:check', 'codegen:check', 'docs:check', 'links:check', 'lint:circles'];

const failed: string[] = [];
const waiting = checks.values();
await Promise.all(Array.from({ length: Math.min(availableParallelism(), checks.length) }, work));
process.stdout.write(`${checks.length - failed.length} passed, ${failed.length} failed\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (const check of waiting) {
    const start = performance.now();
    const { passed, output } = await run(check);
    if (!passed) failed.push(check);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(
      `${passed ? '' : output}${passed ? '  ok' : 'FAIL'}  ${check.padEnd(14)} ${seconds.padStart(6)} s\n`,
    );
  }
}

function run(script: string): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    // A shell, since npm is a batch file on Windows.
    const child = spawn(`npm run --silent ${script}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject).once('close', (code) => resolve({ passed: code === 0, output }));
  });
}
