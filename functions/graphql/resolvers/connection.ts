import { refuse } from '../domain/refusal.ts';
import type { Page } from '../store/page.ts';

/** The most that a page holds; a roster is small for each athlete and may hold more. */
export const MAX_PAGE = 100;

/** Refuses a page size outside 1 to `max`. */
export function checkFirst(first: number, max = MAX_PAGE): void {
  if (first < 1 || first > max) refuse('OUT_OF_RANGE', `\`first\` is ${first}; ask for 1 to ${max}.`, ['first']);
}

/** A page as a Relay connection. */
export function connection<T, N = T>(page: Page<T>, toNode: (node: T) => N = (node) => node as unknown as N) {
  const edges = page.items.map(({ cursor, node }) => ({ cursor, node: toNode(node) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: page.endCursor,
    },
  };
}
