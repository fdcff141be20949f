import { readFileSync } from 'node:fs';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { goalsOf, isReached } from '../../bench/report/goals.ts';
import { fillIn, markdownTable } from '../../bench/report/markdown.ts';
import { figure } from '../../bench/report/cells.ts';
import { PAGE, renderPage } from '../../bench/report.ts';
import type { Results } from '../../bench/results.ts';
import { results } from './fixture.ts';

const page = readFileSync(PAGE, 'utf8');
const rendered = renderPage(page, results);
const nothing: Results = {
  ...results,
  ...{ cold: [], cpu: [], latency: [], demand: [], load: [], memory: [], growth: [], skipped: [] },
};

describe('docs/performance.md', () => {
  const after = (heading: string) => rendered.slice(rendered.indexOf(`<!-- begin ${heading} -->`));
  const row = (heading: string, start: string) =>
    after(heading)
      .split('\n')
      .find((line) => line.startsWith(`| ${start} `))
      ?.replace(/ +/g, ' ');

  it.each([
    ['felt', "the coach's board", '| 21.5 | 61 | ≤ 25 ms reached |'],
    ['felt', 'one field', '| 7.4 | | ≤ 7 ms **not reached** |'],
    ['cold', 'Sidelined', '| 62.5 | 90 | 50 | | 473 |'],
    ['paid', "the coach's board", '| $4.06 | $0.70 | $1.00 | **$5.76** | |'],
    ['ratios', 'Sidelined', '| 6.4× | 5.0× | 5.4× | | 3 | 4.0× | | 0.5 | 1.2× | |'],
    ['load', 'Sidelined', '| 50 | 310 | 150 | 720 | 0 |'],
    ['growth', 'timeline', '| 100 → 10,000 runs of the athlete | 2 → 2 | 4 → 40 | 4 → 4 |'],
    ['goals', "the coach's board: read units", '| ≤ 33 | 32.5 | reached |'],
  ])('%s of %s', (heading, start, cells) => {
    expect(row(heading, start)).toContain(cells);
  });

  it('names what was not reached, and what was not measured', () => {
    const shortfalls = after('shortfalls');
    expect(shortfalls).toContain('- one field: 7.4 ms, where the goal is ≤ 7 ms.');
    expect(shortfalls).toContain('- CPU of one field: 1.2×, where the goal is ≥ 1.5×.');
    expect(shortfalls).toContain('- 50 connections: p99: 720 ms, where the goal is ≤ 700 ms.');
    expect(shortfalls).toContain('- timeline, by runs of the athlete: 10×, where the goal is ≤ 1.05×.');
    expect(shortfalls).toContain(
      '- Not measured: PostGraphile on PostgreSQL. No PostgreSQL on the machine that measured.',
    );
  });

  it('is made anew to the same, and keeps what was written by hand', () => {
    const written = rendered.replace('## Growth', '## Growth\n\nBy hand.');
    expect(renderPage(rendered, results)).toBe(rendered);
    expect(renderPage(written, results)).toBe(written);
  });

  it('stands as Prettier would write it', async () => {
    expect(await prettier.check(rendered, { parser: 'markdown', printWidth: 120 })).toBe(true);
    expect(await prettier.check(renderPage(page, nothing), { parser: 'markdown', printWidth: 120 })).toBe(true);
  });

  it('is what is made of bench/results.json', () => {
    const measured = JSON.parse(readFileSync('bench/results.json', 'utf8')) as Results;
    expect(page).toBe(renderPage(page, measured));
  });
});

describe('Goals', () => {
  const reached = (measured: Results) =>
    goalsOf(measured)
      .filter(({ part }) => part === 'memory')
      .map(isReached);

  it('of memory: the later half adds at most a twentieth, and the process lives', () => {
    const [row] = results.memory;
    if (!row) throw new Error('No row');
    const growing = row.points.map((point, index) => ({ ...point, rssMb: 100 + 10 * index }));
    expect(reached(results)).toEqual([true]);
    expect(reached({ ...results, memory: [{ ...row, points: growing }] })).toEqual([false]);
    expect(reached({ ...results, memory: [{ ...row, died: 'no memory left' }] })).toEqual([false]);
  });
});

describe('figure', () => {
  it.each([
    [12_345.6, '12,346'],
    [99.94, '99.9'],
    [4, '4'],
    [2.345, '2.35'],
    [undefined, ''],
    [Infinity, 'died'],
  ])('%s is %s', (value, written) => {
    expect(figure(value)).toBe(written);
  });
});

describe('markdownTable', () => {
  it('puts text to the left and numbers to the right', () => {
    const columns = [
      { title: 'name', cell: (row: { name: string }) => row.name, isText: true },
      { title: 'n', cell: (row: { name: string }) => String(row.name.length) },
    ];
    expect(markdownTable(columns, [{ name: 'a' }, { name: 'longer' }])).toBe(
      ['| name   |   n |', '| ------ | --: |', '| a      |   1 |', '| longer |   6 |'].join('\n'),
    );
  });
});

describe('fillIn', () => {
  it('refuses a page without a place for what was made, or with one that nothing is made for', () => {
    expect(() => fillIn('', { cold: 'x' })).toThrow('no place for cold');
    expect(() => fillIn('<!-- begin tepid -->', {})).toThrow('Nothing is generated for tepid');
  });
});
