import type { Reporter, TestModule } from 'vitest/node';
import { type Proof, promises } from './promise.ts';

/** A test that proves a promise, and how it ended. */
export interface Proven extends Proof {
  passed: boolean;
}

/** A promise, what was tried of it, and how many of its tests failed; a promise that nothing tried is not kept. */
export function promisesTable(proven: readonly Proven[]): { lines: string[]; kept: boolean } {
  const rows = promises.map((title, index) => {
    const own = proven.filter(({ promise }) => promise === index + 1);
    const wrong = own.filter(({ passed }) => !passed).length;
    const sums = [...Map.groupBy(own, ({ of }) => of)].map(([of, all]) => ({
      of,
      sum: all.reduce((sum, { tried }) => sum + tried, 0),
    }));
    const tried = sums.map(({ sum, of }) => `${sum.toLocaleString('en')} ${of}`).join(', ');
    return {
      cells: [String(index + 1), title, tried || 'nothing', String(wrong)],
      kept: own.length > 0 && wrong === 0,
    };
  });
  const lines = [['#', 'promise', 'tried', 'wrong'], ['--', '--', '--', '--'], ...rows.map(({ cells }) => cells)];
  return { lines: lines.map((cells) => `| ${cells.join(' | ')} |`), kept: rows.every(({ kept }) => kept) };
}

/** Prints one table of all promises at the end of `npm run promises`. */
export default class PromisesTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const proven = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => {
        const { proof } = test.meta();
        return proof ? [{ ...proof, passed: test.result().state === 'passed' }] : [];
      }),
    );
    const { lines, kept } = promisesTable(proven);
    process.stdout.write(`\n${lines.join('\n')}\n\n`);
    if (!kept) process.exitCode = 1;
  }
}
