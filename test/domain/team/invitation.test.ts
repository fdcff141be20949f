import { describe, expect, it } from 'vitest';
import { atOnce, INVITATIONS_PER_DAY } from '../../../functions/domain/limits/limits.ts';
import type { AthleteView } from '../../../functions/domain/athlete/athlete.ts';
import { grantOn } from '../../../functions/domain/athlete/athlete-change.ts';
import { parseId } from '../../../functions/domain/ids.ts';
import { acceptInvitation, checkCode, parseCode } from '../../../functions/domain/team/acceptance.ts';
import {
  invitationStatus,
  inviteAthlete,
  inviteToTeam,
  revokeInvitation,
} from '../../../functions/domain/team/invitation.ts';
import type { GrantRecord, InvitationRecord, PersonRecord, Viewer } from '../../../functions/domain/team/viewer.ts';
import type { Role } from '../../../functions/domain/vocabulary.ts';
import { as, countingIds, refused, runner } from '../../support/decisions.ts';
import { day } from '../../support/records.ts';

const now = day(1);
const newId = countingIds();
const person = (letter: string): Viewer & { kind: 'person' } => ({ kind: 'person', id: `per_${letter.repeat(16)}` });
const [ada, cleo, pia] = [person('A'), person('C'), person('P')];
const tracker: Viewer = { kind: 'integration', id: 'per_TTTTTTTTTTTTTTTT', scopes: new Set(['runs:write']) };
const known = (viewer: Viewer, name: string, parts: Partial<PersonRecord> = {}): PersonRecord => ({
  kind: 'person',
  id: viewer.id,
  name,
  createdAt: day(0),
  version: 2,
  ...parts,
});
const adaKnown = known(ada, 'Ada', { athleteId: runner.id });

const view = (role: Role): AthleteView => ({
  id: runner.id,
  name: runner.name,
  roles: [role],
  summary: runner.summary,
  me: as(role, 'Ada'),
});
const making = (viewer: Viewer, known?: PersonRecord) => ({ viewer, person: known, newId, now });
const toTeam = (role: Role) => inviteToTeam(view('OWNER'), { role }, making(ada, adaKnown)).invitation;
const byCoach = (role: Role = 'COACH') => inviteAthlete({ as: role, yourName: 'Cleo' }, making(cleo)).invitation;

describe('inviting', () => {
  it('an athlete invites to their team, for 14 days', () => {
    const invitation = toTeam('COACH');
    expect(invitation).toEqual({
      kind: 'invitation',
      id: invitation.id,
      invitedBy: { id: ada.id, name: 'Ada' },
      athleteId: runner.id,
      roles: ['COACH'],
      code: invitation.code,
      createdAt: now,
      expiresAt: day(15),
      version: 0,
    });
    expect(parseId(invitation.id)?.rest).toBe(parseCode(invitation.code)?.join('.'));
  });

  it('a coach invites an athlete, whoever that will be, and becomes a person', () => {
    const made = inviteAthlete({ as: 'COACH', yourName: 'Cleo' }, making(cleo));
    expect(made.invitation).toMatchObject({ invitedBy: { id: cleo.id, name: 'Cleo' }, roles: ['COACH'] });
    expect(made.invitation).not.toHaveProperty('athleteId');
    const invited = { on: '2026-03-01', count: 1 };
    expect(made.person).toEqual({ kind: 'person', id: cleo.id, name: 'Cleo', createdAt: now, invited, version: 0 });
  });

  it('a person takes a new name; an athlete keeps theirs', () => {
    const invite = (before: PersonRecord) =>
      inviteAthlete({ as: 'PHYSIO', yourName: 'Dr. C' }, making(cleo, before)).person;
    const invited = { on: '2026-03-01', count: 1 };
    expect(invite(known(cleo, 'Cleo'))).toEqual(known(cleo, 'Dr. C', { invited }));
    const athlete = { athleteId: runner.id };
    expect(invite(known(cleo, 'Cleo', athlete))).toEqual(known(cleo, 'Cleo', { ...athlete, invited }));
  });

  it('at most fifty a day', () => {
    const full = { on: '2026-03-01', count: INVITATIONS_PER_DAY };
    const as = (invited: PersonRecord['invited']) =>
      making(cleo, { ...known(cleo, 'Cleo'), ...(invited && { invited }) });
    const invite = (invited: PersonRecord['invited']) => () =>
      inviteAthlete({ as: 'COACH', yourName: 'Cleo' }, as(invited));
    expect(refused(invite(full))).toEqual(['LIMIT_REACHED input.invitation']);
    expect(refused(() => inviteToTeam(view('OWNER'), { role: 'COACH' }, as(full)))).toEqual([
      'LIMIT_REACHED input.invitation',
    ]);
    expect(invite({ ...full, on: '2026-02-28' })().person?.invited).toEqual({ on: '2026-03-01', count: 1 });
  });

  const cases: readonly [string, () => unknown, string[]][] = [
    ['a supporter', () => toTeam('SUPPORTER'), []],
    ['an integration', () => toTeam('INTEGRATION'), []],
    ['a second self', () => toTeam('OWNER'), ['INVALID input.invitation.toTeam.role']],
    ['as a coach', () => inviteToTeam(view('COACH'), { role: 'COACH' }, making(cleo)), ['FORBIDDEN input']],
    [
      'as an integration',
      () => inviteToTeam(view('INTEGRATION'), { role: 'COACH' }, making(tracker)),
      ['FORBIDDEN input'],
    ],
    ['an athlete, as a supporter', () => byCoach('SUPPORTER'), ['INVALID input.invitation.athlete.as']],
    ['an athlete, as OWNER', () => byCoach('OWNER'), ['INVALID input.invitation.athlete.as']],
    [
      'an athlete, nameless, as a supporter',
      () => inviteAthlete({ as: 'SUPPORTER', yourName: ' ' }, making(cleo)),
      ['INVALID input.invitation.athlete.yourName', 'INVALID input.invitation.athlete.as'],
    ],
    [
      'an athlete, as an integration',
      () => inviteAthlete({ as: 'COACH', yourName: 'Tracker' }, making(tracker)),
      ['FORBIDDEN input.invitation.athlete'],
    ],
  ];
  it.each(cases)('%s', (_, decide, expected) => {
    expect(refused(decide)).toEqual(expected);
  });
});

