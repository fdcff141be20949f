import { refuse } from '../../domain/refusal.ts';
import type { Item, Table } from './table-access.ts';
import { LAST } from '../keys.ts';
import { type IndexName, table as description } from './table.ts';

/** A page of a list, as resolvers turn it into a connection. Positions are what cursors are made of (`cursorOf`). */
export interface Page<T> {
  items: { position: string; node: T }[];
  hasNextPage: boolean;
  /** Where to go on; also set when a page stays empty because nothing on the way was for this viewer. */
  endPosition?: string;
}

/** Which page: how many, and after which cursor. */
export interface Paging {
  first: number;
  after?: string | null | undefined;
  /** False where nobody asks whether a page follows: then no item beyond this page is read, and `hasNextPage` means nothing. */
  asksForNext?: boolean;
}

/** Which stretch of a partition to read, in which order. */
export interface Range {
  pk: string;
  /** Absent: the table itself. */
  index?: IndexName;
  /** The first and the last sort key of the range, both included. */
  from: string;
  to: string;
  descending?: boolean;
  consistent?: boolean;
  /** Names a list that shares its range with others, so that no cursor of theirs passes. */
  list?: string;
  /** How sort keys begin, and what stands there in cursors instead: cursors outlive the keys that they were made of. */
  cursorPrefix?: { stored: string; shown: string };
  /** How many items beyond the page are read along, since as many may be dropped on the way: it saves a second Query. */
  spare?: number;
}

/** Every sort key is printable ASCII, and shorter than this by far; DynamoDB takes 1,024 bytes. */
const POSITION = /^[ -~]{1,300}$/;

/** The cursor of a position. */
export const cursorOf = (position: string): string => Buffer.from(position, 'utf8').toString('base64url');

/**
 * Reads a cursor. It is untrusted input and carries a position only: the partition always comes from the authorised
 * parent. Throws a Refusal, which names the cursor by `path`, for anything that is not a position inside the range.
 */
export function positionOf(cursor: string, from: string, to: string, path: readonly string[] = ['after']): string {
  const position = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!POSITION.test(position) || cursorOf(position) !== cursor || position < from || position > to)
    refuse('INVALID', 'This cursor is not from this list: use the `endCursor` of an earlier page.', path);
  return position;
}

/** The bounds next to a position, on either side: BETWEEN takes in its own. No sort key has a character after `~`. */
const justBefore = (position: string): string =>
  position.slice(0, -1) + String.fromCharCode(position.charCodeAt(position.length - 1) - 1) + LAST;
const justAfter = (position: string): string => `${position} `;

/**
 * One page in one Query, as long as every item on the way is kept. `toNode` drops what is not for this viewer; then a
 * second Query looks as far as one can, 1 MB. Only if it does not find enough in there either, the page stays short and its
 * cursor stands at something that was dropped: sooner, it would tell when there was something, and what.
 */
export async function readPage<T>(
  table: Table,
  range: Range,
  { first, after, asksForNext = true }: Paging,
  toNode: (item: Item) => T | undefined,
): Promise<Page<T>> {
  const sortKey = range.index ? description.indexes[range.index] : description.sortKey;
  const name = range.list === undefined ? '' : `${range.list} `;
  const { stored, shown } = range.cursorPrefix ?? { stored: '', shown: '' };
  const show = (key: string) => name + shown + key.slice(stored.length);
  let position =
    after == null
      ? undefined
      : stored + positionOf(after, show(range.from), show(range.to)).slice(name.length + shown.length);
  const items: Page<T>['items'] = [];
  for (let queries = 1; ; queries++) {
    const low = range.descending || position === undefined ? range.from : justAfter(position);
    const high = range.descending && position !== undefined ? justBefore(position) : range.to;
    // DynamoDB refuses a range that ends before it begins: there is nothing in it.
    if (low > high) return finish(items, false);
    // One more than asked for, to know whether a page follows.
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
    if (queries === 2) return { items, hasNextPage: true, endPosition: show(position ?? range.from) };
  }
}

function finish<T>(items: Page<T>['items'], hasNextPage: boolean): Page<T> {
  const endPosition = items.at(-1)?.position;
  return { items, hasNextPage, ...(endPosition !== undefined && { endPosition }) };
}

/** What orders a list that is in memory. */
interface Order<T> {
  /** How all positions begin. It names the list and its order, so that no cursor of another one passes. */
  prefix: string;
  /** Sorts as the list is to be ordered; unique. */
  position: (node: T) => string;
  descending?: boolean;
}

/** A page of a list that is in memory already. */
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
