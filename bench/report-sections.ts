import { figure } from './chart.ts';
import { costTable } from './cost-table.ts';
import { goals, growthOf, isFlat, isMemoryFlat, judge, OURS, verdict } from './goals.ts';
import { type Column, markdownTable } from './markdown.ts';
import type { ColdRow, MemoryRow, OperationName, Results, Spread, WarmRow } from './results.ts';

const labels: Record<string, string> = {
  ours: 'Sidelined',
  stock: 'stock: Apollo Server, as documented',
  yoga: 'GraphQL Yoga',
  mercurius: 'Mercurius with its JIT',
  'floor-graphql': 'floor: plain graphql-js',
  'floor-compiled': 'floor: a compiled query',
};
export const labelOf = (variant: string): string => labels[variant] ?? variant;

const operationNames: Record<OperationName, string> = {
  board: "the coach's board",
  field: 'one field',
  recordRuns1: 'record 1 new run',
  recordRuns100: 'record 100 new runs',
  recordRuns100Known: 'record 100 known runs',
};

const around = ({ median, low, high }: Spread): string => `${figure(median)} (${figure(low)}–${figure(high)})`;
const times = (ratio: number): string => `${ratio.toFixed(1)}×`;
const none = '_Not measured in this run._';

/** The goal beside a figure of our own: `8× reached`. */
const beside = (variant: string, ratio: number, goal: number | undefined): string =>
  variant === OURS && goal !== undefined ? `${goal}× ${verdict(ratio >= goal)}` : '';

const variant: Column<{ variant: string }> = { title: 'variant', cell: (row) => labelOf(row.variant), isText: true };

/** The generated parts of docs/performance.md, by the name of their place. */
export const sectionsOf = (results: Results): Record<string, string> => ({
  goals: goalsTable(results),
  machine: machineOf(results),
  cold: withCharts(coldTables(results.cold), results.cold, { cold: 'Load and first request of each variant' }),
  warm: withCharts(warmTables(results.warm, goals.warmRatio), results.warm, {
    'warm-board': 'CPU of a board, by variant',
    'warm-field': 'CPU of one field, by variant',
  }),
  'whole-stack': withCharts(warmTables(results.wholeStack, goals.wholeStackRatio), results.wholeStack, {
    'whole-stack-board': 'CPU of a board through the whole stack, by variant',
  }),
  live: warmTables(results.live, {}),
  memory: memoryTable(results.memory),
  cost: costTable(results.cost) ?? none,
  growth: withCharts(growthTable(results), results.growth, {
    'growth-requests': 'Requests by size',
    'growth-units': 'Read units by size',
    'growth-ms': 'Milliseconds by size',
  }),
  skipped: results.skipped.map((each) => `- ${labelOf(each.variant)}: ${each.reason}`).join('\n') || '- Nothing.',
});

/** A table with its charts below, if there is anything to see; alternative text by the name of the file. */
function withCharts(table: string, rows: readonly unknown[], charts: Readonly<Record<string, string>>): string {
  if (rows.length === 0) return table;
  return [table, ...Object.entries(charts).map(([name, says]) => `![${says}](charts/${name}.svg)`)].join('\n\n');
}

function goalsTable(results: Results): string {
  const table = markdownTable(
    [
      { title: 'goal', cell: ({ goal }) => goal, isText: true },
      { title: 'aim', cell: ({ aim }) => aim },
      { title: 'measured', cell: ({ measured }) => measured },
      { title: '', cell: ({ isReached }) => verdict(isReached), isText: true },
    ],
    judge(results),
  );
  const live = results.live.find(({ variant: of, operation }) => of === OURS && operation === 'board');
  if (!live) return table;
  return `${table}\n\nOn DynamoDB Local as it answers, the board takes ${times(live.ratio)} less; [why that is another figure](#warm-the-whole-stack).`;
}

function machineOf({ machine, commit, takenAt, compared }: Results): string {
  const variantsOf = new Map<string, Set<string>>();
  for (const { operation, variants } of compared)
    variantsOf.set(operation, new Set([...(variantsOf.get(operation) ?? []), ...variants]));
  const answers = [...variantsOf].map(([operation, variants]) => `${operation} of ${variants.size}`);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB; ${machine.os}; Node ${machine.node}, V8 ${machine.v8}.`,
    `Commit \`${commit.slice(0, 12)}\`, ${takenAt.slice(0, 10)}. Answers that were compared, and equal: ${answers.join(', ')} variants.`,
  ].join('\n');
}

