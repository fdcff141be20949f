/** The cost below one object, of which a list may hold many. */
export interface Share {
  nodes: number;
  /** Requests to the store for each object. */
  requests: number;
  /** The reads that a loader makes for all objects of a list together. */
  batches: readonly Batch[];
}

/** A read through a loader. */
export interface Batch {
  /** That one object adds to it. */
  keys: number;
  /** Keys that one request takes. */
  batchSize: number;
  /** Requests that it takes at most. */
  atMost?: number | undefined;
}

export const NOTHING: Share = { nodes: 0, requests: 0, batches: [] };
export const ONE_FIELD: Share = { ...NOTHING, nodes: 1 };

export function add(a: Share, b: Share): Share {
  return { nodes: a.nodes + b.nodes, requests: a.requests + b.requests, batches: [...a.batches, ...b.batches] };
}

/** An object is of one type only, but a list may hold objects of all of them: each type makes its batches. */
export function dearest(a: Share, b: Share): Share {
  return {
    nodes: Math.max(a.nodes, b.nodes),
    requests: Math.max(a.requests, b.requests),
    batches: [...a.batches, ...b.batches],
  };
}

/** What a list of so many objects costs. */
export function times(size: number, { nodes, requests, batches }: Share): Share {
  return {
    nodes: size * nodes,
    requests: size * requests,
    batches: batches.map(({ keys, ...batch }) => ({ keys: size * keys, ...batch })),
  };
}

/** The requests that batches take. */
export function requestsOf(batches: readonly Batch[]): number {
  return batches.reduce(
    (sum, { keys, batchSize, atMost = Infinity }) => sum + Math.min(Math.ceil(keys / batchSize), atMost),
    0,
  );
}
