import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Entity } from '../functions/domain/athlete/change.ts';
import { MAX_TRIES, StoreBusy } from '../functions/store/dynamodb/errors.ts';
import type { Item, Key, Table } from '../functions/store/dynamodb/table-access.ts';
import { unlessConditionFails } from '../functions/store/dynamodb/writes.ts';
import { entityItem, recordOf } from '../functions/store/items.ts';
import { entityKey } from '../functions/store/keys.ts';
import { formerItem } from '../functions/store/former-layout.ts';
import type { Vault } from '../functions/store/secrets/vault.ts';
import { hasClearSecret, isSecretItem, withSecrets } from './secret-item.ts';
import { openTable, openVault, runCommand } from './table.ts';

const help = `npm run -s migrate -- --table NAME [--key ARN] [--dry-run] [--back] [--from POSITION]

Rewrites the items of a table as this release writes them (docs/changes.md). It can run while the system serves, be interrupted,
and run again: an item is rewritten only if nobody changed it meanwhile, and one that is right already is left alone. What
records say stays the same. It prints counts, no data. It uses your own credentials and region, as the AWS CLI does.

  --table NAME     the table
  --key ARN        the KMS key that secrets are sealed with: the output SecretsKeyArn. Without it, secrets in the clear are counted
  --key-file FILE  instead, on a laptop: secrets-key in its data folder
  --dry-run        counts what it would rewrite, and writes nothing
  --back           rewrites them as the release before wrote them, to go back to it; with secrets in the clear, given the key
  --from POSITION  goes on where an interrupted run was: the position in its last line
  --help           prints this
`;

/** How many items are written in parallel. */
const AT_ONCE = 16;

export interface Migrated {
  /** Items of the table. */
  items: number;
  /** Records of athletes that were rewritten or, in a dry run, would be. */
  rewritten: number;
  /** Records that needed no change. */
  right: number;
  /** Items with a secret in the clear that stayed so, because no key was given. */
  clear: number;
}

export interface MigrateOptions {
  dryRun?: boolean;
  back?: boolean;
  /** Seals secrets. */
  vault?: Vault | undefined;
  /** A position that `progress` reported earlier. */
  from?: string | undefined;
  /** Called after each page with the counts so far, and the position to resume from. */
  progress?: (soFar: Migrated, position: string) => void;
  /** Items in a page; DynamoDB's own limit of a megabyte unless a test needs smaller pages. */
  pageSize?: number;
}

/**
 * Migrates a table in one pass. It can be interrupted at any time, also by an error in `progress`: every item stays
 * consistent.
 */
export async function migrate(table: Table, options: MigrateOptions = {}): Promise<Migrated> {
  const { dryRun = false, back = false, vault, from, progress, pageSize } = options;
  const dueOf = async (item: Item): Promise<Item | undefined> => {
    const record = entityOf(item);
    if (record) return back ? formerItem(record) : entityItem(record);
    return vault && isSecretItem(item) ? withSecrets(item, vault, { opened: back }) : undefined;
  };
  const total: Migrated = { items: 0, rewritten: 0, right: 0, clear: 0 };
  let ExclusiveStartKey: Item | undefined = from === undefined ? undefined : keyAt(from);
  do {
    const { Items = [], LastEvaluatedKey } = await table.client.call('Scan', {
      TableName: table.name,
      ConsistentRead: true,
      ExclusiveStartKey,
      Limit: pageSize,
    });
    total.items += Items.length;
    const left = [...Items];
    const work = async () => {
      for (let item = left.pop(); item; item = left.pop()) {
        const outcome = await rewrite(table, item, dueOf, dryRun);
        if (outcome) total[outcome] += 1;
        if (!vault && isSecretItem(item) && hasClearSecret(item)) total.clear += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    ExclusiveStartKey = LastEvaluatedKey;
    if (ExclusiveStartKey) progress?.({ ...total }, positionOf(ExclusiveStartKey));
  } while (ExclusiveStartKey);
  return total;
}

/**
 * Rewrites one item; reads it again if it has changed in the meantime. Undefined if it is not a record, or was deleted.
 */
async function rewrite(
  table: Table,
  read: Item,
  dueOf: (item: Item) => Promise<Item | undefined>,
  dryRun: boolean,
): Promise<'rewritten' | 'right' | undefined> {
  let item: Item | undefined = read;
  for (let tries = 1; item; tries++) {
    const due = await dueOf(item);
    if (!due) return undefined;
    if (isDeepStrictEqual(item, due)) return 'right';
    if (dryRun) return 'rewritten';
    if (tries > MAX_TRIES) throw new StoreBusy('others keep changing the same item');
    if (tries > 1) await table.pause(tries - 1);
    const put = table.client.call('PutItem', {
      TableName: table.name,
      Item: due,
      // Every change increments a record's version; an erased record has none.
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': item['version'] },
    });
    if (await unlessChanged(put)) return 'rewritten';
    const Key: Item = { pk: item['pk'], sk: item['sk'] };
    ({ Item: item } = await table.client.call('GetItem', { TableName: table.name, Key, ConsistentRead: true }));
  }
  return undefined;
}

/** Awaits a write; false if another write has changed the item or is about to. */
async function unlessChanged(write: Promise<unknown>): Promise<boolean> {
  try {
    return await unlessConditionFails(write);
  } catch (error) {
    if (error instanceof Error && error.name === 'TransactionConflictException') return false;
    throw error;
  }
}

/** The record of an item whose key matches the record's id; undefined for anything else. */
function entityOf(item: Item): Entity | undefined {
  const record = recordOf<Partial<Entity>>(item);
  const key = typeof record.id === 'string' ? entityKey(record.id) : undefined;
  return key?.pk === item['pk'] && key?.sk === item['sk'] ? (record as Entity) : undefined;
}

const positionOf = ({ pk, sk }: Item): string => Buffer.from(JSON.stringify([pk, sk]), 'utf8').toString('base64url');

function keyAt(position: string): Key & Item {
  try {
    const [pk, sk] = JSON.parse(Buffer.from(position, 'base64url').toString('utf8')) as unknown[];
    if (typeof pk === 'string' && typeof sk === 'string') return { pk, sk };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new Error('This is no position of an earlier run. Leave it out to begin anew.');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      table: { type: 'string' },
      key: { type: 'string' },
      'key-file': { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      back: { type: 'boolean', default: false },
      from: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.table === undefined) {
    process.stdout.write(help);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const { table, key, 'key-file': keyFile, 'dry-run': dryRun, back, from } = values;
  const vault = await openVault(key, keyFile);
  const did = dryRun ? 'to rewrite' : 'rewritten';
  const say = ({ items, rewritten, right, clear }: Migrated) =>
    `items: ${items}, ${did}: ${rewritten}, right: ${right}${clear > 0 ? `, with secrets in the clear: ${clear} (give --key)` : ''}`;
  const progress = (soFar: Migrated, position: string) =>
    process.stdout.write(`${say(soFar)}, to go on: --from ${position}\n`);
  const done = await migrate(await openTable(table), { dryRun, back, vault, from, progress });
  process.stdout.write(`${say(done)}, done\n`);
}

if (import.meta.main) await runCommand(main);
