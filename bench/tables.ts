import type { ColdRow, MemoryRow, Spread, WarmRow } from './results.ts';

/** Columns as wide as their widest cell; numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const around = ({ median, low, high }: Spread): string => `${number(median)} (${number(low)}-${number(high)})`;
const times = (ratio: number): string => `${ratio.toFixed(1)}x`;

export const coldTable = (rows: readonly ColdRow[]): string =>
  table(
    [
      'variant',
      'first request',
      'code KB',
      'cache KB',
      'node ms',
      'load ms',
      'first ms',
      'compiling',
      'total ms',
      'vs stock',
      'CPU ms',
    ],
    rows.map((row) => [
      row.variant,
      row.operation,
      row.codeKb.toFixed(0),
      row.cacheKb?.toFixed(0) ?? '',
      around(row.nodeMs),
      around(row.loadMs),
      around(row.firstRequestMs),
      row.compileMs ? `${Math.round((100 * row.compileMs.median) / row.totalMs.median)} %` : '',
      around(row.totalMs),
      times(row.ratio),
      row.cpuMs ? around(row.cpuMs) : '',
    ]),
  );

export const warmTable = (rows: readonly WarmRow[]): string =>
  table(
    ['variant', 'operation', 'CPU µs', 'requests/s', 'vs stock'],
    rows.map((row) => [
      row.variant,
      row.operation,
      around(row.cpuMicroseconds),
      around(row.requestsPerSecond),
      times(row.ratio),
    ]),
  );

export const memoryTable = (rows: readonly MemoryRow[]): string =>
  table(
    [
      'variant',
      'after requests',
      ...(rows[0]?.points.map(({ requests }) => String(requests)) ?? []),
      'last 5,000',
      'of it live',
      'for new objects',
    ],
    rows.map(({ variant, points, growthMb }) => [
      variant,
      '',
      ...points.map(({ rssMb }) => rssMb.toFixed(0)),
      `${growthMb >= 0 ? '+' : ''}${growthMb.toFixed(1)}`,
      points.at(-1)?.heapMb?.toFixed(0) ?? '',
      points.at(-1)?.youngMb?.toFixed(0) ?? '',
    ]),
  );
