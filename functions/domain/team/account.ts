import { INPUT } from '../check.ts';
import { refuse } from '../refusal.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../vocabulary.ts';
import type { PersonRecord, Viewer } from './viewer.ts';

/** In place of the person, from when their account is deleted: what is left to do, without their name. */
export interface DeletedAccount {
  kind: 'deletedAccount';
  id: PersonId;
  deletedAt: Instant;
  /** The user of the sign-in that is still to be deleted. Absent once it is. */
  username?: string;
}

/**
 * Refuses to delete an account: FORBIDDEN for integrations, whose clients are not their own to delete; INVALID unless the
 * viewer's ID confirms it; CONFLICT while the viewer is an athlete, whose data is to be exported and erased first, or has integrations, whose clients would go on.
 */
export function checkDeletion(
  viewer: Viewer,
  person: PersonRecord | undefined,
  ids: { own: string; given: string },
  integrations: number,
): void {
  if (viewer.kind === 'integration')
    refuse('FORBIDDEN', 'An integration has no account to delete. Ask the operator to remove its client.');
  if (ids.given !== ids.own)
    refuse('INVALID', "This is not the viewer's ID. Send the `id` of `viewer` to confirm the deletion.", [
      ...INPUT,
      'viewerId',
    ]);
  if (person?.athleteId !== undefined)
    refuse('CONFLICT', 'You are still an athlete. Call eraseAthlete first, and then deleteAccount again.');
  if (integrations > 0)
    refuse(
      'CONFLICT',
      'You still have integrations. Delete them first, so that their clients stop, and then call deleteAccount again.',
    );
}
