import type { GraphQLError } from 'graphql';

/** Where in the answer something stands, from the inside out. */
export interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
}

/** `['athlete', 'runs', 0]` of a place. */
export function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: Path | undefined = path; at; at = at.prev) keys.push(at.key);
  return keys.reverse();
}

/** What went wrong in one execution. */
export interface Errors {
  readonly list: GraphQLError[];
  /** Where something became null for an error: undefined is the whole. */
  nulled: Set<Path | undefined> | undefined;
}

export const noErrors = (): Errors => ({ list: [], nulled: undefined });

/** Adds an error, for which a place became null; not where something around it is null already. */
export function addError(errors: Errors, error: GraphQLError, path: Path | undefined): void {
  const nulled = (errors.nulled ??= new Set());
  for (let at = path; at; at = at.prev) if (nulled.has(at)) return;
  if (nulled.has(undefined)) return;
  nulled.add(path);
  errors.list.push(error);
}
