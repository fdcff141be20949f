import type { ColdRow, Results, Spread, WarmRow } from '../../bench/results.ts';

export const spread = (median: number): Spread => ({ median, low: median * 0.9, high: median * 1.1, samples: 15 });

const cold = (variant: string, loadMs: number, firstMs: number, ratio: number): ColdRow => ({
  variant,
  operation: 'board',
  codeKb: variant === 'ours' ? 318 : 9_000,
  nodeMs: spread(20),
  loadMs: spread(loadMs),
  firstRequestMs: spread(firstMs),
  totalMs: spread(loadMs + firstMs),
  compileMs: spread((loadMs + firstMs) / 4),
  cpuMs: spread(loadMs + firstMs + 10),
  ratio,
});

const warm = (variant: string, operation: WarmRow['operation'], cpu: number, ratio: number): WarmRow => ({
  variant,
  operation,
  cpuMicroseconds: spread(cpu),
  requestsPerSecond: spread(1e6 / cpu),
  ratio,
});

const point = (size: number, requests: number, units: number, milliseconds: number) => ({
  size,
  requests,
  units,
  cpuMicroseconds: milliseconds * 500,
  milliseconds,
});

/** Results as a run leaves them, with figures that are easily seen in what is made of them. */
export const results: Results = {
  machine: { cpu: 'A <fast> core', cores: 2, memoryGb: 8, os: 'Linux 6', node: '24.0.0', v8: '13.6' },
  commit: '0123456789abcdef0123456789abcdef01234567',
  takenAt: '2026-11-22T12:00:00.000Z',
  compared: [
    { operation: 'board', variants: ['stock', 'ours'] },
    { operation: 'board', variants: ['PostGraphile'] },
  ],
  cold: [cold('stock', 400, 100, 1), cold('ours', 50, 10, 8.3)],
  warm: [warm('stock', 'board', 40_000, 1), warm('ours', 'board', 5_714, 7), warm('ours', 'field', 100, 4)],
  wholeStack: [warm('stock', 'board', 60_000, 1), warm('ours', 'board', 12_000, 5)],
  live: [warm('stock', 'board', 70_000, 1), warm('ours', 'board', 14_000, 5)],
  memory: [
    { variant: 'stock', points: [{ requests: 10_000, rssMb: 200 }], growthMb: 1 },
    { variant: 'ours', points: [{ requests: 10_000, rssMb: 100 }], growthMb: 6 },
  ],
  cost: [
    {
      operation: 'one field',
      requests: 1,
      readUnits: 2,
      writeUnits: 0,
      dynamodbDollars: 0.25,
      lambdaDollars: 0.34,
      gatewayDollars: 1,
      dollars: 1.59,
    },
  ],
  growth: [
    { name: 'flat', of: 'runs', points: [point(10, 1, 2, 4), point(100, 2, 4, 8), point(100_000, 2, 4, 8.4)] },
    { name: 'flat, too', of: 'runs', points: [point(10, 1, 2, 5), point(100, 2, 4, 7), point(100_000, 2, 4, 7)] },
    { name: 'steep', of: 'athletes', points: [point(10, 1, 2, 4), point(100, 2, 4, 8), point(10_000, 3, 40, 80)] },
  ],
  skipped: [{ variant: 'PostGraphile', reason: 'no PostgreSQL here' }],
};
