import type { OperationName, Results, Transport } from '../results.ts';
import { figuresOf } from './figures.ts';
import { aimOf, figure, labelOf, money, none, number, operations, shown, text, times, verdict } from './cells.ts';
import { type Goal, goalsOf, isReached, names, unitNames } from './goals.ts';
import { markdownTable } from './markdown.ts';
import { prices, PRICES_OF } from './prices.ts';

/** The generated parts of docs/performance.md, by the name of their marker. */
export function sectionsOf(results: Results): Record<string, string> {
  return {
    felt: feltTable(results),
    cold: coldTable(results),
    paid: paidTable(results),
    ratios: ratioTable(results),
    load: loadTable(results),
    memory: memoryText(results),
    growth: growthTable(results),
    goals: goalTable(results),
    shortfalls: shortfalls(results),
    machine: machineOf(results),
    prices: Object.values(prices)
      .map(({ dollars, per, source }) => `- $${dollars} per ${per} ([AWS](${source}))`)
      .join('\n')
      .concat(`\n\nList prices of us-east-1, ${PRICES_OF}, free tiers left out.`),
  };
}

function feltTable(results: Results): string {
  const { latencyMs } = figuresOf(results);
  if (results.latency.length === 0) return none;
  const goals = goalsOf(results).filter(({ part }) => part === 'felt');
  return markdownTable<OperationName>(
    [
      text('one request, warm', (operation) => names[operation]),
      ...variantsIn(results.latency).map((variant) =>
        number<OperationName>(`${labelOf(variant)}, ms`, (operation) => figure(latencyMs(variant, operation))),
      ),
      text('goal', (operation) => {
        const goal = goals.find(({ what }) => what === names[operation]);
        return goal ? `${aimOf(goal)} ${verdict(goal)}` : '';
      }),
    ],
    operations,
  );
}

function coldTable(results: Results): string {
  const { coldMs } = figuresOf(results);
  if (results.cold.length === 0) return none;
  const cell = (operation: OperationName, transport: Transport) => (variant: string) =>
    figure(coldMs(variant, operation, transport));
  return markdownTable<string>(
    [
      text('a fresh process', labelOf),
      number('first board, ms', cell('board', 'http')),
      number('over TLS', cell('board', 'tls')),
      number('first field, ms', cell('field', 'http')),
      number('over TLS', cell('field', 'tls')),
      number('code it loads, KB', (variant) =>
        figure(results.cold.find((row) => row.variant === variant && row.operation === 'board')?.codeKb),
      ),
    ],
    variantsIn(results.cold),
  );
}

function paidTable(results: Results): string {
  const { dollars } = figuresOf(results);
  if (results.demand.length === 0) return none;
  return markdownTable<OperationName>(
    [
      text('a million times', (operation) => names[operation]),
      number('DynamoDB', (operation) => money(dollars('ours', operation)?.dynamodb)),
      number('Lambda', (operation) => money(dollars('ours', operation)?.lambda)),
      number('API', (operation) => money(dollars('ours', operation)?.gateway)),
      number('Sidelined', (operation) => `**${money(dollars('ours', operation)?.total)}**`),
      number(labelOf('stock'), (operation) => money(dollars('stock', operation)?.total)),
    ],
    operations,
  ).concat(`\n\n${demandTable(results)}`);
}

function demandTable({ demand }: Results): string {
  return markdownTable<Results['demand'][number]>(
    [
      text('one request asks DynamoDB', ({ operation }) => names[operation]),
      ...(Object.keys(unitNames) as (keyof typeof unitNames)[]).map((of) =>
        number<Results['demand'][number]>(unitNames[of], (row) => String(row[of])),
      ),
    ],
    demand.filter(({ variant }) => variant === 'ours'),
  );
}

