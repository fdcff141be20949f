import { type OperationName } from '../results.ts';
import { type Goal, isReached, names } from './goals.ts';
import type { Column } from './markdown.ts';

const labels: Record<string, string> = {
  ours: 'Sidelined',
  stock: 'Apollo Server, as documented',
  yoga: 'GraphQL Yoga',
  mercurius: 'Mercurius with its JIT',
  postgraphile: 'PostGraphile on PostgreSQL',
};
export const labelOf = (variant: string): string => labels[variant] ?? variant;
export const operations = Object.keys(names) as OperationName[];
export const none = '_Not measured in this run._';

/** To three digits, with separators: `12,346`, `99.9`, `2.35`. */
export const figure = (value: number | undefined): string => {
  if (value === undefined || Number.isNaN(value)) return '';
  if (!Number.isFinite(value)) return 'died';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number(value.toFixed(digits)).toLocaleString('en-US');
};
export const times = (ratio: number | undefined): string => (ratio === undefined ? '' : `${ratio.toFixed(1)}×`);
export const money = (amount: number | undefined): string => (amount === undefined ? '' : `$${amount.toFixed(2)}`);
export const shown = (value: number | undefined, { unit }: Goal): string =>
  unit === ' $' ? money(value) : `${figure(value)}${unit}`;
export const aimOf = (goal: Goal): string =>
  'least' in goal.aim ? `≥ ${shown(goal.aim.least, goal)}` : `≤ ${shown(goal.aim.most, goal)}`;
export const verdict = (goal: Goal): string => (isReached(goal) ? 'reached' : '**not reached**');

export const text = <Row>(title: string, cell: (row: Row) => string): Column<Row> => ({ title, cell, isText: true });
export const number = <Row>(title: string, cell: (row: Row) => string): Column<Row> => ({ title, cell });
