/**
 * What a run of the benchmark leaves in `bench/results.json`: `docs/performance.md` and its charts are made of this alone.
 * Times are medians with their spread; a ratio is of two figures of the same run.
 */
export interface Results {
  machine: Machine;
  /** Of the commit that was measured, and when (ISO 8601). */
  commit: string;
  takenAt: string;
  /** Answers that were compared before anything was timed. */
  compared: { operation: string; variants: string[] }[];
  cold: ColdRow[];
  /** GraphQL alone: the store answers from memory. */
  warm: WarmRow[];
  /** The same through DynamoDB: CPU of the function's own process. Reads get recorded answers of DynamoDB Local at once. */
  wholeStack: WarmRow[];
  /** Reads on DynamoDB Local, or PostgreSQL, as they answer. */
  live: WarmRow[];
  memory: MemoryRow[];
  cost: CostRow[];
  growth: GrowthSeries[];
  /** What was left out, each with a reason that a reader understands. */
  skipped: { variant: string; reason: string }[];
}

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

/** From the start of a process to its first answer, in milliseconds; `nodeMs` is Node's own start, not counted in the rest. */
export interface ColdRow {
  variant: string;
  /** The first request: `board` is what the product is for, `field` the least that can be asked. */
  operation: OperationName;
  /** JavaScript that is loaded before the first answer, in KB of 1,000 bytes. */
  codeKb: number;
  /** What is shipped and read beside it, such as a code cache. */
  cacheKb?: number;
  nodeMs: Spread;
  /** Reading, compiling and running the modules. */
  loadMs: Spread;
  firstRequestMs: Spread;
  /** loadMs + firstRequestMs. */
  totalMs: Spread;
  /** Of totalMs: V8 reading and compiling JavaScript. From a few processes that trace it, as the share that it is there. */
  compileMs?: Spread;
  /** CPU of both, of all threads: what others do on the machine shows less in it. */
  cpuMs?: Spread;
  /** How many times faster than stock. */
  ratio: number;
}

export interface WarmRow {
  variant: string;
  operation: OperationName;
  cpuMicroseconds: Spread;
  requestsPerSecond: Spread;
  /** How many times less CPU than stock. */
  ratio: number;
}

/** `recordRuns100` is 100 new runs, `recordRuns100Known` the same 100 posted again. */
export type OperationName = 'board' | 'field' | 'recordRuns1' | 'recordRuns100' | 'recordRuns100Known';

export interface MemoryRow {
  variant: string;
  /** Resident set in MB after so many requests, once garbage was collected. */
  points: {
    requests: number;
    rssMb: number;
    /** Of that: objects that live, and what V8 has set aside for new ones. */
    heapMb?: number;
    youngMb?: number;
  }[];
  /** MB that the last 5,000 of 10,000 requests added, without what V8 sets aside for new objects. */
  growthMb: number;
}

/** What an operation asks of DynamoDB, and what a million of them cost in US dollars, on demand, in us-east-1. */
export interface CostRow {
  operation: string;
  requests: number;
  readUnits: number;
  writeUnits: number;
  dynamodbDollars: number;
  lambdaDollars: number;
  gatewayDollars: number;
  dollars: number;
}

export interface GrowthSeries {
  name: string;
  /** What grows: `athletes of the coach`, `runs of the athlete`. */
  of: string;
  points: { size: number; requests: number; units: number; cpuMicroseconds: number; milliseconds: number }[];
}