describe('roles that are named', () => {
  const team = (named: object) => () => inviteToTeam(view('OWNER'), named, making(ada, adaKnown)).invitation.roles;
  const own = (named: object) => () => inviteAthlete({ ...named, yourName: 'Cleo' }, making(cleo)).invitation.roles;
  const at = 'INVALID input.invitation.toTeam';
  const by = 'INVALID input.invitation.athlete';
  const cases: readonly [string, () => readonly Role[], string[] | readonly Role[]][] = [
    ['one, as before', team({ role: 'PHYSIO' }), ['PHYSIO']],
    ['a list of one', team({ roles: ['SUPPORTER'] }), ['SUPPORTER']],
    ['both, in any order', team({ roles: ['PHYSIO', 'COACH'] }), ['COACH', 'PHYSIO']],
    ['null beside a list', team({ role: null, roles: ['COACH'] }), ['COACH']],
    ['both fields', team({ role: 'COACH', roles: ['COACH'] }), [`${at}.roles`]],
    ['neither field', team({}), [`${at}.role`]],
    ['an empty list', team({ roles: [] }), [`${at}.roles`]],
    ['one twice', team({ roles: ['COACH', 'COACH'] }), [`${at}.roles.1`]],
    ['a thousand', team({ roles: Array(1_000).fill('COACH') }), [`${at}.roles`]],
    ['OWNER', team({ roles: ['COACH', 'OWNER'] }), [`${at}.roles`]],
    ['a supporter who is a coach', team({ roles: ['SUPPORTER', 'COACH'] }), [`${at}.roles`]],
    ['an integration that is a physio', team({ roles: ['INTEGRATION', 'PHYSIO'] }), [`${at}.roles`]],
    ['a coach of an athlete: one', own({ as: 'COACH' }), ['COACH']],
    ['a coach of an athlete: both', own({ roles: ['PHYSIO', 'COACH'] }), ['COACH', 'PHYSIO']],
    ['a coach of an athlete: both fields', own({ as: 'COACH', roles: ['PHYSIO'] }), [`${by}.roles`]],
    ['a coach of an athlete: neither', own({}), [`${by}.as`]],
    ['a coach of an athlete: a supporter', own({ roles: ['SUPPORTER'] }), [`${by}.roles`]],
  ];
  it.each(cases)('%s', (_, decide, expected) => {
    const problems = refused(decide);
    expect(problems.length > 0 ? problems : decide()).toEqual(expected);
  });
});

describe('the status', () => {
  const invitation = toTeam('COACH');
  it.each([
    ['at once', invitation, now, 'PENDING'],
    ['a millisecond before 14 days are over', invitation, day(15, '07:59:59.999'), 'PENDING'],
    ['after 14 days', invitation, day(15), 'EXPIRED'],
    ['accepted, however long ago', { ...invitation, acceptedAt: day(2) }, day(30), 'ACCEPTED'],
    ['taken back', { ...invitation, revokedAt: day(2) }, day(3), 'REVOKED'],
  ] as const)('%s', (_, record, t, expected) => {
    expect(invitationStatus(record, t)).toBe(expected);
  });
});

