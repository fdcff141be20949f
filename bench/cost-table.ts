import { figure } from './chart.ts';
import { markdownTable } from './markdown.ts';
import { DOLLARS_PER_MILLISECOND, prices, PRICES_OF, ROUND_TRIP_MS } from './prices.ts';
import type { CostRow } from './results.ts';

const dollars = (amount: number): string => `$${amount.toFixed(2)}`;

/** How long Lambda is paid for: the only part of its price that is not the same for each call. */
const billedMs = ({ lambdaDollars }: CostRow): number =>
  (lambdaDollars - prices.lambdaCalls.dollars) / DOLLARS_PER_MILLISECOND;

/** What each operation costs, with the arithmetic of the first one and the prices; undefined where nothing was measured. */
export function costTable(rows: readonly CostRow[]): string | undefined {
  const [example] = rows;
  if (!example) return undefined;
  const exact = (amount: number) =>
    `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 10 })}`;
  const priced = Object.values(prices).map(
    (each) => `- ${exact(each.dollars)} per ${each.per} ([AWS](${each.source}))`,
  );
  return [
    markdownTable<CostRow>(
      [
        { title: 'operation', cell: ({ operation }) => operation, isText: true },
        { title: 'requests', cell: ({ requests }) => String(requests) },
        { title: 'read units', cell: ({ readUnits }) => String(readUnits) },
        { title: 'write units', cell: ({ writeUnits }) => String(writeUnits) },
        { title: 'Lambda ms', cell: (row) => figure(billedMs(row)) },
        { title: 'DynamoDB', cell: (row) => dollars(row.dynamodbDollars) },
        { title: 'Lambda', cell: (row) => dollars(row.lambdaDollars) },
        { title: 'API', cell: (row) => dollars(row.gatewayDollars) },
        { title: 'a million', cell: (row) => `**${dollars(row.dollars)}**` },
      ],
      rows,
    ),
    `Such as ${example.operation}: reads ${example.readUnits} × ${prices.readUnits.dollars} + writes ${example.writeUnits} × ${prices.writeUnits.dollars} = ${dollars(example.dynamodbDollars)};` +
      ` calls ${prices.lambdaCalls.dollars.toFixed(2)} + time ${figure(billedMs(example))} × ${DOLLARS_PER_MILLISECOND.toFixed(4)} = ${dollars(example.lambdaDollars)}; API ${dollars(example.gatewayDollars)}.` +
      ` A millisecond of 1,769 MB costs $${DOLLARS_PER_MILLISECOND.toFixed(4)} a million times; of the milliseconds, ${ROUND_TRIP_MS} for each round trip to DynamoDB are assumed, the others CPU that was measured.`,
    `List prices of us-east-1, ${PRICES_OF}, free tiers left out:`,
    priced.join('\n'),
  ].join('\n\n');
}
