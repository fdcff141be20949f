import type { Role } from '../vocabulary.ts';

/**
 * What somebody is to an athlete: a set, without duplicates, in the order of `inOrder`. Whoever has several may read and do
 * what any of them allows. (domain.md, Words: COACH + PHYSIO is usual)
 */
export type Roles = readonly Role[];

const inOrder: Roles = ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER', 'INTEGRATION'];

/** The roles that a grant can give together. A supporter sees less, an integration is no person, an owner is never granted. */
const together: Roles = ['COACH', 'PHYSIO'];

/** The role that reaches furthest first. */
const byReach: Roles = ['OWNER', 'PHYSIO', 'COACH', 'SUPPORTER', 'INTEGRATION'];

/** The roles of a list as a set. */
export const setOf = (roles: Roles): Roles => inOrder.filter((role) => roles.includes(role));

/** Whether one grant can give all of these roles: one of them, or COACH and PHYSIO. */
export const canBeTogether = (roles: Roles): boolean =>
  roles.length === 1 || (roles.length > 0 && roles.every((role) => together.includes(role)));

/** The role that reaches furthest, PHYSIO before COACH: what those are shown who ask for one role. */
export const furthestOf = (roles: Roles): Role => byReach.find((role) => roles.includes(role)) ?? 'INTEGRATION';

/** Whether somebody has any of these roles. */
export const hasAny = (roles: Roles, any: readonly Role[]): boolean => roles.some((role) => any.includes(role));

/** Whether somebody looks after the athlete, as a coach, a physio or both. */
export const looksAfter = (roles: Roles): boolean => hasAny(roles, together);

/** Whether two people have the same roles. */
export const areSame = (some: Roles, others: Roles): boolean =>
  some === others || (some.length === others.length && some.every((role) => others.includes(role)));

/** `your role is COACH`, `your roles are COACH and PHYSIO`. */
export const yourRoles = (roles: Roles): string =>
  roles.length === 1 ? `your role is ${roles[0]}` : `your roles are ${roles.join(' and ')}`;

/**
 * Roles as items hold them: one in `role`, as until November 2026; of several, the furthest one in `role`, so that functions
 * of before read it, and all in `roles`.
 */
export interface StoredRoles {
  role: Role;
  roles?: Roles | undefined;
}

export const toStored = (roles: Roles): StoredRoles => ({
  role: furthestOf(roles),
  ...(roles.length > 1 && { roles }),
});

export const fromStored = ({ role, roles }: StoredRoles): Roles => roles ?? [role];
