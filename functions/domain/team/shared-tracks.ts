import { INPUT } from '../check.ts';
import { refuse } from '../refusal.ts';
import { hasAny, looksAfter, type Roles } from './roles.ts';
import type { GrantRecord } from './viewer.ts';

/** Refuses grants whose holder cannot be shown tracks: they show where somebody lives. */
export function checkShareTracks({ roles }: Pick<GrantRecord, 'roles'>): void {
  if (!looksAfter(roles))
    refuse('INVALID', 'Tracks are shared with a coach or physio only. Give the ID of a grant to one.', [
      ...INPUT,
      'grantId',
    ]);
}

/** Whether somebody sees where the athlete ran. `grant` is the viewer's own, as it is now. */
export const seesTracks = (roles: Roles, grant: Pick<GrantRecord, 'roles' | 'seesTracks'> | undefined): boolean =>
  hasAny(roles, ['OWNER']) || (grant !== undefined && looksAfter(grant.roles) && grant.seesTracks === true);
