import { refuse } from '../../domain/refusal.ts';
import { cursorOf, type Page } from '../../store/dynamodb/page.ts';

/** The largest page size; a roster's entries are small, so its pages may be larger. */
export const MAX_PAGE = 100;

/** Refuses a page size outside 1 to `max`. */
export function checkFirst(first: number, max = MAX_PAGE): void {
  if (first < 1 || first > max) refuse('OUT_OF_RANGE', `\`first\` is ${first}; ask for 1 to ${max}.`, ['first']);
}

/** A page as a Relay connection. Most callers select only its nodes, so the rest is made when it is resolved. */
class Connection<T, N> {
  readonly nodes: N[];
  readonly #page: Page<T>;

  constructor(page: Page<T>, toNode: (node: T) => N) {
    this.nodes = page.items.map(({ node }) => toNode(node));
    this.#page = page;
  }

  get edges(): { cursor: string; node: N }[] {
    return this.nodes.map((node, index) => ({ cursor: this.#cursorAt(index) ?? '', node }));
  }

  get pageInfo() {
    const { hasNextPage, endPosition, endCursor } = this.#page;
    return {
      hasNextPage,
      hasPreviousPage: false,
      startCursor: this.#cursorAt(0),
      endCursor: endCursor ?? (endPosition === undefined ? undefined : cursorOf(endPosition)),
    };
  }

  #cursorAt(index: number): string | undefined {
    const item = this.#page.items[index];
    return item && cursorOf(item.position);
  }
}

export const connection = <T, N = T>(page: Page<T>, toNode: (node: T) => N = (node) => node as unknown as N) =>
  new Connection(page, toNode);
