import type { GrowthSeries, MemoryRow, OperationName, Results } from './results.ts';

/** What was aimed at, against the stock handler in the same run. */
export const goals = {
  coldRatio: 8,
  codeKb: 350,
  warmRatio: { board: 8, field: 4 } as Partial<Record<OperationName, number>>,
  wholeStackRatio: { board: 4 } as Partial<Record<OperationName, number>>,
  /** Flat: the largest size costs at most so many times what a hundred do. Requests and units are counted, times are noisy. */
  growthRatio: { counted: 1.05, timed: 1.25 },
  /** Flat: the last 5,000 of 10,000 requests add at most so much to the resident set. */
  memoryGrowth: 0.05,
};

export const OURS = 'ours';
/** Sizes below it make smaller answers: they are shown, and not judged by. */
const JUDGED_FROM = 100;

export const verdict = (isReached: boolean): string => (isReached ? 'reached' : '**not reached**');

/** How many times what a hundred cost the largest size costs. */
export function growthOf(
  { points }: GrowthSeries,
  of: 'requests' | 'units' | 'cpuMicroseconds' | 'milliseconds',
): number {
  const [first, last] = [points.find(({ size }) => size >= JUDGED_FROM), points.at(-1)];
  return (last?.[of] ?? NaN) / (first?.[of] ?? NaN);
}

export const isFlat = (series: GrowthSeries): boolean =>
  growthOf(series, 'requests') <= goals.growthRatio.counted &&
  growthOf(series, 'units') <= goals.growthRatio.counted &&
  growthOf(series, 'cpuMicroseconds') <= goals.growthRatio.timed;

export const isMemoryFlat = ({ points, growthMb }: MemoryRow): boolean =>
  growthMb <= goals.memoryGrowth * (points.at(-1)?.rssMb ?? 0);

export interface Judged {
  goal: string;
  aim: string;
  measured: string;
  isReached: boolean;
}

/** All goals with what was measured of our own. What was not measured is not judged. */
export function judge({ cold, warm, wholeStack, memory, growth }: Results): Judged[] {
  const times = (ratio: number) => `${ratio.toFixed(1)}×`;
  const ratios = (what: string, rows: Results['warm'], aims: Partial<Record<OperationName, number>>) =>
    rows.flatMap(({ variant, operation, ratio }): Judged[] => {
      const aim = aims[operation];
      if (variant !== OURS || aim === undefined) return [];
      const goal = `${what}: times less CPU for ${operation}`;
      return [{ goal, aim: `${aim}×`, measured: times(ratio), isReached: ratio >= aim }];
    });
  return [
    ...cold
      .filter(({ variant, operation }) => variant === OURS && operation === 'board')
      .flatMap(({ ratio, codeKb }): Judged[] => [
        {
          goal: 'cold: times faster to the first board',
          aim: `${goals.coldRatio}×`,
          measured: times(ratio),
          isReached: ratio >= goals.coldRatio,
        },
        {
          goal: 'bundle',
          aim: `${goals.codeKb} KB`,
          measured: `${codeKb.toFixed(0)} KB`,
          isReached: codeKb <= goals.codeKb,
        },
      ]),
    ...ratios('warm, GraphQL alone', warm, goals.warmRatio),
    ...ratios('warm, whole stack on recorded answers', wholeStack, goals.wholeStackRatio),
    ...memory
      .filter(({ variant }) => variant === OURS)
      .map((row): Judged => {
        const measured = `${row.growthMb >= 0 ? '+' : ''}${row.growthMb.toFixed(1)} MB`;
        return { goal: 'memory after 10,000 requests', aim: 'flat', measured, isReached: isMemoryFlat(row) };
      }),
    ...(growth.length === 0
      ? []
      : [
          {
            goal: 'cost of an answer as data grows',
            aim: 'flat',
            measured: `${growth.filter(isFlat).length} of ${growth.length} flat`,
            isReached: growth.every(isFlat),
          },
        ]),
  ];
}
