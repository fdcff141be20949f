import type { AthleteRecord, AthleteView, Summary } from '../domain/athlete/athlete.ts';
import type { AthleteState, Change } from '../domain/athlete/change.ts';
import type { AthleteId, PersonId } from '../domain/ids.ts';
import type { Used } from '../domain/limits/allowance.ts';
import type { InstructionRecord } from '../domain/instruction/instruction.ts';
import { refuse } from '../domain/refusal.ts';
import { firstCounted, limitWeeks } from '../domain/run/judging/weekly-limits.ts';
import type { GrantRecord, PersonRecord } from '../domain/team/viewer.ts';
import { daysBefore } from '../domain/time.ts';
import { BREACH_DAYS } from '../domain/athlete/attention.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { batchGet, queryAll } from './dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from './dynamodb/table-access.ts';
import { putVersioned, type Write } from './dynamodb/writes.ts';
import { readJudgedRuns, readJudgedSessions } from './judged.ts';
import { readOpenSymptoms } from './open.ts';
import { usedIn } from './allowance.ts';
import { recordOf, withStoredRoles } from './items.ts';
import { type KnownInstructions, readInstructions } from './instruction.ts';
import { athletePartition, entityKey, grantKey, personKey, profileKey } from './keys.ts';
import { commit, type IdempotentCall } from './idempotency/idempotency.ts';
import { type LoadedAthlete, type NeededInstructions, type Needs, writeAthlete } from './write-athlete.ts';

export const athleteStore = (table: Table) => ({
  /**
   * Loads athletes as the viewer may see them: profile and grant in one strongly consistent BatchGet. Undefined without
   * a live grant, for an unknown athlete, and while the athlete is being erased. [1 request and 2 RCU an athlete]
   */
  async views(viewer: PersonId, ids: readonly AthleteId[]): Promise<(AthleteView | undefined)[]> {
    const found = await batchGet(
      table,
      ids.flatMap((id) => viewKeys(viewer, id)),
    );
    return ids.map((id) => viewIn(found, viewer, id));
  },

  /** Creates an athlete, the owner's grant and their person in one transaction. */
  async create(athlete: AthleteRecord, grant: GrantRecord, person: PersonRecord, once?: IdempotentCall): Promise<void> {
    const writes: Write[] = [
      { Put: { TableName: table.name, Item: { ...profileKey(athlete.id), ...athlete, version: 1 } } },
      { Put: { TableName: table.name, Item: { ...grantKey(athlete.id, person.id), ...withStoredRoles(grant) } } },
      putVersioned(table, { ...personKey(person.id), ...person }, person.version),
    ];
    await commit(table, writes, once, { athlete: athlete.id });
  },

  /**
   * Loads the state that a decision about an athlete needs. [a request for the grants and one for each need, all in
   * parallel; where a rule limits weeks, one more after them for the runs, and the sessions, before the recent ones]
   */
  load: (view: AthleteView, needs: Needs, now: Instant): Promise<LoadedAthlete> => readState(table, view, needs, now),

  /** Writes a decision; see `writeAthlete`. [1 request] */
  write: (
    loaded: LoadedAthlete,
    decided: { change: Change; summary: Summary },
    ids: Record<string, string>,
    once: IdempotentCall | undefined,
  ): Promise<AthleteView> => writeAthlete(table, loaded, decided, ids, once),

  /**
   * Reads the athlete without checking a grant. Only for accepting an invitation and for granting access as the
   * athlete.
   */
  profile: (id: AthleteId): Promise<AthleteRecord> => readProfile(table, id),

  /** All grants on the athlete. */
  grants: (id: AthleteId): Promise<GrantRecord[]> => readGrants(table, id),
});

/** The keys of an athlete and of the viewer's grant, for `viewIn`. */
export const viewKeys = (viewer: PersonId, id: AthleteId): Key[] => [profileKey(id), grantKey(id, viewer)];

