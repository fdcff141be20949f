import { readFileSync } from 'node:fs';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { growthOf, judge } from '../../bench/goals.ts';
import { fillIn, markdownTable } from '../../bench/markdown.ts';
import { PAGE, renderCharts, renderPage } from '../../bench/report.ts';
import type { Results } from '../../bench/results.ts';
import { results } from './fixture.ts';

const page = readFileSync(PAGE, 'utf8');
const rendered = renderPage(page, results);
const nothing: Results = {
  ...results,
  ...{ cold: [], warm: [], wholeStack: [], live: [], memory: [], cost: [], growth: [], skipped: [] },
};

describe('docs/performance.md', () => {
  it('has a row for each variant, with ratio, goal and verdict', () => {
    const row = (start: string) => rendered.split('\n').find((line) => line.startsWith(start));
    expect(row('| Sidelined ')).toMatch(/318 .* 25 % .* 50 .* 10 .* 60 \(54–66\) .* 70 .* 8\.3× \| 8× reached/);
    expect(rendered).toMatch(/\| Sidelined .* 7\.0× \| 8× \*\*not reached\*\* \|/);
    expect(row('| one field ')).toMatch(/\$0\.25 .* \$0\.34 .* \$1\.00 .* \*\*\$1\.59\*\*/);
    expect(row('| steep ')).toMatch(/10\.0× .* flat \*\*not reached\*\*/);
    expect(rendered).toContain('- PostGraphile: no PostgreSQL here');
    expect(rendered).toContain('board of 3 variants');
  });

  it('is made anew to the same, and keeps what was written by hand', () => {
    const written = rendered.replace('## Cold', '## Cold\n\nBy hand.');
    expect(renderPage(rendered, results)).toBe(rendered);
    expect(renderPage(written, results)).toBe(written);
  });

  it('stands as Prettier would write it', async () => {
    expect(await prettier.check(rendered, { parser: 'markdown', printWidth: 120 })).toBe(true);
    expect(await prettier.check(renderPage(page, nothing), { parser: 'markdown', printWidth: 120 })).toBe(true);
  });

  it('shows the charts that are drawn, and no other', () => {
    const shown = (text: string) =>
      [...text.matchAll(/\]\((charts\/[\w-]+\.svg)\)/g)].map(([, file = '']) => `docs/${file}`);
    expect(shown(rendered).sort()).toEqual(Object.keys(renderCharts(results)).sort());
    expect(shown(renderPage(page, nothing))).toEqual(Object.keys(renderCharts(nothing)));
  });
});

describe('Charts', () => {
  it('draw lines that lie on each other as one, with both names', () => {
    const { 'docs/charts/growth-units.svg': units = '', 'docs/charts/growth-ms.svg': ms = '' } = renderCharts(results);
    expect(units.match(/<polyline/g)).toHaveLength(2);
    expect(units).toContain('flat · flat, too');
    expect(ms.match(/<polyline/g)).toHaveLength(3);
  });
});

describe('Goals', () => {
  it('are judged one by one', () => {
    expect(judge(results).map(({ aim, measured, isReached }) => [aim, measured, isReached])).toEqual([
      ['8×', '8.3×', true],
      ['350 KB', '318 KB', true],
      ['8×', '7.0×', false],
      ['4×', '4.0×', true],
      ['4×', '5.0×', true],
      ['flat', '+6.0 MB', false],
      ['flat', '2 of 3 flat', false],
    ]);
  });

  it('judge growth from a hundred up', () => {
    expect(results.growth.map((series) => growthOf(series, 'units'))).toEqual([1, 1, 10]);
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

describe('what is committed', () => {
  it('is what report.ts makes of bench/results.json, the page and each chart', () => {
    const measured = JSON.parse(readFileSync('bench/results.json', 'utf8')) as Results;
    const made = { [PAGE]: renderPage(page, measured), ...renderCharts(measured) };
    for (const [file, content] of Object.entries(made)) expect(readFileSync(file, 'utf8'), file).toBe(content);
  });
});

describe('fillIn', () => {
  it('tells of a place that is missing, and of one that nothing is made for', () => {
    expect(() => fillIn('', { cold: 'x' })).toThrow('no place for cold');
    expect(() => fillIn('<!-- begin tepid -->', {})).toThrow('Nothing is generated for tepid');
  });
});
