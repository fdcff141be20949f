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
  readonly list: readonly GraphQLError[];
  /** Tells an error, for which a place became null: undefined is the whole. Not where something around it is null already. */
  add(error: GraphQLError, path: Path | undefined): void;
}

const NONE: readonly GraphQLError[] = [];

export function collectErrors(): Errors {
  let list: GraphQLError[] | undefined;
  let nulled: Set<Path | undefined> | undefined;
  return {
    get list() {
      return list ?? NONE;
    },
    add(error, path) {
      nulled ??= new Set();
      for (let at = path; at; at = at.prev) if (nulled.has(at)) return;
      if (nulled.has(undefined)) return;
      nulled.add(path);
      (list ??= []).push(error);
    },
  };
}
