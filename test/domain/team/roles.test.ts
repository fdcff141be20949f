import { describe, expect, it } from 'vitest';
import {
  areSame,
  canBeTogether,
  fromStored,
  furthestOf,
  looksAfter,
  type Roles,
  setOf,
  toStored,
  yourRoles,
} from '../../../functions/domain/team/roles.ts';
import type { Role } from '../../../functions/domain/vocabulary.ts';

const all: Roles = ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER', 'INTEGRATION'];
const both: Roles = ['COACH', 'PHYSIO'];

describe('a set of roles', () => {
  it('has no duplicates and one order', () => {
    expect(setOf(['PHYSIO', 'COACH', 'PHYSIO'])).toEqual(both);
    expect(areSame(setOf(['PHYSIO', 'COACH']), both)).toBe(true);
    expect(areSame(['PHYSIO', 'COACH'], both)).toBe(true);
    expect(areSame(['COACH'], both)).toBe(false);
    expect(areSame(both, ['COACH'])).toBe(false);
    expect(areSame([], ['COACH'])).toBe(false);
  });

  it('of two is COACH and PHYSIO, and nothing else', () => {
    const pairs = all.flatMap((one, index) => all.slice(index + 1).map((other): Roles => [one, other]));
    expect(pairs.filter(canBeTogether)).toEqual([both]);
    expect(all.filter((role) => !canBeTogether([role]))).toEqual([]);
    expect(canBeTogether([])).toBe(false);
    expect(canBeTogether(['COACH', 'PHYSIO', 'OWNER'])).toBe(false);
  });

  const one: readonly [Roles, Role][] = [
    [['COACH'], 'COACH'],
    [both, 'PHYSIO'],
    [['SUPPORTER'], 'SUPPORTER'],
    [['OWNER'], 'OWNER'],
  ];
  it.each(one)('%s is, as one role, %s', (roles, role) => {
    expect(furthestOf(roles)).toBe(role);
  });

  it('looks after the athlete with a coach or a physio in it', () => {
    expect([...all.map((role): Roles => [role]), both].filter(looksAfter)).toEqual([['COACH'], ['PHYSIO'], both]);
  });

  it('is told in words', () => {
    expect(yourRoles(['COACH'])).toBe('your role is COACH');
    expect(yourRoles(both)).toBe('your roles are COACH and PHYSIO');
  });
});

describe('roles as items hold them', () => {
  it('one as until November 2026, several in full beside the furthest', () => {
    expect(toStored(['COACH'])).toEqual({ role: 'COACH' });
    expect(toStored(both)).toEqual({ role: 'PHYSIO', roles: both });
  });

  it('one that was stored before is a set of one', () => {
    for (const role of all) expect(fromStored({ role })).toEqual([role]);
    expect(fromStored(toStored(both))).toEqual(both);
  });
});
