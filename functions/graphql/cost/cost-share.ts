/** The cost of one object with everything below it; a list may hold many. */
export interface Share {
  nodes: number;
  /** Requests to DynamoDB for each object. */
  requests: number;
  /** Reads that loaders batch over all objects of a list. */
  batches: readonly Batch[];
}

/** A batched read through a loader. */
export interface Batch {
  /** Keys that one object adds. */
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

/** An object has one type only, but a list may hold objects of all types, each with batches of its own. */
export function dearest(a: Share, b: Share): Share {
  return {
    nodes: Math.max(a.nodes, b.nodes),
    requests: Math.max(a.requests, b.requests),
    batches: [...a.batches, ...b.batches],
  };
}

/** The cost of a list of `size` objects. */
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
