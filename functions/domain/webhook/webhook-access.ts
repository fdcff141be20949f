import { canReadComment, canReadRun, mayReadField } from '../access/access.ts';
import type { PersonId } from '../ids.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { Role } from '../vocabulary.ts';

/**
 * Whether a listener may receive an event. `role` is their role towards the athlete, undefined if they have none (any
 * more). A listener who may not know that an object exists does not receive its events; one who lost a grant receives
 * that event and nothing else.
 */
export function mayReceive(
  listener: PersonId,
  role: Role | undefined,
  { type, about }: Pick<WebhookEvent, 'type' | 'about'>,
): boolean {
  if (type === 'GRANT_REVOKED') return about.holder === listener || role === 'OWNER';
  if (role === undefined) return false;
  switch (type) {
    case 'RUN_RECORDED':
      return about.source !== undefined && canReadRun(listener, role, { ...about, source: about.source });
    case 'SYMPTOM_REPORTED':
    case 'SYMPTOM_WORSENED':
      return mayReadField('Symptom', 'id', role);
    case 'INSTRUCTION_ISSUED':
      return mayReadField('Instruction', 'id', role);
    case 'INSTRUCTION_BREACHED':
      return mayReadField('Instruction', 'breaches', role);
    case 'AVAILABILITY_CHANGED':
      return mayReadField('Availability', 'status', role);
    case 'COMMENT_ADDED':
      return about.audience !== undefined && canReadComment(role, about.audience);
    default:
      return type satisfies never;
  }
}
