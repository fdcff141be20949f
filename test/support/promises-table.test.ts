import { describe, expect, it } from 'vitest';
import { promises } from './promise.ts';
import { promisesTable, type Proven } from './promises-table.ts';

describe('The table of promises', () => {
  const every: Proven[] = promises.map((_, index) => ({ promise: index + 1, tried: 1_200, of: 'cases', passed: true }));

  it('has a line for each promise, with everything that was tried of it', () => {
    const { lines, kept } = promisesTable([
      ...every,
      { promise: 2, tried: 7, of: 'kills', passed: true },
      { promise: 2, tried: 20, of: 'cases', passed: true },
    ]);
    expect(lines).toHaveLength(promises.length + 2);
    expect(lines[3]).toBe('| 2 | A lost answer means exactly once | 1,220 cases, 7 kills | 0 |');
    expect(kept).toBe(true);
  });

  it('counts a test that failed, and says so', () => {
    const { lines, kept } = promisesTable([...every, { promise: 1, tried: 3, of: 'kills', passed: false }]);
    expect(lines[2]).toMatch(/ 1 \|$/);
    expect(kept).toBe(false);
  });

  it('does not call a promise kept that nothing tried', () => {
    const { lines, kept } = promisesTable(every.slice(1));
    expect(lines[2]).toContain('| nothing |');
    expect(kept).toBe(false);
  });
});
