import { refuse } from '../../domain/refusal.ts';
import type { Item, Table } from './table-access.ts';
import { LAST } from '../keys.ts';
import { isSealedCursor, openCursor, sealCursor } from './sealed-cursor.ts';
import { type GlobalIndexName, type IndexName, table as description } from './table.ts';

/** A page of a list, which resolvers turn into a connection. Cursors are made from positions (`cursorOf`). */
export interface Page<T> {
  items: { position: string; node: T }[];
  hasNextPage: boolean;
  /** Where the next page starts: at the last item. */
  endPosition?: string;
  /** Instead, where the page ends at an item that was filtered out: a cursor that does not say where that is. */
  endCursor?: string;
}

/** Which page: its size, and the cursor to start after. */
export interface Paging {
  first: number;
  after?: string | null | undefined;
  /** False if `hasNextPage` is not requested: no item beyond the page is read, and `hasNextPage` is meaningless. */
  asksForNext?: boolean;
}

/** Which range of a partition to read, and in which order. */
export interface Range {
  pk: string;
  /** Absent for the table itself. */
  index?: IndexName | GlobalIndexName;
  /** The first and the last sort key of the range, both inclusive. */
  from: string;
  to: string;
  descending?: boolean;
  consistent?: boolean;
  /** Distinguishes lists that share a range, so that a cursor of one is not accepted by another. */
  list?: string;
  /** The prefix of the sort keys and its replacement in cursors: cursors outlive the keys that they were made from. */
  cursorPrefix?: { stored: string; shown: string };
  /** How many items to read beyond the page, since as many may be filtered out; this saves a second Query. */
  spare?: number;
  /** How many Queries it may take. The second reads as far as possible where much is filtered out. */
  queries?: 1 | 2;
}

/** Every sort key is printable ASCII and far shorter than this; DynamoDB allows 1,024 bytes. */
const POSITION = /^[ -~]{1,300}$/;

/** The cursor of a position. */
export const cursorOf = (position: string): string => Buffer.from(position, 'utf8').toString('base64url');

/**
 * Reads a cursor. A cursor is untrusted input and carries only a position: the partition always comes from the
 * authorized parent. Throws a Refusal at `path` unless the position is inside the range.
 */
export function positionOf(cursor: string, from: string, to: string, path: readonly string[] = ['after']): string {
  return checkedPosition(plainPosition(cursor), from, to, path);
}

/** The position in a cursor that is not sealed. */
function plainPosition(cursor: string): string | undefined {
  const position = Buffer.from(cursor, 'base64url').toString('utf8');
  return cursorOf(position) === cursor ? position : undefined;
}

const isInside = (position: string | undefined, from: string, to: string): position is string =>
  position !== undefined && POSITION.test(position) && position >= from && position <= to;

function checkedPosition(position: string | undefined, from: string, to: string, path: readonly string[]): string {
  if (isInside(position, from, to)) return position;
  return refuse('INVALID', 'This cursor is not from this list: use the `endCursor` of an earlier page.', path);
}

/** What a sealed cursor is bound to. */
const nameOf = ({ pk, index, list }: Range): string => [pk, index ?? '', list ?? ''].join(' ');

/** How positions of a range are shown in cursors, and what a cursor of it says. */
function cursorsOf({ cursorKey }: Table, range: Range) {
  if (!cursorKey) throw new Error('This table has no key for cursors');
  const name = range.list === undefined ? '' : `${range.list} `;
  const { stored, shown } = range.cursorPrefix ?? { stored: '', shown: '' };
  const show = (key: string) => name + shown + key.slice(stored.length);
  return {
    show,
    sealed: (key: string) => sealCursor(cursorKey, show(key), nameOf(range)),
    bounds: [show(range.from), show(range.to)] as const,
    opened: (cursor: string) =>
      isSealedCursor(cursor) ? openCursor(cursorKey, cursor, nameOf(range)) : plainPosition(cursor),
    keyAt: (position: string) => stored + position.slice(name.length + shown.length),
  };
}

