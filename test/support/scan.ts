import { recordOf } from '../../functions/store/items.ts';
import { readItems } from './bulk.ts';
import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

/** Every item of a table, or of one of its indexes, as one line of text, in order: equal scans are equal tables. */
export async function scan(
  { client, tableName }: { client: DynamoDBClient; tableName: string },
  IndexName?: string,
): Promise<string[]> {
  const lines: string[] = [];
  for await (const { Items = [] } of paginateScan(
    { client },
    { TableName: tableName, IndexName, ConsistentRead: true },
  )) {
    lines.push(...Items.map(line));
  }
  return lines.sort();
}

const line = (item: Item): string => JSON.stringify(sorted(item));

/** The same with its keys in order, all the way down: the engine hands them out in any. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}

/** All global ids that stand anywhere in a table, each once; also those that items leave out, since their keys say them. */
export async function idsIn({ client, tableName }: Parameters<typeof scan>[0]): Promise<string[]> {
  const items = await readItems(client, tableName);
  const found =
    JSON.stringify(items.map((item) => [item, recordOf(item)])).match(
      /(?:ath|run|sym|obs|ins|com|gra|per|inv)_[\w.-]+/g,
    ) ?? [];
  return [...new Set(found)].sort();
}

/** What a call leaves, whatever comes of it: an integration's is counted, and what it reads goes into audit trails. */
const isCount = (each: string): boolean =>
  each.includes('"sk":{"S":"RATE#') || each.includes('"pk":{"S":"ACCESS#') || each.includes('"pk":{"S":"USAGE#');

/** What changed from one scan to another: lines that are gone (`-`) and new (`+`), as far as they fit into a message. */
export function changes(before: readonly string[], after: readonly string[]): string[] {
  const [had, has] = [new Set(before), new Set(after)];
  const gone = before.filter((each) => !has.has(each)).map((each) => `- ${each}`);
  const made = after.filter((each) => !had.has(each)).map((each) => `+ ${each}`);
  const changed = [...gone, ...made].filter((each) => !isCount(each));
  return changed.map((each) => each.slice(0, 300));
}
