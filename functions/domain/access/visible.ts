import { canReadComment, canReadRun, canReadSession, hasScope, rolesThatMayRead } from './access.ts';
import type { Entity } from '../athlete/change.ts';
import type { RunRecord } from '../run/run-record.ts';
import { hasAny, type Roles } from '../team/roles.ts';
import type { Viewer } from '../team/viewer.ts';

/** The roles that may know of each kind of record. Deleted runs and sessions are visible to nobody. */
const readers = {
  run: rolesThatMayRead('Run', 'id'),
  session: rolesThatMayRead('Session', 'id'),
  symptom: rolesThatMayRead('Symptom', 'id'),
  observation: rolesThatMayRead('Observation', 'id'),
  instruction: rolesThatMayRead('Instruction', 'id'),
  comment: rolesThatMayRead('Comment', 'id'),
} as const;

/**
 * Whether a viewer with these roles towards the athlete may know that a record exists. If not, the API answers as if it were
 * missing.
 */
export function isVisible(viewer: Viewer, roles: Roles, record: Entity): boolean {
  if (record.kind === 'deletedRun' || record.kind === 'deletedSession') return false;
  if (!hasAny(roles, readers[record.kind])) return false;
  if (record.kind === 'run') return hasScope(viewer, 'runs:read') && canReadRun(viewer.id, roles, record);
  if (record.kind === 'session') return hasScope(viewer, 'runs:read') && canReadSession(viewer.id, roles, record);
  if (record.kind === 'comment') return canReadComment(roles, record.audience);
  return true;
}

/** What the athlete says of a run or a session, and may put in the place of what an integration wrote. */
const athletesWords: readonly string[] = ['effort', 'note', 'surface', 'temperatureCelsius'];

/**
 * Whether a field of a run or of a session holds the athlete's words and no longer the integration's, which reads back only
 * what it wrote. The athlete's note may say what hurts.
 */
export const isHiddenWord = <F extends string>(
  { editedFields }: { editedFields?: readonly F[] },
  field: F,
  roles: Roles | undefined,
): boolean =>
  athletesWords.includes(field) && roles?.includes('INTEGRATION') === true && editedFields?.includes(field) === true;

/** Runs that a viewer is shown, and those that they may at most know the number of, in the order given. (S67) */
export function sortOut(
  viewer: Viewer,
  roles: Roles,
  runs: readonly RunRecord[],
): { shown: RunRecord[]; notShown: RunRecord[] } {
  const [shown, notShown]: [RunRecord[], RunRecord[]] = [[], []];
  for (const run of runs) (isVisible(viewer, roles, run) ? shown : notShown).push(run);
  return { shown, notShown };
}
