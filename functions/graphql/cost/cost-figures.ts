import type { FieldFigures } from './list-sizes.ts';

/** What an operation may cost at most. It is refused before any data is read when one of these is exceeded. */
export interface CostLimits {
  /** Fields in the answer, with every list as long as it can be. */
  nodes: number;
  /** Requests to DynamoDB with lists of their usual length, retries not counted. */
  storeRequests: number;
  /** How deep fields nest. */
  depth: number;
  /** The same for introspection (`__schema`, `__type`); the number of fields is an estimate. */
  introspectionNodes: number;
  introspectionDepth: number;
}

/**
 * Lists may be longer than usual, and a list of more than 1 MB takes a request for each MB. So an operation may take twice the
 * requests that were measured, and some more. What it states is what it may take: a query that would need more is stopped.
 */
export const requestsAllowed = (measured: number): number => (measured === 0 ? 0 : 2 * measured + 10);

/** A read through a loader, of the keys of a whole list, in batches of `batchSize`, which are resolved all together. */
export interface BatchedRead {
  /** What adds a key: the parent of the field, or each item of the field's list. */
  each: 'parent' | 'item';
  batchSize: number;
  /** The most requests that it takes, however many keys there are. */
  atMost?: number;
  /** Only if this field is selected directly inside. */
  inside?: string;
}

export interface CostTable {
  limits: CostLimits;
  /** Requests each time the field is resolved. A field without an entry here or below reads nothing. */
  storeRequests: FieldFigures;
  /** Reads for a whole list of parents that were read together. */
  batchedReads: Readonly<Record<string, readonly BatchedRead[]>>;
  /** Requests on top for the whole operation: the fields share them. */
  sharedRequests: FieldFigures;
  /** Requests for each item of the lists in the field's arguments, on top of the field's own. */
  storeRequestsPerItem: FieldFigures;
  /** Requests once for an operation that reads the store at all. */
  storeRequestsPerOperation?: number;
  /** Lists of unrelated objects: whatever is below is read for each of them. */
  separateLists: ReadonlySet<string>;
  /** The usual length of lists that no argument bounds; the average for introspection. */
  listSizes: FieldFigures;
  /** The greatest length of such lists, by field or by the type of their items. */
  mostInLists: FieldFigures;
  /** The characters of the longest text that a field can hold. */
  longestTexts: FieldFigures;
  /** For other texts. */
  longestText: number;
  /** What a field can hold in bytes, beside what its type says. */
  bytesOfFields: FieldFigures;
  /** For other lists. */
  defaultListSize: number;
  /** Arguments that state the size of a list; `ids` and every list in `input` do so by their length. */
  sizeArguments: readonly string[];
}
