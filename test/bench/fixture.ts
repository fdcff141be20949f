import type { Demand, OperationName, Results, Spread, Transport } from '../../bench/results.ts';

export const spread = (median: number): Spread => ({ median, low: median * 0.9, high: median * 1.1, samples: 15 });

const cold = (variant: string, operation: OperationName, milliseconds: number, transport: Transport = 'http') => ({
  variant,
  operation,
  transport,
  milliseconds: spread(milliseconds),
  codeKb: variant === 'ours' ? 473.4 : 3_448,
});

const cpu = (variant: string, operation: OperationName, microseconds: number, transport: Transport = 'http') => ({
  variant,
  operation,
  transport,
  microseconds: spread(microseconds),
});

const latency = (variant: string, operation: OperationName, milliseconds: number) => ({
  variant,
  operation,
  milliseconds: spread(milliseconds),
});

const demand = (
  operation: OperationName,
  [requests, readUnits, writeUnits, roundTrips]: [number, number, number, number],
): { variant: string; operation: OperationName } & Demand => ({
  variant: 'ours',
  operation,
  ...{ requests, readUnits, writeUnits, roundTrips },
});

const series = (name: string, of: string, ...readUnits: [number, number]) => ({
  name,
  of,
  points: readUnits.map((units, index) => ({
    size: index === 0 ? 100 : 10_000,
    requests: 2,
    readUnits: units,
    milliseconds: 4,
  })),
});

/** Results as a run leaves them, with figures that are easily seen in what is made of them. */
export const results: Results = {
  machine: { cpu: 'A <fast> core', cores: 2, memoryGb: 8, os: 'Linux 6', node: '24.0.0', v8: '13.6' },
  commit: '0123456789abcdef0123456789abcdef01234567',
  takenAt: '2026-11-22T12:00:00.000Z',
  compared: [
    { operation: 'board', variants: ['stock', 'ours', 'postgraphile'] },
    { operation: 'page', variants: ['stock', 'ours'] },
  ],
  cold: [
    cold('stock', 'board', 400),
    cold('ours', 'board', 62.5),
    cold('stock', 'field', 270),
    cold('ours', 'field', 50),
    cold('stock', 'board', 450, 'tls'),
    cold('ours', 'board', 90, 'tls'),
  ],
  cpu: [
    cpu('stock', 'board', 12_000),
    cpu('ours', 'board', 3_000),
    cpu('stock', 'field', 600),
    cpu('ours', 'field', 500),
  ],
  latency: [
    latency('stock', 'board', 61),
    latency('ours', 'board', 21.5),
    latency('ours', 'field', 7.4),
    latency('stock', 'recordRuns1', 30),
  ],
  demand: [demand('board', [41, 32.5, 0, 2]), demand('recordRuns1', [5, 5, 12, 3])],
  load: [
    { variant: 'stock', connections: 50, requestsPerSecond: 200, p50Ms: 240, p99Ms: 700, errors: 0 },
    { variant: 'ours', connections: 50, requestsPerSecond: 310, p50Ms: 150, p99Ms: 720, errors: 0 },
  ],
  memory: [
    {
      variant: 'ours',
      commentKb: 89,
      points: [0, 25_000, 50_000].map((documents) => ({ documents, rssMb: documents === 0 ? 120 : 140 })),
    },
  ],
  growth: [series('board', 'athletes of the coach', 32, 32), series('timeline', 'runs of the athlete', 4, 40)],
  skipped: [{ variant: 'postgraphile', reason: 'No PostgreSQL on the machine that measured.' }],
};
