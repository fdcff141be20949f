/** The cost below one object, of what a list may hold many of. */
export interface Share {
  nodes: number;
  /** Requests for each object. */
  requests: number;
  /** Reads that a loader makes for all objects of a list together, and the keys that each object adds to them. */
  batches: number;
  keys: number;
}

export const NOTHING: Share = { nodes: 0, requests: 0, batches: 0, keys: 0 };
export const ONE_FIELD: Share = { ...NOTHING, nodes: 1 };

export function add(a: Share, b: Share): Share {
  return {
    nodes: a.nodes + b.nodes,
    requests: a.requests + b.requests,
    batches: a.batches + b.batches,
    keys: a.keys + b.keys,
  };
}

/** An object is of one type only, but a list holds objects of all of them: each type makes its batches. */
export function dearest(a: Share, b: Share): Share {
  return {
    nodes: Math.max(a.nodes, b.nodes),
    requests: Math.max(a.requests, b.requests),
    batches: a.batches + b.batches,
    keys: Math.max(a.keys, b.keys),
  };
}

/** The requests of batched reads: at least one each, and one more for each further `batchSize` keys. */
export function flush({ batches, keys }: Share, batchSize: number): number {
  return batches + Math.floor(Math.max(0, keys - batches) / batchSize);
}