function coldTables(rows: readonly ColdRow[]): string {
  return byOperation(rows, (of) =>
    markdownTable<ColdRow>(
      [
        variant,
        { title: 'code KB', cell: ({ codeKb, cacheKb }) => figure(codeKb) + (cacheKb ? ` + ${figure(cacheKb)}` : '') },
        {
          title: 'compiling',
          cell: ({ compileMs, totalMs }) =>
            compileMs ? `${Math.round((100 * compileMs.median) / totalMs.median)} %` : '',
        },
        { title: 'load ms', cell: ({ loadMs }) => figure(loadMs.median) },
        { title: 'first request ms', cell: ({ firstRequestMs }) => figure(firstRequestMs.median) },
        { title: 'together ms', cell: ({ totalMs }) => around(totalMs) },
        { title: 'CPU ms', cell: ({ cpuMs }) => (cpuMs ? figure(cpuMs.median) : '') },
        { title: 'faster than stock', cell: ({ ratio }) => times(ratio) },
        { title: 'goal', cell: (row) => beside(row.variant, row.ratio, goals.coldRatio), isText: true },
      ],
      of,
    ),
  );
}

function warmTables(rows: readonly WarmRow[], aims: Partial<Record<OperationName, number>>): string {
  return byOperation(rows, (of) =>
    markdownTable<WarmRow>(
      [
        variant,
        { title: 'CPU µs', cell: ({ cpuMicroseconds }) => around(cpuMicroseconds) },
        { title: 'a second, one core', cell: ({ requestsPerSecond }) => figure(requestsPerSecond.median) },
        { title: 'less CPU than stock', cell: ({ ratio }) => times(ratio) },
        { title: 'goal', cell: (row) => beside(row.variant, row.ratio, aims[row.operation]), isText: true },
      ],
      of,
    ),
  );
}

/** A table for each operation, the quickest first. */
function byOperation<Row extends { operation: OperationName; ratio: number }>(
  rows: readonly Row[],
  table: (rows: readonly Row[]) => string,
): string {
  const found = [...new Set(rows.map(({ operation }) => operation))].map((operation) => {
    const of = rows.filter((row) => row.operation === operation).sort((a, b) => b.ratio - a.ratio);
    return `**${operationNames[operation]}**\n\n${table(of)}`;
  });
  return found.join('\n\n') || none;
}

function memoryTable(rows: readonly MemoryRow[]): string {
  const stock = rows.find((row) => row.variant === 'stock')?.points.at(-1)?.rssMb;
  if (rows.length === 0) return none;
  return markdownTable<MemoryRow>(
    [
      variant,
      { title: 'at first, MB', cell: ({ points }) => figure(points[0]?.rssMb ?? NaN) },
      { title: 'in the end, MB', cell: ({ points }) => figure(points.at(-1)?.rssMb ?? NaN) },
      { title: 'requests', cell: ({ points }) => figure(points.at(-1)?.requests ?? NaN) },
      { title: 'their later half, MB', cell: ({ growthMb }) => `${growthMb >= 0 ? '+' : ''}${growthMb.toFixed(1)}` },
      {
        title: 'less than stock',
        cell: ({ points }) => (stock === undefined ? '' : times(stock / (points.at(-1)?.rssMb ?? NaN))),
      },
      {
        title: 'goal',
        cell: (row) => (row.variant === OURS ? `flat ${verdict(isMemoryFlat(row))}` : ''),
        isText: true,
      },
    ],
    rows,
  );
}

function growthTable({ growth }: Results): string {
  if (growth.length === 0) return none;
  const last = (series: Results['growth'][number]) => series.points.at(-1);
  return markdownTable<Results['growth'][number]>(
    [
      { title: 'answer', cell: ({ name }) => name, isText: true },
      { title: 'up to', cell: (row) => `${figure(last(row)?.size ?? NaN)} ${row.of}`, isText: true },
      { title: 'requests', cell: (row) => String(last(row)?.requests) },
      { title: 'read units', cell: (row) => String(last(row)?.units) },
      { title: 'CPU ms', cell: (row) => figure((last(row)?.cpuMicroseconds ?? NaN) / 1000) },
      { title: 'units, of those at 100', cell: (row) => times(growthOf(row, 'units')) },
      { title: 'CPU, of that at 100', cell: (row) => `${growthOf(row, 'cpuMicroseconds').toFixed(2)}×` },
      { title: 'goal', cell: (row) => `flat ${verdict(isFlat(row))}`, isText: true },
    ],
    growth,
  );
}
