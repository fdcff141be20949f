import { parseArgs } from 'node:util';
import type { AthleteRecord } from '../functions/domain/athlete/athlete.ts';
import { type AthleteId, parseId, type PersonId } from '../functions/domain/ids.ts';
import type { Instant } from '../functions/domain/vocabulary.ts';
import { batchGet } from '../functions/store/dynamodb/reads.ts';
import { keyText, type Table } from '../functions/store/dynamodb/table-access.ts';
import { retryOnConflict } from '../functions/store/dynamodb/writes.ts';
import { erasureStore } from '../functions/store/erasure.ts';
import { recordOf } from '../functions/store/items.ts';
import { profileKey } from '../functions/store/keys.ts';
import { openTable, runCommand } from './table.ts';

const help = `npm run -s erase:athlete -- --table NAME --athlete ID --confirm WHO

Erases an athlete for good, as they would in their app: nobody can see them from then on, and every record of theirs is
deleted. Run it again to continue an erasure that was interrupted. Uses your credentials and region, like the AWS CLI.

  --table NAME     the table
  --athlete ID     the athlete to erase (ath_…)
  --confirm WHO    the athlete's name as it is recorded, or the ID of their person (per_…)
  --help           prints this help
`;

/**
 * Erases an athlete on their behalf, and returns how many records were deleted. Throws if there is no such athlete, or if
 * `confirm` is neither their name nor the ID of their person.
 */
export async function eraseAthlete(table: Table, id: AthleteId, confirm: string, now: Instant): Promise<number> {
  const erasure = erasureStore(table);
  const owner = await retryOnConflict(table.pause, async () => {
    const item = (await batchGet(table, [profileKey(id)])).get(keyText(profileKey(id)));
    if (!item) throw new Error('There is no such athlete, or they have been erased completely.');
    const record = recordOf<AthleteRecord>(item);
    if (confirm !== record.ownerId && confirm !== record.name)
      throw new Error("This is neither the athlete's name as it is recorded nor their person. Nothing was erased.");
    if (item['erasedAt'] === undefined) {
      const { name, summary } = record;
      await erasure.begin({ id, name, summary, roles: ['OWNER'], record }, record.ownerId, now);
    }
    return record.ownerId;
  });
  return finish(table, id, owner);
}

async function finish(table: Table, id: AthleteId, owner: PersonId): Promise<number> {
  let deleted = 0;
  for (;;) {
    const { deletedCount, done } = await erasureStore(table).step(id, owner);
    deleted += deletedCount;
    if (done) return deleted;
  }
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { table: text, athlete: text, confirm: text, help: { type: 'boolean' } } });
  const { table, athlete = '', confirm, help: wantsHelp } = values;
  if (wantsHelp) {
    process.stdout.write(help);
    return;
  }
  if (table === undefined || confirm === undefined || parseId(athlete)?.kind !== 'ath')
    throw new Error('Give --table, --athlete and --confirm. See npm run -s erase:athlete -- --help');
  const deleted = await eraseAthlete(await openTable(table), athlete as AthleteId, confirm, new Date().toISOString());
  process.stdout.write(`erased; records deleted: ${deleted}\n`);
}

if (import.meta.main) await runCommand(main);
