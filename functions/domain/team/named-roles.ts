import { add, type Path, unique } from '../check.ts';
import type { Problem } from '../refusal.ts';
import type { Role } from '../vocabulary.ts';
import { canBeTogether, type Roles, setOf } from './roles.ts';

/** The roles that a caller names: one, or a list. */
export interface NamedRoles {
  role?: Role | null | undefined;
  roles?: readonly Role[] | null | undefined;
}

/** More than there are is refused without a look at each. */
const MOST = 5;

/**
 * The roles that a caller names for a grant, as a set; empty if that is a problem. INVALID for both fields or none, for OWNER,
 * for a role twice, and for SUPPORTER or INTEGRATION with another one.
 */
export function rolesNamed(problems: Problem[], { role, roles }: NamedRoles, at: Path, oneField: string): Roles {
  const path = [...at, roles == null ? oneField : 'roles'];
  const own: Problem[] = [];
  const named = roles ?? (role == null ? [] : [role]);
  if ((role == null) === (roles == null)) add(own, 'INVALID', path, `Give either ${oneField} or roles.`);
  else checkTogether(own, named, path);
  problems.push(...own);
  return own.length > 0 ? [] : setOf(named);
}

function checkTogether(problems: Problem[], roles: Roles, path: Path): void {
  if (roles.length === 0 || roles.length > MOST)
    return add(problems, 'INVALID', path, `Give one role, or COACH and PHYSIO; ${roles.length} were given.`);
  unique(problems, roles, path, 'The role');
  if (roles.includes('OWNER'))
    return add(
      problems,
      'INVALID',
      path,
      'Nobody can be OWNER but the athlete. Give COACH, PHYSIO, SUPPORTER or INTEGRATION.',
    );
  if (canBeTogether(setOf(roles))) return;
  const alone = roles.includes('SUPPORTER') ? 'A SUPPORTER sees less than the team' : 'An INTEGRATION is no person';
  add(problems, 'INVALID', path, `${alone}, so the role is given alone. COACH and PHYSIO can be given together.`);
}