describe('the code', () => {
  const invitation = toTeam('COACH');
  const check = (record: InvitationRecord | undefined, code: string, viewer: Viewer = cleo, t = day(2)) =>
    checkCode(record, code, viewer, t);
  const wrong = invitation.code.slice(0, -1) + (invitation.code.endsWith('0') ? '1' : '0');
  const accepted = { ...invitation, acceptedAt: day(1) };
  const forIntegration = toTeam('INTEGRATION');
  const coachs = byCoach();
  const cases: readonly [string, () => unknown, string[]][] = [
    ['right', () => check(invitation, invitation.code), []],
    ['of nothing', () => check(undefined, invitation.code), ['NOT_FOUND input.code']],
    ['wrong in its last character', () => check(invitation, wrong), ['NOT_FOUND input.code']],
    ['empty', () => check(invitation, ''), ['NOT_FOUND input.code']],
    ['used', () => check(accepted, invitation.code), ['EXPIRED input.code']],
    ['used, and wrong', () => check(accepted, wrong), ['NOT_FOUND input.code']],
    ['taken back', () => check({ ...invitation, revokedAt: day(1) }, invitation.code), ['EXPIRED input.code']],
    ['too old', () => check(invitation, invitation.code, cleo, day(15)), ['EXPIRED input.code']],
    ['too old, and wrong', () => check(invitation, wrong, cleo, day(15)), ['NOT_FOUND input.code']],
    ['of their own', () => check(invitation, invitation.code, ada), ['INVALID input.code']],
    ['for a person, from an integration', () => check(invitation, invitation.code, tracker), ['INVALID input.code']],
    ['for an integration', () => check(forIntegration, forIntegration.code, tracker), []],
    ['for an integration, from a person', () => check(forIntegration, forIntegration.code), ['INVALID input.code']],
    ['of a coach, from an integration', () => check(coachs, coachs.code, tracker), ['INVALID input.code']],
    ['of a coach, from an athlete', () => check(coachs, coachs.code, ada), []],
  ];
  it.each(cases)('%s', (_, decide, expected) => {
    expect(refused(decide)).toEqual(expected);
  });

  it.each(['', 'x', invitation.id, `${invitation.code}x`, `x${invitation.code}`, `${invitation.code}\n`])(
    'that is none finds nothing: %j',
    (code) => {
      expect(parseCode(code)).toBeUndefined();
    },
  );
});