/** Whether a cursor is of this range, where a list consists of several. */
export function isCursorOf(table: Table, range: Range, cursor: string): boolean {
  const { opened, bounds } = cursorsOf(table, range);
  return isInside(opened(cursor), ...bounds);
}

/** The attribute that each index is sorted by. */
const sortKeys = { ...description.indexes, ...description.globalIndexes };

/** The bounds next to a position, on either side; BETWEEN is inclusive. No sort key has a character after `~`. */
export const justBefore = (position: string): string =>
  position.slice(0, -1) + String.fromCharCode(position.charCodeAt(position.length - 1) - 1) + LAST;
const justAfter = (position: string): string => `${position} `;

/**
 * Reads one page in one Query if no item is filtered out. `toNode` returns undefined for items that the viewer may not
 * see; a second Query then reads as far as possible, 1 MB. If that does not fill the page either, the page stays short
 * and ends at an item that was filtered out. Its cursor is sealed: it would say of what kind that is, and when it was.
 */
export async function readPage<T>(
  table: Table,
  range: Range,
  { first, after, asksForNext = true }: Paging,
  toNode: (item: Item) => T | undefined,
): Promise<Page<T>> {
  const sortKey = range.index ? sortKeys[range.index] : description.sortKey;
  const { show, sealed, bounds, opened, keyAt } = cursorsOf(table, range);
  let position = after == null ? undefined : keyAt(checkedPosition(opened(after), ...bounds, ['after']));
  const items: Page<T>['items'] = [];
  for (let queries = 1; ; queries++) {
    const low = range.descending || position === undefined ? range.from : justAfter(position);
    const high = range.descending && position !== undefined ? justBefore(position) : range.to;
    // DynamoDB rejects a range that ends before it begins; such a range is empty.
    if (low > high) return finish(items, false);
    // One more than requested, to find out whether a page follows.
    const Limit = queries === 1 ? first + (asksForNext ? 1 : 0) + (range.spare ?? 0) : undefined;
    const answer = await table.client.call('Query', {
      TableName: table.name,
      ...(range.index && { IndexName: range.index }),
      KeyConditionExpression: '#pk = :pk AND #sort BETWEEN :low AND :high',
      ExpressionAttributeNames: { '#pk': description.partitionKey, '#sort': sortKey },
      ExpressionAttributeValues: { ':pk': range.pk, ':low': low, ':high': high },
      ScanIndexForward: !range.descending,
      ConsistentRead: range.consistent ?? false,
      Limit,
    });
    for (const item of answer.Items ?? []) {
      const at = String(item[sortKey]);
      const node = toNode(item);
      if (node !== undefined) {
        if (items.length === first) return finish(items, true);
        items.push({ position: show(at), node });
      }
      position = at;
    }
    if (!answer.LastEvaluatedKey || (!asksForNext && items.length === first)) return finish(items, false);
    if (queries === (range.queries ?? 2))
      return { items, hasNextPage: true, endCursor: sealed(position ?? range.from) };
  }
}

function finish<T>(items: Page<T>['items'], hasNextPage: boolean): Page<T> {
  const endPosition = items.at(-1)?.position;
  return { items, hasNextPage, ...(endPosition !== undefined && { endPosition }) };
}

/** The order of a list that is in memory. */
interface Order<T> {
  /** The prefix of all positions. It names the list and its order, so that cursors of other lists are not accepted. */
  prefix: string;
  /** The sort key of an element; unique. */
  position: (node: T) => string;
  descending?: boolean;
}

/** A page of a list that is already in memory. */
export function pageInMemory<T>(
  nodes: readonly T[],
  { prefix, position: positionFor, descending = false }: Order<T>,
  { first, after }: Paging,
): Page<T> {
  const from = after == null ? undefined : positionOf(after, prefix, prefix + LAST);
  const isAfter = (a: string, b: string) => (descending ? a < b : a > b);
  const rest = nodes
    .map((node) => ({ node, position: prefix + positionFor(node) }))
    .filter(({ position }) => from === undefined || isAfter(position, from))
    .sort((a, b) => (isAfter(a.position, b.position) ? 1 : -1));
  return finish(rest.slice(0, first), rest.length > first);
}
