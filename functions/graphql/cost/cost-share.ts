/** The cost below one object, which may be one of many in a list. */
export interface Share {
  nodes: number;
  /** Requests to the store for each object. */
  requests: number;
  /** Reads that a loader batches for all objects of a list. */
  batches: readonly Batch[];
}

/** A read through a loader. */
export interface Batch {
  /** Keys that one object adds. */
  keys: number;
  /** Keys per request. */
  batchSize: number;
  /** The maximum number of requests. */
  atMost?: number | undefined;
}

export const NOTHING: Share = { nodes: 0, requests: 0, batches: [] };
export const ONE_FIELD: Share = { ...NOTHING, nodes: 1 };

export function add(a: Share, b: Share): Share {
  return { nodes: a.nodes + b.nodes, requests: a.requests + b.requests, batches: [...a.batches, ...b.batches] };
}

/** An object has only one type, but a list may hold objects of all types: each type has its own batches. */
export function dearest(a: Share, b: Share): Share {
  return {
    nodes: Math.max(a.nodes, b.nodes),
    requests: Math.max(a.requests, b.requests),
    batches: [...a.batches, ...b.batches],
  };
}

/** The cost of a list of so many objects. */
export function times(size: number, { nodes, requests, batches }: Share): Share {
  return {
    nodes: size * nodes,
    requests: size * requests,
    batches: batches.map(({ keys, ...batch }) => ({ keys: size * keys, ...batch })),
  };
}

/** The number of requests for batches. */
export function requestsOf(batches: readonly Batch[]): number {
  return batches.reduce(
    (sum, { keys, batchSize, atMost = Infinity }) => sum + Math.min(Math.ceil(keys / batchSize), atMost),
    0,
  );
}
