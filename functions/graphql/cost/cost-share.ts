import { bytesOfField } from '../answer/bytes.ts';

/** The cost of one object with everything below it; a list may hold many. */
export interface Share {
  nodes: number;
  /** Bytes of the answer. */
  bytes: number;
  /** Those of them that no resolver of ours makes. */
  uncounted: number;
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

export const NOTHING: Share = { nodes: 0, bytes: 0, uncounted: 0, requests: 0, batches: [] };

/** How long a list may be. */
export interface Size {
  /** As lists of this kind are: for requests, which are counted while the operation runs. */
  usual: number;
  /** The most that it can hold. */
  most: number;
}

/** A field that is null, or an empty list. Leaves of what was refused are as large: a status, say. */
export const empty = (name: string): Share => ({ ...NOTHING, nodes: 1, bytes: bytesOfField(name) + EMPTY });
const EMPTY = 40;

export function add(a: Share, b: Share): Share {
  return {
    nodes: a.nodes + b.nodes,
    bytes: a.bytes + b.bytes,
    uncounted: a.uncounted + b.uncounted,
    requests: a.requests + b.requests,
    batches: [...a.batches, ...b.batches],
  };
}

/** An object has one type only, but a list may hold objects of all types, each with batches of its own. */
export function dearest(a: Share, b: Share): Share {
  return {
    nodes: Math.max(a.nodes, b.nodes),
    bytes: Math.max(a.bytes, b.bytes),
    uncounted: Math.max(a.uncounted, b.uncounted),
    requests: Math.max(a.requests, b.requests),
    batches: [...a.batches, ...b.batches],
  };
}

/** The cost of a list of objects. */
export function times({ usual, most }: Size, { nodes, bytes, uncounted, requests, batches }: Share): Share {
  return {
    nodes: most * nodes,
    bytes: most * bytes,
    uncounted: most * uncounted,
    requests: usual * requests,
    batches: batches.map(({ keys, ...batch }) => ({ keys: usual * keys, ...batch })),
  };
}

/** The requests that batches take. */
export function requestsOf(batches: readonly Batch[]): number {
  return batches.reduce(
    (sum, { keys, batchSize, atMost = Infinity }) => sum + Math.min(Math.ceil(keys / batchSize), atMost),
    0,
  );
}
