import { canReadComment, canReadRun, canReadSession, mayReadField } from '../access/access.ts';
import { isHiddenWord } from '../access/visible.ts';
import type { PersonId } from '../ids.ts';
import type { EditableField } from '../run/run-record.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { Roles } from '../team/roles.ts';

/** Whether an edit by the athlete shows anything to these roles. An integration is not shown the athlete's words. */
const mayReadEdit = (roles: Roles, edited: readonly EditableField[]): boolean =>
  edited.some((field) => mayReadField('Run', field, roles) && !isHiddenWord({ editedFields: edited }, field, roles));

/**
 * Whether a listener may receive an event. `roles` are their roles towards the athlete, undefined if they have none (any
 * more). A listener who may not know that an object exists does not receive its events; one who lost a grant receives
 * that event and nothing else.
 */
export function mayReceive(
  listener: PersonId,
  roles: Roles | undefined,
  { type, about }: Pick<WebhookEvent, 'type' | 'about'>,
): boolean {
  if (type === 'GRANT_REVOKED') return about.holder === listener || roles?.includes('OWNER') === true;
  if (roles === undefined) return false;
  switch (type) {
    case 'RUN_RECORDED':
    case 'RUN_UPDATED':
    case 'RUN_DELETED':
      return (
        about.source !== undefined &&
        canReadRun(listener, roles, { ...about, source: about.source }) &&
        (about.edited === undefined || mayReadEdit(roles, about.edited))
      );
    case 'IMPORT_FINISHED':
      // Whoever began it, and the athlete.
      return about.holder === listener || roles.includes('OWNER');
    case 'SESSION_LOGGED':
      return (
        about.source !== undefined &&
        mayReadField('Session', 'id', roles) &&
        canReadSession(listener, roles, { source: about.source })
      );
    case 'SYMPTOM_REPORTED':
    case 'SYMPTOM_WORSENED':
      return mayReadField('Symptom', 'id', roles);
    case 'INSTRUCTION_ISSUED':
      return mayReadField('Instruction', 'id', roles);
    case 'INSTRUCTION_BREACHED':
      return mayReadField('Instruction', 'breaches', roles);
    case 'AVAILABILITY_CHANGED':
      return mayReadField('Availability', 'status', roles);
    case 'COMMENT_ADDED':
      return about.audience !== undefined && canReadComment(roles, about.audience);
    default:
      return type satisfies never;
  }
}
