import { canReadComment, canReadRun, hasScope, rolesThatMayRead } from './access.ts';
import type { Entity } from '../athlete/change.ts';
import type { Viewer } from '../team/viewer.ts';
import type { Role } from '../vocabulary.ts';

/** The roles that may know of each kind of record. Deleted runs are visible to nobody. */
const readers = {
  run: rolesThatMayRead('Run', 'id'),
  symptom: rolesThatMayRead('Symptom', 'id'),
  observation: rolesThatMayRead('Observation', 'id'),
  instruction: rolesThatMayRead('Instruction', 'id'),
  comment: rolesThatMayRead('Comment', 'id'),
} as const;

/**
 * Whether a viewer with a role towards the athlete may know that a record exists. If not, the API answers as if it were
 * missing.
 */
export function isVisible(viewer: Viewer, role: Role, record: Entity): boolean {
  if (record.kind === 'deletedRun' || !readers[record.kind].includes(role)) return false;
  if (record.kind === 'run') return hasScope(viewer, 'runs:read') && canReadRun(viewer.id, role, record);
  if (record.kind === 'comment') return canReadComment(role, record.audience);
  return true;
}
