import { canReadComment, canReadRun, mayReadField } from '../access/access.ts';
import type { PersonId } from '../ids.ts';
import type { WebhookEvent } from './webhook-event.ts';
import type { Role } from '../vocabulary.ts';

/**
 * Whether somebody may hear of an event, being this to the athlete; undefined: nothing (any more). Who may not know that a
 * thing exists does not hear of it; and who lost a grant hears of that, and of nothing else.
 */
export function mayHear(
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
