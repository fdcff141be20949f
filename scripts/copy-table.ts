import { parseArgs } from 'node:util';
import { putAll } from '../functions/store/dynamodb/batch-write.ts';
import type { Item, Table } from '../functions/store/dynamodb/table-access.ts';
import { openTable, runCommand } from './table.ts';

const help = `npm run -s copy:table -- --from NAME --to NAME

Copies every item of a table into another one that exists, such as from a restored backup into the table of a new stack. Items
that the other table has are overwritten, so it can be interrupted, and run again. It prints counts, no data. Nobody may write
to either table meanwhile. It uses your own credentials and region, as the AWS CLI does.

  --from NAME   the table that is read
  --to NAME     the table that is written
  --help        prints this
`;

/** How many parts of the table are read at a time. */
const SEGMENTS = 4;

/** Copies all items of a table. Returns how many. */
export async function copyTable(from: Table, to: Table): Promise<number> {
  const counts = await Promise.all(Array.from({ length: SEGMENTS }, (_, segment) => copySegment(from, to, segment)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function copySegment(from: Table, to: Table, Segment: number): Promise<number> {
  let [count, ExclusiveStartKey] = [0, undefined as Item | undefined];
  do {
    const { Items = [], LastEvaluatedKey } = await from.client.call('Scan', {
      TableName: from.name,
      ConsistentRead: true,
      TotalSegments: SEGMENTS,
      Segment,
      ExclusiveStartKey,
    });
    await putAll(to, Items);
    count += Items.length;
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return count;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  const { from, to, help: asked } = values;
  if (asked || from === undefined || to === undefined || from === to) {
    process.stdout.write(help);
    process.exitCode = asked ? 0 : 2;
    return;
  }
  const count = await copyTable(await openTable(from), await openTable(to));
  process.stdout.write(`${count} items copied from ${from} to ${to}\n`);
}

if (import.meta.main) await runCommand(main);
