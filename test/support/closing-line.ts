import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** The result of the run. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Counts tests, and as failed also everything else that makes a run fail: a file that does not load, a hook that
 * throws, an error outside of any test.
 */
export function count(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Tally {
  const tally: Tally = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) tally.failed += 1;
    for (const suite of module.children.allSuites()) {
      if (suite.errors().length > 0) tally.failed += 1;
    }
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // Pending: the run was interrupted before this test.
      if (state === 'pending') tally.failed += 1;
      else tally[state] += 1;
    }
  }
  return tally;
}

/** A run that fails for another reason, such as an engine that does not start, must not look successful. */
export function closingLine(tally: Tally, runFailed: boolean): string {
  const { passed, skipped } = tally;
  const failed = runFailed ? Math.max(tally.failed, 1) : tally.failed;
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Prints `N passed, N failed` as the very last line, for people and scripts that read nothing else. */
export default class ClosingLine implements Reporter {
  #tally: Tally = { passed: 0, failed: 0, skipped: 0 };

  onInit(vitest: Vitest): void {
    if (vitest.config.watch) return;
    // On exit, since Vitest and the global setup print after the reporters are done.
    process.once('exit', (code) => process.stdout.write(`${closingLine(this.#tally, code !== 0)}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    this.#tally = count(modules, unhandled);
  }
}
