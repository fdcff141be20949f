/**
 * The results of a benchmark in `bench/results.json`, from which docs/performance.md is generated. Only measured or
 * counted figures; ratios, dollars and verdicts are derived from them.
 */
export interface Results {
  machine: Machine;
  /** The measured commit, and the time (ISO 8601). */
  commit: string;
  takenAt: string;
  /** Responses that were compared before the measurements. */
  compared: { operation: OperationName; variants: string[] }[];
  cold: ColdRow[];
  cpu: CpuRow[];
  latency: LatencyRow[];
  demand: DemandRow[];
  load: LoadRow[];
  memory: MemoryRow[];
  growth: GrowthSeries[];
  /** What was left out, each with a reason for the reader. */
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

/** Statistics over all samples of one figure. */
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

/**
 * A fresh process from its first import to its first response. Node's own start is the same for all, and not counted.
 */
export interface ColdRow extends Measured {
  transport: Transport;
  milliseconds: Spread;
  /** JavaScript loaded before the first response, in KB of 1,000 bytes. */
  codeKb: number;
}

/** CPU of one request through the whole stack: the function's own process, all threads. DynamoDB answers at once. */
export interface CpuRow extends Measured {
  transport: Transport;
  microseconds: Spread;
}

/** Time of one request in a warm process, with 5 ms for each call of DynamoDB. */
export interface LatencyRow extends Measured {
  milliseconds: Spread;
}

/** The DynamoDB usage of one request. */
export interface DemandRow extends Measured, Demand {}

export interface Demand {
  requests: number;
  readUnits: number;
  writeUnits: number;
  /** How often it waits for DynamoDB: parallel requests count once. */
  roundTrips: number;
}

/** A process behind HTTP, called over a number of connections at once. */
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
  /** Resident set after a number of documents, after garbage collection. */
  points: { documents: number; rssMb: number }[];
  /** Why it ended before all were sent. */
  died?: string;
}

/** The cost of a response as the data behind it grows. */
export interface GrowthSeries {
  name: string;
  /** What grows: `athletes of the coach`, `runs of the athlete`. */
  of: string;
  points: { size: number; requests: number; readUnits: number; milliseconds: number }[];
}
