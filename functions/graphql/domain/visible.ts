import { canReadComment, canReadRun, hasScope, mayReadField } from './access.ts';
import type { Entity } from './change.ts';
import type { Viewer } from './viewer.ts';
import type { Role } from './words.ts';

/** The schema's name for each kind of record; a deleted run is nothing that can be seen. */
const typeNames = {
  run: 'Run',
  symptom: 'Symptom',
  observation: 'Observation',
  instruction: 'Instruction',
  comment: 'Comment',
} as const;

/**
 * Whether a viewer with a role towards the athlete may know that this thing of hers exists. What it says no to is answered
 * as if it were missing.
 */
export function isVisible(viewer: Viewer, role: Role, record: Entity): boolean {
  if (record.kind === 'deletedRun' || !mayReadField(typeNames[record.kind], 'id', role)) return false;
  if (record.kind === 'run') return hasScope(viewer, 'runs:read') && canReadRun(viewer.id, role, record);
  if (record.kind === 'comment') return canReadComment(role, record.audience);
  return true;
}
