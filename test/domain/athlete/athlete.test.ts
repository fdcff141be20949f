import { describe, expect, it } from 'vitest';
import { checkErase, newAthlete, updateAthlete } from '../../../functions/domain/athlete/athlete-change.ts';
import type { PersonRecord, Viewer } from '../../../functions/domain/team/viewer.ts';
import type { Role } from '../../../functions/domain/vocabulary.ts';
import { countingIds, refused, runner } from '../../support/decisions.ts';
import { day } from '../../support/records.ts';

const now = day(1);
const ada: Viewer = { kind: 'person', id: 'per_AAAAAAAAAAAAAAAA' };
const tracker: Viewer = { kind: 'integration', id: 'per_TTTTTTTTTTTTTTTT', scopes: new Set(['runs:write']) };
const input = { name: 'Ada', timeZone: 'America/Chicago' };
const make = (viewer: Viewer = ada, person?: PersonRecord, changes: Partial<typeof input> = {}) =>
  newAthlete({ ...input, ...changes }, { viewer, person, newId: countingIds(), now });
const known: PersonRecord = { kind: 'person', id: ada.id, name: 'Coach Ada', createdAt: day(0), version: 3 };

describe('becoming an athlete', () => {
  it('makes the athlete, the grant on themselves, and their person', () => {
    const { athlete, grant, person } = make();
    expect(athlete).toEqual({
      kind: 'athlete',
      id: athlete.id,
      ownerId: ada.id,
      ...input,
      createdAt: now,
      summary: { restrictions: [], openSymptoms: 0 },
      commentCounts: {},
      version: 0,
    });
    expect(grant).toEqual({
      kind: 'grant',
      id: `gra_${athlete.id.slice(4)}.${ada.id.slice(4)}`,
      athleteId: athlete.id,
      person: { id: ada.id, name: 'Ada' },
      roles: ['OWNER'],
      grantedAt: now,
    });
    expect(person).toEqual({
      kind: 'person',
      id: ada.id,
      name: 'Ada',
      athleteId: athlete.id,
      createdAt: now,
      version: 0,
    });
  });

  it('renames a person who is known already to their name as an athlete', () => {
    const { athlete, person } = make(ada, known);
    expect(person).toEqual({ ...known, name: 'Ada', athleteId: athlete.id });
  });

  const cases: readonly [string, () => unknown, string[]][] = [
    ['twice', () => make(ada, { ...known, athleteId: runner.id }), ['ALREADY_EXISTS input']],
    ['as an integration', () => make(tracker), ['FORBIDDEN input']],
    ['with 100 characters of name', () => make(ada, undefined, { name: 'x'.repeat(100) }), []],
    ['with 101', () => make(ada, undefined, { name: 'x'.repeat(101) }), ['TOO_LONG input.name']],
    [
      'with no name, in no zone',
      () => make(ada, undefined, { name: ' ', timeZone: 'Chicago' }),
      ['INVALID input.name', 'INVALID input.timeZone'],
    ],
    ['in a bare offset', () => make(ada, undefined, { timeZone: '+02:00' }), ['INVALID input.timeZone']],
  ];
  it.each(cases)('%s', (_, decide, expected) => {
    expect(refused(decide)).toEqual(expected);
  });
});

describe('changing an athlete', () => {
  const state = {
    athlete: runner,
    instructions: [],
    symptoms: [],
    recentRuns: [],
    runsBefore: [],
    recentSessions: [],
    sessionsBefore: [],
  };
  const cases: readonly [string, Parameters<typeof updateAthlete>[1], object][] = [
    ['the name', { name: 'Ada L.' }, { name: 'Ada L.', timeZone: runner.timeZone }],
    ['the time zone', { timeZone: 'Europe/London' }, { name: 'Ada', timeZone: 'Europe/London' }],
    [
      'the first day of the week',
      { weekStartsOn: 'SUNDAY' },
      {
        name: 'Ada',
        timeZone: runner.timeZone,
        weekStartsOn: 'SUNDAY',
        formerWeekStarts: [{ weekStartsOn: 'MONDAY', until: now }],
      },
    ],
    ['the same first day', { weekStartsOn: 'MONDAY' }, { name: 'Ada', timeZone: runner.timeZone }],
    [
      'null is as good as left out',
      { name: null, timeZone: null, weekStartsOn: null },
      { name: 'Ada', timeZone: runner.timeZone },
    ],
  ];
  it.each(cases)('%s', (_, changes, athlete) => {
    expect(updateAthlete(state, changes, now)).toEqual({ put: [], athlete });
  });

  it('refuses everything that is wrong', () => {
    expect(refused(() => updateAthlete(state, { name: '', timeZone: 'nowhere' }, now))).toEqual([
      'INVALID input.name',
      'INVALID input.timeZone',
    ]);
  });
});

describe('erasing', () => {
  const cases: readonly [Role, string, string[]][] = [
    ['OWNER', 'Ada', []],
    ['OWNER', 'ada', ['INVALID input.confirmName']],
    ['OWNER', '', ['INVALID input.confirmName']],
    ['COACH', 'Ada', ['FORBIDDEN input']],
    ['SUPPORTER', 'Ada', ['FORBIDDEN input']],
  ];
  it.each(cases)('as the %s who writes "%s"', (role, name, expected) => {
    expect(refused(() => checkErase({ name: 'Ada', roles: [role] }, name))).toEqual(expected);
  });
});
