import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { closingLine } from '../../bench/quick.ts';
import { results } from './fixture.ts';

describe('npm run bench', () => {
  it('says what it does and needs, also where nothing of its own is installed yet', () => {
    const printed = execFileSync(process.execPath, ['bench/run.ts', '--help'], { encoding: 'utf8' });
    expect(printed).toContain('npm run bench [-- --quick]');
    expect(printed).toMatch(/Java 17.*openssl.*PostgreSQL/s);
  });

  it('--quick ends in one line of figures', () => {
    expect(closingLine(results)).toBe(
      'cold_board_ratio=6.4 cold_field_ratio=5.4 whole_board_ratio=4 whole_field_ratio=1.2 board_requests=41 board_rcu=32.5 board_round_trips=2 record_today_round_trips=3 bundle_kb=473',
    );
  });

  it('--quick fails where a figure is missing', () => {
    expect(() => closingLine({ ...results, demand: [] })).toThrow('board_requests was not measured.');
  });
});
