import type { Access, Writer } from '../../domain/audit/access.ts';
import type { Kinds } from '../../domain/audit/kind.ts';
import { type AthleteId, keyOf } from '../../domain/ids.ts';
import { toStored } from '../../domain/team/roles.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { deleteAll } from '../dynamodb/batch-write.ts';
import { batchGet } from '../dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../dynamodb/table-access.ts';
import type { Write } from '../dynamodb/writes.ts';
import { shortHash } from '../hash.ts';
import { recordOf } from '../items.ts';
import { toSeconds } from '../keys.ts';

/** How long an access waits to be folded into trails. Usually it takes a second; then it is deleted. */
const KEPT_MS = 30 * 86_400_000;
/** In partitions of their own, so that no list of an athlete or a person meets them. */
export const ACCESS = 'ACCESS#';

/** The key says when it was, so that a look at keys alone finds one that was not folded. */
const accessKey = (access: Access): Key => ({
  pk: `${ACCESS}${viewerAndAthlete(access)}`,
  sk: `${access.at}#${access.id}`,
});

/**
 * What a person does lies together, and so is folded in its order. An integration or a provider writes for all of its athletes:
 * what it does lies apart by athlete, so that no partition takes all of it.
 */
function viewerAndAthlete({ by, through, to: [first] }: Access): string {
  const viewer = by === undefined ? String(through.client) : keyOf(by);
  const isMachine = by === undefined || first?.role === 'INTEGRATION';
  const athlete = first?.athleteIds[0];
  return isMachine && athlete !== undefined ? `${viewer}.${keyOf(athlete)}` : viewer;
}

/** When the access with this key was; undefined if it is the key of something else. */
export const accessedAt = ({ pk, sk }: Key): Instant | undefined =>
  pk.startsWith(ACCESS) ? sk.split('#', 1)[0] : undefined;

const accessItem = (access: Access): Item => ({
  ...accessKey(access),
  ...access,
  expiresAtSeconds: toSeconds(instantAfter(access.at, KEPT_MS)),
});

/**
 * The access of a change, for the transaction that makes it. Empty if the athlete makes it. `written` names what is
 * written with its versions, which no two changes share: the same attempt writes the same item.
 */
export function accessWrites(
  table: Table,
  athleteId: AthleteId,
  writer: Writer | undefined,
  { kinds, written }: { kinds: Kinds; written: readonly { id: string; version: number }[] },
): Write[] {
  if (!writer || written.length === 0) return [];
  const { by, roles, through, at, reads } = writer;
  const access: Access = {
    kind: 'access',
    id: shortHash(JSON.stringify(written.map(({ id, version }) => [id, version]))),
    at,
    ...(by !== undefined && { by }),
    through,
    to: [{ athleteIds: [athleteId], ...(roles && toStored(roles)), reads, writes: kinds }],
  };
  return [{ Put: { TableName: table.name, Item: accessItem(access) } }];
}

/** Stores the access of a request that reads. [1 request; 1 WCU for 40 athletes] */
export async function putAccess(table: Table, access: Access): Promise<void> {
  await table.client.call('PutItem', { TableName: table.name, Item: accessItem(access) });
}

/** The accesses with these keys that were not folded yet. [1 request for 100, 1 RCU each] */
export async function readAccesses(table: Table, keys: readonly Key[]): Promise<Access[]> {
  const found = await batchGet(table, keys);
  const unique = new Set(keys.map(keyText));
  return [...unique].flatMap((text) => {
    const item = found.get(text);
    return item ? [recordOf<Access>(item)] : [];
  });
}

export const forgetAccesses = (table: Table, accesses: readonly Access[]): Promise<void> =>
  deleteAll(table, accesses.map(accessKey));
