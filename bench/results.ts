/**
 * What a run of the benchmark leaves in `bench/results.json`: `docs/performance.md` is made of this alone. Only what was
 * measured or counted; ratios, dollars and verdicts are worked out of it.
 */
export interface Results {
  machine: Machine;
  /** Of the commit that was measured, and when (ISO 8601). */
  commit: string;
  takenAt: string;
  /** Answers that were compared before anything was timed. */
  compared: { operation: OperationName; variants: string[] }[];
  cold: ColdRow[];
  cpu: CpuRow[];
  latency: LatencyRow[];
  demand: DemandRow[];
  load: LoadRow[];
  memory: MemoryRow[];
  growth: GrowthSeries[];
  /** What was left out, each with a reason that a reader understands. */
  skipped: { variant: string; reason: string }[];
}

/** `recordRuns1` records a run of today, `recordRuns100` a hundred new runs. */
export type OperationName = 'board' | 'page' | 'field' | 'recordRuns1' | 'recordRuns100';
/** How DynamoDB is reached. */
export type Transport = 'http' | 'tls';

export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  os: string;
  node: string;
  v8: string;
}

/** Of all samples of one figure. */
export interface Spread {
  median: number;
  /** First and third quartile. */
  low: number;
  high: number;
  samples: number;
}

interface Measured {
  variant: string;
  operation: OperationName;
}

/** A fresh process from its first import to its first answer. Node's own start is the same for all, and not counted. */
export interface ColdRow extends Measured {
  transport: Transport;
  milliseconds: Spread;
  /** JavaScript that is loaded before the first answer, in KB of 1,000 bytes. */
  codeKb: number;
}

/** CPU of one request through the whole stack: the function's own process, all threads. DynamoDB answers at once. */
export interface CpuRow extends Measured {
  transport: Transport;
  microseconds: Spread;
}

/** Time of one request in a warm process where each call of DynamoDB takes 5 ms. */
export interface LatencyRow extends Measured {
  milliseconds: Spread;
}

/** What one request asks of DynamoDB. */
export interface DemandRow extends Measured, Demand {}

export interface Demand {
  requests: number;
  readUnits: number;
  writeUnits: number;
  /** How often it waits for DynamoDB: what is asked at the same time counts once. */
  roundTrips: number;
}

/** A process behind HTTP, asked over so many connections at once. */
export interface LoadRow {
  variant: string;
  connections: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  errors: number;
}

/** Distinct documents, each padded with a comment and sent twice. */
export interface MemoryRow {
  variant: string;
  commentKb: number;
  /** Resident set after so many documents, once garbage was collected. */
  points: { documents: number; rssMb: number }[];
  /** Why it ended before all were sent. */
  died?: string;
}

/** What an answer costs as the data behind it grows. */
export interface GrowthSeries {
  name: string;
  /** What grows: `athletes of the coach`, `runs of the athlete`. */
  of: string;
  points: { size: number; requests: number; readUnits: number; milliseconds: number }[];
}
