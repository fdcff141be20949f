import type { AthleteId } from '../domain/ids.ts';
import { judgedFields, type JudgedRun } from '../domain/run/run-record.ts';
import { type JudgedSession, judgedOfSession } from '../domain/session/session.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { queryAll } from './dynamodb/reads.ts';
import type { Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { athletePartition, LAST, RUN, SESSION } from './keys.ts';

/**
 * What starts from an instant on, and before another, newest first, as far as rules judge it, strongly consistent. [1 request
 * a MB]
 */
async function readJudged<T>(
  table: Table,
  id: AthleteId,
  { prefix, fields }: { prefix: string; fields: readonly (string & keyof T)[] },
  [since, before]: [since: Instant, before: Instant | undefined],
): Promise<T[]> {
  // What an item leaves out is implied by its keys.
  const names = ['pk', 'sk', 'timeKey', ...fields].map((name, at) => [`#f${at}`, name] as const);
  const items = await queryAll(table, {
    IndexName: 'byKind',
    KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :from AND :to',
    ProjectionExpression: names.map(([alias]) => alias).join(', '),
    ExpressionAttributeNames: Object.fromEntries(names),
    // One that starts at `before`, `RUN#before#…`, sorts after `RUN#before`.
    ExpressionAttributeValues: {
      ':pk': athletePartition(id),
      ':from': `${prefix}${since}`,
      ':to': `${prefix}${before ?? LAST}`,
    },
    ConsistentRead: true,
    ScanIndexForward: false,
  });
  return items.map((item) => recordOf<T>(item));
}

/** Runs as rules judge them, without their texts. */
export const readJudgedRuns = (table: Table, id: AthleteId, since: Instant, before?: Instant): Promise<JudgedRun[]> =>
  readJudged(table, id, { prefix: RUN, fields: judgedFields }, [since, before]);

/** Sessions as rules judge them, without their texts. */
export const readJudgedSessions = (
  table: Table,
  id: AthleteId,
  since: Instant,
  before?: Instant,
): Promise<JudgedSession[]> => readJudged(table, id, { prefix: SESSION, fields: judgedOfSession }, [since, before]);
