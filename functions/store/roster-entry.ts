import { isDeepStrictEqual } from 'node:util';
import type { AthleteRecord, AthleteView, Summary } from '../domain/athlete/athlete.ts';
import { type AthleteId, keyOf } from '../domain/ids.ts';
import { openUntil } from '../domain/athlete/summary.ts';
import { fromStored, looksAfter, type StoredRoles, toStored } from '../domain/team/roles.ts';
import type { GrantRecord } from '../domain/team/viewer.ts';
import type { Item, Table } from './dynamodb/table-access.ts';
import type { Write } from './dynamodb/writes.ts';
import { rosterEntryKey, FOREVER, personKey } from './keys.ts';

/**
 * What the grant of a coach or physio carries of an athlete: nothing while nothing is open, so that a roster stays
 * small; otherwise the summary and a place on the board. The board's keys sort by the last instant of being sidelined,
 * so an athlete drops out of the read when that has passed.
 */
export function rosterEntrySummary(athleteId: AthleteId, summary: Summary): { summary?: Summary; kindKey?: string } {
  const { sidelinedUntil, open } = openUntil(summary);
  const key = keyOf(athleteId);
  if (sidelinedUntil !== undefined)
    return { summary, kindKey: `BOARD#SIDELINED#${sidelinedUntil === 'forever' ? FOREVER : sidelinedUntil}#${key}` };
  if (open) return { summary, kindKey: `BOARD#OPEN#${key}` };
  return summary.availableSince === undefined ? {} : { summary };
}

/** The other side of a grant. */
export const rosterEntryItem = ({ id, name, summary }: AthleteRecord, { person, roles }: GrantRecord): Item => ({
  ...rosterEntryKey(id, person.id),
  ...toStored(roles),
  name,
  ...(looksAfter(roles) && rosterEntrySummary(id, summary)),
});

/**
 * The writes for all copies that a change makes stale: the summary on the holder's side of coaches' and physios'
 * grants, and the name on all grants and on the athlete's own person.
 */
export function copies(
  table: Table,
  before: AthleteRecord,
  after: AthleteRecord,
  grants: readonly GrantRecord[],
): Write[] {
  const renamed = before.name !== after.name;
  const summaryChanged = !isDeepStrictEqual(before.summary, after.summary);
  const stale = grants.filter(
    ({ roles }) => !roles.includes('OWNER') && (renamed || (summaryChanged && looksAfter(roles))),
  );
  const edges = stale.map((grant) => ({
    Put: { TableName: table.name, Item: rosterEntryItem(after, grant), ConditionExpression: 'attribute_exists(pk)' },
  }));
  if (!renamed) return edges;
  const person: Write = {
    Update: {
      TableName: table.name,
      Key: personKey(after.ownerId),
      UpdateExpression: 'SET #name = :name ADD version :one',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':name': after.name, ':one': 1 },
    },
  };
  return [...edges, person];
}

/** An athlete as on a roster or board: name, roles and summary; the rest is loaded on demand. */
export function rosterEntryView(item: Item): AthleteView {
  return {
    id: `ath_${String(item['sk']).slice('ATH#'.length)}`,
    name: String(item['name']),
    roles: fromStored(item as unknown as StoredRoles),
    summary: (item['summary'] as Summary | undefined) ?? { restrictions: [], openSymptoms: 0 },
  };
}