/** The athlete as the viewer may see them; undefined without a live grant, and while the athlete is being erased. */
export function viewIn(found: ReadonlyMap<string, Item>, viewer: PersonId, id: AthleteId): AthleteView | undefined {
  const profile = found.get(keyText(profileKey(id)));
  const grant = found.get(keyText(grantKey(id, viewer)));
  return profile && grant && !profile['erasedAt']
    ? viewOf(recordOf(profile), recordOf(grant), usedIn(grant))
    : undefined;
}

function viewOf(record: AthleteRecord, grant: GrantRecord, used: Used | undefined): AthleteView {
  const me = { ...grant.person, roles: grant.roles };
  return {
    id: record.id,
    name: record.name,
    roles: grant.roles,
    summary: record.summary,
    record,
    me,
    ...(used && { used }),
    ...(grant.seesTracks && { seesTracks: grant.seesTracks }),
  };
}

async function readState(table: Table, view: AthleteView, needs: Needs, now: Instant): Promise<LoadedAthlete> {
  const athlete = view.record;
  if (!athlete) throw new Error('A change needs a whole view');
  const since = daysBefore(now, BREACH_DAYS);
  const none: KnownInstructions = { instructions: [] };
  const [grants, known, open, recentRuns, recentSessions] = await Promise.all([
    readGrants(table, view.id),
    needs.instructions ? readNeeded(table, view.id, needs.instructions, since) : none,
    needs.symptoms ? readOpenSymptoms(table, view.id, athlete.summary.openSymptoms) : undefined,
    needs.recentRuns ? readJudgedRuns(table, view.id, since) : [],
    needs.recentSessions ? readJudgedSessions(table, view.id, since) : [],
  ]);
  const isWeekly = limitWeeks(known.instructions);
  const first = firstCounted(since);
  const [runsBefore, sessionsBefore] = await Promise.all([
    needs.recentRuns && isWeekly ? readJudgedRuns(table, view.id, first, since) : [],
    needs.recentSessions && isWeekly ? readJudgedSessions(table, view.id, first, since) : [],
  ]);
  const state: AthleteState = {
    athlete,
    instructions: known.instructions,
    ...(known.since !== undefined && { instructionsSince: known.since }),
    symptoms: open?.symptoms ?? [],
    recentRuns,
    runsBefore,
    recentSessions,
    sessionsBefore,
  };
  return { view, needs, state, grants, former: open?.former ?? [], now };
}

/** The instructions that a decision needs: those that boards look at, or all; and those that it names. */
async function readNeeded(
  table: Table,
  id: AthleteId,
  { all, named }: NeededInstructions,
  since: Instant,
): Promise<KnownInstructions> {
  const known = await readInstructions(table, id, all ? undefined : since);
  const missing = named.filter((each) => !known.instructions.some((instruction) => instruction.id === each));
  if (missing.length === 0) return known;
  const keys = missing.flatMap((each) => {
    const key = each.startsWith('ins_') ? entityKey(each) : undefined;
    return key?.athleteId === id ? [key] : [];
  });
  const ended = [...(await batchGet(table, keys)).values()].map((item) => recordOf<InstructionRecord>(item));
  return { ...known, instructions: [...ended, ...known.instructions] };
}

async function readProfile(table: Table, id: AthleteId): Promise<AthleteRecord> {
  const { Item } = await table.client.call('GetItem', {
    TableName: table.name,
    Key: profileKey(id),
    ConsistentRead: true,
  });
  if (!Item || Item['erasedAt']) refuse('NOT_FOUND', 'There is nothing here that you may change.');
  return recordOf(Item);
}

/** All grants on the athlete, the owner's included. [1 request] */
export async function readGrants(table: Table, id: AthleteId): Promise<GrantRecord[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :grant)',
    ExpressionAttributeValues: { ':pk': athletePartition(id), ':grant': 'GRANT#' },
    ConsistentRead: true,
  });
  return items.map((item) => recordOf<GrantRecord>(item));
}
