import { parseArgs } from 'node:util';
import { keyOf } from '../functions/domain/ids.ts';
import type { GrantRecord } from '../functions/domain/team/viewer.ts';
import type { Instant } from '../functions/domain/vocabulary.ts';
import { instantAfter } from '../functions/domain/time.ts';
import { accessedAt } from '../functions/store/audit/access.ts';
import { batchGet, queryAll } from '../functions/store/dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../functions/store/dynamodb/table-access.ts';
import { recordOf } from '../functions/store/items.ts';
import { rosterEntryKey, LAST, personKey } from '../functions/store/keys.ts';
import type { Finding } from './finding.ts';
import { findBroken } from './invariants.ts';
import { openTable, runCommand } from './table.ts';

const help = `npm run -s check:table -- --table NAME [--athlete ID]

Reads a table and prints its inconsistencies, one per line: an ID, what is wrong, and the repair (docs/operations.md).
Writes nothing, and prints only IDs and counts. Uses your credentials and region, like the AWS CLI.

  --table NAME     the table
  --athlete ID     checks only this athlete (ath_…)
  --help           prints this help

Exit code: 0 if the table is consistent, 1 if it is not, 2 if it could not be checked.
`;

/** How many athletes are checked at a time. */
const AT_ONCE = 8;
/** A page of DynamoDB is a megabyte at most. An athlete can have a thousand of them. */
const MAX_PAGES = 1_000;

export interface Checked {
  athletes: number;
  items: number;
  findings: Finding[];
}

/**
 * Checks the athletes of a table one by one, so that the table need not fit into memory. Others may write meanwhile, so an
 * athlete with findings is read again, and only findings that remain are reported. Costs a strongly consistent Scan, and a
 * Query per athlete.
 */
export async function checkTable(table: Table, now: () => Instant, athlete?: string): Promise<Checked> {
  const { items, athletes, accesses } = await readKeys(table);
  const chosen = [...athletes].filter(([key]) => athlete === undefined || key === keyOf(athlete));
  const found: Finding[][] = [];
  const work = async () => {
    for (let next = chosen.pop(); next; next = chosen.pop()) found.push(await checkAthlete(table, ...next, now));
  };
  const count = chosen.length;
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const overdue = athlete === undefined && accesses.length > 0 ? findOverdue(accesses, now()) : [];
  return { athletes: count, items, findings: [...found.flat(), ...overdue] };
}

/** The consumer of the stream retries for so long; then an access waits for somebody to look. */
const FOLDED_WITHIN_MS = 6 * 3_600_000;

/** Accesses that should be in audit trails by now. */
function findOverdue(accesses: readonly Key[], now: Instant): Finding[] {
  const since = instantAfter(now, -FOLDED_WITHIN_MS);
  return accesses
    .filter((key) => (accessedAt(key) ?? now) < since)
    .map((key) => ({ id: keyText(key), what: 'not in the audit trail yet', repair: 'fold-access' }));
}

interface Keys {
  items: number;
  /** For each athlete, the keys of the roster entries in the partitions of grant holders. */
  athletes: Map<string, Key[]>;
  /** What waits for the audit trails. */
  accesses: Key[];
}

async function readKeys({ client, name }: Table): Promise<Keys> {
  const accesses: Key[] = [];
  const athletes = new Map<string, Key[]>();
  const keysAlone = { TableName: name, ProjectionExpression: 'pk, sk', ConsistentRead: true };
  let [items, isDone, ExclusiveStartKey] = [0, false, undefined as Item | undefined];
  while (!isDone) {
    const { Items = [], LastEvaluatedKey } = await client.call('Scan', { ...keysAlone, ExclusiveStartKey });
    [isDone, ExclusiveStartKey] = [LastEvaluatedKey === undefined, LastEvaluatedKey];
    items += Items.length;
    for (const { pk, sk } of Items as Key[]) {
      if (accessedAt({ pk, sk }) !== undefined) accesses.push({ pk, sk });
      const edge = pk.startsWith('PER#') && sk.startsWith('ATH#');
      if (!edge && !pk.startsWith('ATH#')) continue;
      const athlete = (edge ? sk : pk).slice('ATH#'.length);
      const edges = athletes.get(athlete) ?? [];
      athletes.set(athlete, edge ? [...edges, { pk, sk }] : edges);
    }
  }
  return { items, athletes, accesses };
}

async function checkAthlete(table: Table, athlete: string, edges: Key[], now: () => Instant): Promise<Finding[]> {
  const look = async () => {
    const items = await readAthlete(table, athlete, edges);
    try {
      return findBroken(items, now());
    } catch (error) {
      // A record without required attributes: report it like the rest, and continue with the other athletes.
      if (!(error instanceof TypeError)) throw error;
      return [{ id: `ath_${athlete}`, what: 'a malformed record', repair: 'copy-back' } satisfies Finding];
    }
  };
  const first = await look();
  if (first.length === 0) return [];
  const known = new Set(first.map(({ id, what }) => `${id} ${what}`));
  return (await look()).filter(({ id, what }) => known.has(`${id} ${what}`));
}

/** The athlete's partition, the roster entries of their grants, and their person. */
async function readAthlete(table: Table, athlete: string, edges: readonly Key[]): Promise<Item[]> {
  const own = await queryAll(
    table,
    {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `ATH#${athlete}` },
      ConsistentRead: true,
    },
    MAX_PAGES,
  );
  const grants = own.filter(({ sk }) => String(sk) > 'GRANT#' && String(sk) < `GRANT#${LAST}`);
  const sides = grants.map((item) => {
    const { roles, athleteId, person } = recordOf<GrantRecord>(item);
    return roles.includes('OWNER') ? personKey(person.id) : rosterEntryKey(athleteId, person.id);
  });
  return [...own, ...(await batchGet(table, [...edges, ...sides])).values()];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { table: { type: 'string' }, athlete: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help || values.table === undefined) {
    process.stdout.write(help);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const { athletes, items, findings } = await checkTable(
    await openTable(values.table),
    () => new Date().toISOString(),
    values.athlete,
  );
  for (const { id, what, repair } of findings) process.stdout.write(`${id}  ${what}  -> ${repair}\n`);
  process.stdout.write(`athletes: ${athletes}, items: ${items}, findings: ${findings.length}\n`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

if (import.meta.main) await runCommand(main);