function ratioTable(results: Results): string {
  const { coldRatio, cpuMicroseconds, cpuRatio } = figuresOf(results);
  if (results.cpu.length === 0) return none;
  return markdownTable<string>(
    [
      text('against Apollo Server, as documented', labelOf),
      number('first board', (variant) => times(coldRatio(variant, 'board'))),
      number('TLS', (variant) => times(coldRatio(variant, 'board', 'tls'))),
      number('first field', (variant) => times(coldRatio(variant, 'field'))),
      number('TLS', (variant) => times(coldRatio(variant, 'field', 'tls'))),
      number('CPU of a board, ms', (variant) => figure((cpuMicroseconds(variant, 'board') ?? NaN) / 1000)),
      number('less', (variant) => times(cpuRatio(variant, 'board'))),
      number('TLS', (variant) => times(cpuRatio(variant, 'board', 'tls'))),
      number('CPU of a field, ms', (variant) => figure((cpuMicroseconds(variant, 'field') ?? NaN) / 1000)),
      number('less', (variant) => times(cpuRatio(variant, 'field'))),
      number('TLS', (variant) => times(cpuRatio(variant, 'field', 'tls'))),
    ],
    variantsIn(results.cpu),
  );
}

function loadTable({ load }: Results): string {
  if (load.length === 0) return none;
  return markdownTable<Results['load'][number]>(
    [
      text('one process', ({ variant }) => labelOf(variant)),
      number('connections', ({ connections }) => String(connections)),
      number('requests a second', ({ requestsPerSecond }) => figure(requestsPerSecond)),
      number('p50, ms', ({ p50Ms }) => figure(p50Ms)),
      number('p99, ms', ({ p99Ms }) => figure(p99Ms)),
      number('errors', ({ errors }) => String(errors)),
    ],
    load,
  );
}

function memoryText({ memory: [row] }: Results): string {
  if (!row) return none;
  const points = row.points.map(({ documents, rssMb }) => `${figure(rssMb)} MB after ${figure(documents)}`);
  return `Documents with a comment of ${row.commentKb} KB each: ${points.join(', ')}.${row.died === undefined ? '' : ` Then: ${row.died}`}`;
}

function growthTable({ growth }: Results): string {
  if (growth.length === 0) return none;
  const ends = (row: Results['growth'][number], of: 'requests' | 'readUnits' | 'milliseconds') =>
    [row.points[0], row.points.at(-1)].map((point) => figure(point?.[of])).join(' → ');
  return markdownTable<Results['growth'][number]>(
    [
      text('answer', ({ name }) => name),
      text('from → to', ({ of, points }) => `${figure(points[0]?.size)} → ${figure(points.at(-1)?.size)} ${of}`),
      number('requests', (row) => ends(row, 'requests')),
      number('read units', (row) => ends(row, 'readUnits')),
      number('ms on DynamoDB Local', (row) => ends(row, 'milliseconds')),
    ],
    growth,
  );
}

function goalTable(results: Results): string {
  const goals = goalsOf(results).filter(({ measured }) => measured !== undefined);
  if (goals.length === 0) return none;
  return markdownTable<Goal>(
    [
      text('goal', ({ what }) => what),
      number('aim', aimOf),
      number('measured', (goal) => shown(goal.measured, goal)),
      text('', verdict),
    ],
    goals,
  );
}

function shortfalls(results: Results): string {
  const missed = goalsOf(results).filter((goal) => goal.measured !== undefined && !isReached(goal));
  const lines = [
    ...missed.map((goal) => `- ${goal.what}: ${shown(goal.measured, goal)}, where the goal is ${aimOf(goal)}.`),
    ...results.skipped.map(({ variant, reason }) => `- Not measured: ${labelOf(variant)}. ${reason}`),
  ];
  return lines.join('\n') || 'None: every goal was reached.';
}

function machineOf({ machine, commit, takenAt, compared }: Results): string {
  const answers = compared.map(({ operation, variants }) => `${names[operation]} of ${variants.length}`);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB; ${machine.os}; Node ${machine.node}, V8 ${machine.v8}.`,
    `Commit \`${commit.slice(0, 12)}\`, ${takenAt.slice(0, 10)}. Answers that were compared, and equal: ${answers.join(', ')} variants.`,
  ].join('\n');
}

/** Ours first, then the others in the order of measurement. */
const variantsIn = (rows: readonly { variant: string }[]): string[] => [
  ...new Set(['ours', ...rows.map(({ variant }) => variant)]),
];
