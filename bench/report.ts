/**
 * Makes docs/performance.md and its charts of bench/results.json. What stands between the page's markers is replaced; all
 * else was written by hand, and stays.
 *
 * Usage: npm run bench:report
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { barChart, lineChart } from './chart.ts';
import { fillIn } from './markdown.ts';
import { labelOf, sectionsOf } from './report-sections.ts';
import type { GrowthSeries, OperationName, Results, WarmRow } from './results.ts';

const root = join(import.meta.dirname, '..');
export const PAGE = 'docs/performance.md';

/** The page with its tables made anew. */
export const renderPage = (page: string, results: Results): string => fillIn(page, sectionsOf(results));

/** Each chart by its file, those left out for which nothing was measured. */
export function renderCharts({ cold, warm, wholeStack, growth }: Results): Record<string, string> {
  const charts = {
    'docs/charts/cold.svg': coldChart(cold),
    'docs/charts/warm-board.svg': warmChart('Warm, GraphQL alone: CPU of a board', warm, 'board'),
    'docs/charts/warm-field.svg': warmChart('Warm, GraphQL alone: CPU of one field', warm, 'field'),
    'docs/charts/whole-stack-board.svg': warmChart('Warm, whole stack: CPU of a board', wholeStack, 'board'),
    'docs/charts/growth-requests.svg': growthChart(
      'requests',
      'Requests to DynamoDB, as data grows',
      'requests',
      growth,
    ),
    'docs/charts/growth-units.svg': growthChart('units', 'Read units, as data grows', 'read units', growth),
    'docs/charts/growth-ms.svg': growthChart('milliseconds', 'Time of an answer, as data grows', 'ms', growth),
  };
  const drawn = Object.entries(charts).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(drawn);
}

function coldChart(cold: Results['cold']): string | undefined {
  const rows = cold
    .filter(({ operation }) => operation === 'board')
    .sort((a, b) => a.totalMs.median - b.totalMs.median);
  if (rows.length === 0) return undefined;
  return barChart({
    title: 'Cold: from a fresh process to its first board',
    unit: 'ms',
    bars: rows.map(({ variant, loadMs, firstRequestMs }) => ({
      label: labelOf(variant),
      parts: [
        { name: 'load', value: loadMs.median },
        { name: 'first request', value: firstRequestMs.median },
      ],
    })),
  });
}

function warmChart(title: string, all: readonly WarmRow[], operation: OperationName): string | undefined {
  const rows = all
    .filter((row) => row.operation === operation)
    .sort((a, b) => a.cpuMicroseconds.median - b.cpuMicroseconds.median);
  if (rows.length === 0) return undefined;
  const bars = rows.map(({ variant, cpuMicroseconds }) => ({
    label: labelOf(variant),
    parts: [{ name: 'CPU', value: cpuMicroseconds.median }],
  }));
  return barChart({ title, unit: 'µs', bars });
}

function growthChart(
  of: 'requests' | 'units' | 'milliseconds',
  title: string,
  unit: string,
  growth: readonly GrowthSeries[],
): string | undefined {
  if (growth.length === 0) return undefined;
  // Lines that lie on each other are one line with both names.
  const lines = new Map<string, { names: string[]; points: { x: number; y: number }[] }>();
  for (const { name, points: sizes } of growth) {
    const points = sizes.map((point) => ({ x: point.size, y: point[of] }));
    const text = JSON.stringify(points);
    lines.set(text, { names: [...(lines.get(text)?.names ?? []), name], points });
  }
  return lineChart({
    title,
    unit,
    xLabel: [...new Set(growth.map((series) => series.of))].join(', or '),
    lines: [...lines.values()].map(({ names, points }) => ({ name: names.join(' · '), points })),
  });
}

if (import.meta.main) {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const results = JSON.parse(read('bench/results.json')) as Results;
  const files = { [PAGE]: renderPage(read(PAGE), results), ...renderCharts(results) };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  process.stdout.write(`Wrote ${Object.keys(files).join(', ')}\n`);
}