describe('accepting', () => {
  const grants = (...holders: readonly [Viewer, Role][]): GrantRecord[] =>
    holders.map(([{ id }, role]) => grantOn(runner, { id, name: role }, [role], day(0)));
  const accept = (
    invitation: InvitationRecord,
    viewer: Viewer,
    known?: PersonRecord,
    yourName?: string | null,
    given: readonly GrantRecord[] = grants([ada, 'OWNER']),
  ) =>
    acceptInvitation(invitation, { yourName }, { athlete: runner, grants: given, viewer, person: known, now: day(2) });

  it("an athlete's: whoever accepts gets the role", () => {
    const invitation = toTeam('PHYSIO');
    const accepted = accept(invitation, pia, undefined, 'Pia');
    expect(accepted.grant).toEqual(grantOn(runner, { id: pia.id, name: 'Pia' }, ['PHYSIO'], day(2)));
    expect(accepted.person).toMatchObject({ id: pia.id, name: 'Pia', version: 0 });
    expect(accepted.invitation).toEqual({ ...invitation, acceptedAt: day(2) });
    expect(invitationStatus(accepted.invitation, day(2))).toBe('ACCEPTED');
  });

  it("a coach's: the coach gets the role on whoever accepts", () => {
    const accepted = accept(byCoach(), ada, adaKnown);
    expect(accepted.grant).toEqual(grantOn(runner, { id: cleo.id, name: 'Cleo' }, ['COACH'], day(2)));
    expect(accepted.person).toBeUndefined(); // nothing about them changes
  });

  it('by who is on the team: the roles of their grant grow, and it stays the same grant', () => {
    const given = grants([ada, 'OWNER'], [pia, 'COACH']);
    const { grant, held } = accept(toTeam('PHYSIO'), pia, known(pia, 'Pia'), null, given);
    expect(grant).toEqual({ ...given[1], roles: ['COACH', 'PHYSIO'] });
    expect(held).toEqual(['COACH']);
    const whole = grants([ada, 'OWNER']).concat(grant);
    expect(refused(() => accept(toTeam('COACH'), pia, known(pia, 'Pia'), null, whole))).toEqual([
      'ALREADY_EXISTS input.code',
    ]);
  });

  it("grows by a coach's own invitation, too, if the athlete accepts it, and takes no place on a full team", () => {
    const team = Array.from({ length: atOnce.team - 1 }, (_, index): [Viewer, Role] => [
      { kind: 'person', id: `per_${String(index).padStart(16, '0')}` },
      'COACH',
    ]);
    const given = grants([ada, 'OWNER'], [cleo, 'PHYSIO'], ...team);
    expect(accept(byCoach('COACH'), ada, adaKnown, null, given).grant.roles).toEqual(['COACH', 'PHYSIO']);
  });

  it('uses the name that is given, or that they had; an athlete keeps theirs', () => {
    const invitation = toTeam('COACH');
    const name = (before: PersonRecord | undefined, given?: string | null) =>
      accept(invitation, pia, before, given).grant.person.name;
    expect(name(known(pia, 'Pia'))).toBe('Pia');
    expect(name(known(pia, 'Pia'), null)).toBe('Pia');
    expect(name(known(pia, 'Pia'), 'Dr. P')).toBe('Dr. P');
    expect(name(known(pia, 'Pia', { athleteId: 'ath_PPPPPPPPPPPPPPPP' }), 'Dr. P')).toBe('Pia');
    expect(accept(invitation, pia, known(pia, 'Pia')).person).toBeUndefined();
  });

  const many = (count: number, role: Role): [Viewer, Role][] =>
    Array.from({ length: count }, (_, index) => [
      { kind: 'person', id: `per_${String(index).padStart(16, '0')}` },
      role,
    ]);
  const fullTeam = grants([ada, 'OWNER'], ...many(atOnce.team, 'COACH'));
  const cases: readonly [string, () => unknown, string[]][] = [
    ['without a name, as a stranger', () => accept(toTeam('COACH'), pia), ['INVALID input.yourName']],
    ['with a blank one', () => accept(toTeam('COACH'), pia, undefined, ' '), ['INVALID input.yourName']],
    [
      'as one who is on the team already',
      () => accept(toTeam('COACH'), pia, known(pia, 'Pia'), null, grants([ada, 'OWNER'], [pia, 'SUPPORTER'])),
      ['ALREADY_EXISTS input.code'],
    ],
    [
      'from who is on the team already',
      () => accept(byCoach(), ada, adaKnown, null, grants([ada, 'OWNER'], [cleo, 'COACH'])),
      ['ALREADY_EXISTS input.code'],
    ],
    [
      'as one coach too many',
      () => accept(toTeam('COACH'), pia, known(pia, 'Pia'), null, fullTeam),
      ['LIMIT_REACHED input.code'],
    ],
    [
      'as a supporter who is a coach already',
      () => accept(toTeam('SUPPORTER'), pia, known(pia, 'Pia'), null, grants([ada, 'OWNER'], [pia, 'COACH'])),
      ['ALREADY_EXISTS input.code'],
    ],
    [
      'as a coach who is one already',
      () => accept(toTeam('COACH'), pia, known(pia, 'Pia'), null, grants([ada, 'OWNER'], [pia, 'COACH'])),
      ['ALREADY_EXISTS input.code'],
    ],
    ['as a supporter of a full team', () => accept(toTeam('SUPPORTER'), pia, known(pia, 'Pia'), null, fullTeam), []],
    [
      'as one supporter too many',
      () =>
        accept(
          toTeam('SUPPORTER'),
          pia,
          known(pia, 'Pia'),
          null,
          grants([ada, 'OWNER'], ...many(atOnce.grants - 1, 'SUPPORTER')),
        ),
      ['LIMIT_REACHED input.code'],
    ],
  ];
  it.each(cases)('%s', (_, decide, expected) => {
    expect(refused(decide)).toEqual(expected);
  });
});

describe('revoking', () => {
  const invitation = toTeam('COACH');

  it('ends it; twice is once', () => {
    const revoked = revokeInvitation(invitation, day(2));
    expect(revoked).toEqual({ ...invitation, revokedAt: day(2) });
    expect(revokeInvitation(revoked, day(3))).toBe(revoked);
  });

  it('not once it was accepted', () => {
    const accepted = { ...invitation, acceptedAt: day(2) };
    expect(refused(() => revokeInvitation(accepted, day(3)))).toEqual(['CONFLICT input.revoke.invitationId']);
  });
});
