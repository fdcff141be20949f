import type { GrowthSeries, MemoryRow, OperationName, Results } from '../results.ts';
import { figuresOf } from './figures.ts';

export interface Goal {
  /** The part of the page that shows it. */
  part: 'felt' | 'paid' | 'counted' | 'ratios' | 'load' | 'memory' | 'growth';
  what: string;
  /** Whether the figure must be at least or at most the goal. */
  aim: { least: number } | { most: number };
  /** Undefined if not measured; the goal is then not judged. */
  measured: number | undefined;
  unit: '' | ' ms' | '×' | ' MB' | ' $';
}

export const isReached = ({ aim, measured = NaN }: Goal): boolean =>
  'least' in aim ? measured >= aim.least : measured <= aim.most;

export const names: Record<OperationName, string> = {
  board: "the coach's board",
  page: "an athlete's page",
  field: 'one field',
  recordRuns1: 'record a run of today',
  recordRuns100: 'record 100 new runs',
};

/** How many times the requests and units of the smallest size the largest size may take. */
const FLAT = 1.05;

/** All goals with their measured figures. */
export function goalsOf(results: Results): Goal[] {
  const { latencyMs, dollars, demandOf, coldRatio, cpuRatio } = figuresOf(results);
  const felt = (operation: OperationName, most: number): Goal => ({
    part: 'felt',
    what: names[operation],
    aim: { most },
    measured: latencyMs('ours', operation),
    unit: ' ms',
  });
  const counted = (
    operation: OperationName,
    of: 'requests' | 'readUnits' | 'writeUnits' | 'roundTrips',
    most: number,
  ): Goal => ({
    part: 'counted',
    what: `${names[operation]}: ${unitNames[of]}`,
    aim: { most },
    measured: demandOf('ours', operation)?.[of],
    unit: '',
  });
  const ratio = (what: string, measured: number | undefined, least: number): Goal => ({
    part: 'ratios',
    what,
    aim: { least },
    measured,
    unit: '×',
  });
  return [
    felt('board', 25),
    felt('field', 7),
    felt('recordRuns1', 25),
    {
      part: 'paid',
      what: `${names.board}: DynamoDB, dollars a million`,
      aim: { most: 4.2 },
      measured: dollars('ours', 'board')?.dynamodb,
      unit: ' $',
    },
    counted('board', 'requests', 41),
    counted('board', 'readUnits', 33),
    counted('board', 'roundTrips', 2),
    counted('page', 'requests', 4),
    counted('page', 'readUnits', 5),
    counted('page', 'roundTrips', 2),
    counted('recordRuns1', 'roundTrips', 3),
    counted('recordRuns100', 'writeUnits', 600),
    ratio('first board of a fresh process', coldRatio('ours', 'board'), 6),
    ratio('first field of a fresh process', coldRatio('ours', 'field'), 6),
    ratio('CPU of a board', cpuRatio('ours', 'board'), 4),
    ratio('CPU of one field', cpuRatio('ours', 'field'), 1.5),
    ...loadGoals(results),
    ...results.memory.map(memoryGoal),
    ...results.growth.map((series): Goal => ({
      part: 'growth',
      what: `${series.name}, by ${series.of}`,
      aim: { most: FLAT },
      measured: growthOf(series),
      unit: '×',
    })),
  ];
}

export const unitNames = {
  requests: 'requests',
  readUnits: 'read units',
  writeUnits: 'write units',
  roundTrips: 'round trips',
} as const;

function loadGoals({ load }: Results): Goal[] {
  return load
    .filter(({ variant }) => variant === 'ours')
    .flatMap(({ connections, errors, p99Ms }): Goal[] => {
      const stock = load.find((row) => row.variant === 'stock' && row.connections === connections);
      const what = `${connections} connections`;
      return [
        { part: 'load', what: `${what}: errors`, aim: { most: 0 }, measured: errors, unit: '' },
        { part: 'load', what: `${what}: p99`, aim: { most: stock?.p99Ms ?? NaN }, measured: p99Ms, unit: ' ms' },
      ];
    });
}

/** Flat: the later half of the documents adds at most 5 % to the resident set. */
function memoryGoal({ points, died }: MemoryRow): Goal {
  const [half, last] = [points[Math.floor(points.length / 2)], points.at(-1)];
  return {
    part: 'memory',
    what: 'growth over the later half of padded documents',
    aim: { most: 0.05 * (half?.rssMb ?? NaN) },
    measured: died === undefined ? (last?.rssMb ?? NaN) - (half?.rssMb ?? NaN) : Infinity,
    unit: ' MB',
  };
}

/** How many times the requests and read units of the smallest size the largest takes, the worse of the two. */
function growthOf({ points }: GrowthSeries): number {
  const [first, last] = [points[0], points.at(-1)];
  const times = (of: 'requests' | 'readUnits') => (last?.[of] ?? NaN) / (first?.[of] ?? NaN);
  return Math.max(times('requests'), times('readUnits'));
}
