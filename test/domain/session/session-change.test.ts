import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../functions/domain/athlete/athlete.ts';
import {
  deleteSession,
  editSession,
  type EditSessionInput,
  logSession,
} from '../../../functions/domain/session/session-change.ts';
import type { LogSessionInput } from '../../../functions/domain/session/session-input.ts';
import type { DeletedSessionRecord, SessionRecord } from '../../../functions/domain/session/session.ts';
import type { SessionId } from '../../../functions/domain/ids.ts';
import { problemsOf } from '../../support/decisions.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import { anInstruction, day } from '../../support/records.ts';

const athlete = { id: 'ath_AAAAAAAAAAAAAAAA', timeZone: 'America/Chicago' } as const;
const ada: Actor = { id: 'per_AAAAAAAAAAAAAAAA', name: 'Ada', roles: ['OWNER'] };
const watch: Actor = { id: 'per_WWWWWWWWWWWWWWWW', name: 'Watch', roles: ['INTEGRATION'] };
const otherWatch: Actor = { ...watch, id: 'per_XXXXXXXXXXXXXXXX' };
const coach: Actor = { id: 'per_CCCCCCCCCCCCCCCC', name: 'Maren', roles: ['COACH'] };
const id: SessionId = `ses_AAAAAAAAAAAAAAAA.${'0'.repeat(22)}`;
const otherId: SessionId = `ses_AAAAAAAAAAAAAAAA.${'1'.repeat(22)}`;
const now = day(10, '12:00');

const input = (parts: Partial<LogSessionInput> = {}): LogSessionInput => ({
  activity: 'REHAB',
  startedAt: day(10, '03:00'),
  durationSeconds: 900,
  ...parts,
});
interface Logging {
  by?: Actor;
  near?: SessionRecord[];
  existing?: SessionRecord | DeletedSessionRecord;
  instructions?: InstructionRecord[];
  contentDigest?: string;
}
const judging = { now, others: [], weeks: {} };
const log = (
  parts: Partial<LogSessionInput> = {},
  { by = ada, near = [], existing, instructions = [], contentDigest }: Logging = {},
) => {
  const source = by === watch ? watch.id : 'manual';
  return logSession(input(parts), existing, { id, athlete, source, by, near, instructions, contentDigest, ...judging });
};

describe('a session is logged', () => {
  it('with its day where the athlete lives, counted, and as a word of theirs', () => {
    const { change, session } = log({ effort: 3, note: 'Three sets', externalId: null });
    expect(session).toEqual({
      kind: 'session',
      id,
      athleteId: athlete.id,
      source: 'manual',
      sourceName: 'manual',
      activity: 'REHAB',
      startedAt: day(10, '03:00'),
      timeZone: 'America/Chicago',
      localDate: '2026-03-09',
      durationSeconds: 900,
      revision: 0,
      commentCounts: {},
      effort: 3,
      note: 'Three sets',
      recordedAt: now,
      recordedBy: { id: ada.id, name: 'Ada', role: 'OWNER' },
      version: 0,
    });
    expect(change).toEqual({ put: [session], uses: { sessions: 1, wordBytes: 10 }, lastReportAt: now });
  });

  it('by an integration, in its own zone, which is no word of the athlete', () => {
    const { change, session } = log({ timeZone: 'Asia/Tokyo', externalId: 'a' }, { by: watch });
    expect(session).toMatchObject({ source: watch.id, sourceName: 'Watch', localDate: '2026-03-10' });
    expect(change).not.toHaveProperty('lastReportAt');
  });

  it('once: what was logged first stands', () => {
    const { session: existing } = log({ externalId: 'a' });
    const again = log({ externalId: 'a', activity: 'MOBILITY', durationSeconds: 1 }, { existing });
    expect(again).toEqual({ change: { put: [] }, session: existing, status: 'UNCHANGED' });
  });

  describe('and a later revision replaces it', () => {
    const noRehab = anInstruction(1, { rules: [{ activity: 'REHAB', permission: 'PROHIBITED' }] });
    const first = { ...log({ externalId: 'a', effort: 3 }, { by: watch }).session, version: 4 };
    const revise = (parts: Partial<LogSessionInput>, existing: SessionRecord = first) =>
      log({ externalId: 'a', ...parts }, { by: watch, existing, instructions: [noRehab] });

    it('but not what the athlete edited, and what the team wrote', () => {
      const edited: SessionRecord = {
        ...first,
        effort: 9,
        editedFields: ['effort', 'note'],
        commentCounts: { TEAM: 1 },
        teamCommentedAt: day(10, '05:00'),
      };
      const { session, status } = revise({ revision: 1, durationSeconds: 600, effort: 2, note: 'Hello' }, edited);
      expect(status).toBe('UPDATED');
      expect(session).toEqual({ ...edited, revision: 1, durationSeconds: 600 });
    });

    it('and what it was judged to be stays in its history', () => {
      const { session } = revise({ revision: 1, activity: 'MOBILITY' });
      expect(session).toMatchObject({
        activity: 'MOBILITY',
        formerVerdicts: [{ rule: 'SESSION_WHILE_PROHIBITED', verdict: 'BROKEN', change: 'REVISED' }],
      });
      expect(session).not.toHaveProperty('breachKnownAt');
    });

    it('and breaks a rule from then on', () => {
      const before = { ...first, activity: 'MOBILITY' as const };
      expect(revise({ revision: 1 }, before).session).toMatchObject({ breachKnownAt: now });
    });

    it.each([
      ['an equal one', 2],
      ['an earlier one', 1],
    ])('%s changes nothing', (_, revision) => {
      const { change, status } = revise({ revision, durationSeconds: 1 }, { ...first, revision: 2 });
      expect([change, status]).toEqual([{ put: [] }, 'UNCHANGED']);
    });
  });

  describe('and a file of it comes again', () => {
    const file = (contentDigest: string, parts: Partial<LogSessionInput> = {}, existing?: SessionRecord) =>
      log({ externalId: 'fit:1', ...parts }, { by: watch, contentDigest, ...(existing && { existing }) });
    const { session: first } = file('a');

    it('corrected, in place of what was read before, which does not return', () => {
      const { session, status, change } = file('b', { durationSeconds: 600 }, first);
      expect([status, session]).toEqual(['UPDATED', { ...first, durationSeconds: 600, contentDigests: ['b', 'a'] }]);
      expect(change).toEqual({ put: [session], uses: { sessions: 1, wordBytes: 5 } });
      for (const digest of ['a', 'b']) expect(file(digest, {}, session).change).toEqual({ put: [] });
    });

    it('and what the athlete edited of it is no difference to one of before files were told apart', () => {
      const { contentDigests: _, ...before } = first;
      const edited: SessionRecord = { ...before, activity: 'MOBILITY', editedFields: ['activity'] };
      expect(file('a', {}, edited).status).toBe('UNCHANGED');
      expect(file('a', { durationSeconds: 600 }, edited).session).toEqual({
        ...edited,
        durationSeconds: 600,
        contentDigests: ['a'],
      });
    });

    it('and does not replace a revision that its source numbered', () => {
      const { contentDigests: _, ...before } = first;
      expect(file('a', { durationSeconds: 600 }, { ...before, revision: 7 }).status).toBe('UNCHANGED');
    });
  });

  describe('and its ID comes with another start', () => {
    const { session: existing } = log({ externalId: 'a', revision: 2 }, { by: watch });
    const again = (startedAt: string, revision: number) =>
      log({ externalId: 'a', startedAt, revision }, { by: watch, existing });

    it('which a later revision corrects, an earlier one does not, and exports round', () => {
      expect(again(day(9), 3)).toMatchObject({ status: 'UPDATED', session: { startedAt: day(9) } });
      expect(again(day(9), 1).status).toBe('UNCHANGED');
      expect(again(day(10, '03:00').replace('00.000Z', '59.999Z'), 2).status).toBe('UNCHANGED');
    });

    it('which is another session in the same revision', () => {
      const [problem] = problemsOf(() => again(day(10, '03:01'), 2));
      expect(problem).toMatchObject({ code: 'CONFLICT', path: ['input', 'externalId'] });
      expect(problem?.message).toContain(`the session that started at ${existing.startedAt}`);
    });
  });

  const problems: [string, () => unknown, string[]][] = [
    ['by somebody else', () => log({}, { by: coach }), ['FORBIDDEN input']],
    ['without an ID of the source', () => log({}, { by: watch }), ['INVALID input.externalId']],
    ['in the future', () => log({ startedAt: day(10, '12:16') }), ['OUT_OF_RANGE input.startedAt']],
    ['of no time', () => log({ durationSeconds: 0 }), ['OUT_OF_RANGE input.durationSeconds']],
    ['of more than a day', () => log({ durationSeconds: 86_401 }), ['OUT_OF_RANGE input.durationSeconds']],
    ['of an effort between two', () => log({ effort: 2.5 }), ['INVALID input.effort']],
    ['of an effort of 11', () => log({ effort: 11 }), ['OUT_OF_RANGE input.effort']],
    ['with a long note', () => log({ note: 'x'.repeat(2_001) }), ['TOO_LONG input.note']],
    ['with a long ID', () => log({ externalId: 'x'.repeat(201) }), ['TOO_LONG input.externalId']],
    ['of a negative distance', () => log({ distanceMeters: -1 }), ['OUT_OF_RANGE input.distanceMeters']],
    ['of half a revision', () => log({ revision: 0.5 }), ['INVALID input.revision']],
    ['nowhere', () => log({ timeZone: 'Mars' }), ['INVALID input.timeZone']],
    [
      'all of it at once',
      () => log({ durationSeconds: -1, effort: -1 }),
      ['OUT_OF_RANGE input.durationSeconds', 'OUT_OF_RANGE input.effort'],
    ],
    [
      'that was deleted',
      () =>
        log(
          { externalId: 'a' },
          {
            existing: {
              kind: 'deletedSession',
              id,
              athleteId: athlete.id,
              source: 'manual',
              deletedAt: now,
              version: 2,
            },
          },
        ),
      ['DELETED input.externalId'],
    ],
  ];
  it.each(problems)('but not %s', (_, act, expected) => {
    expect(problemsOf(act).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(expected);
  });

  it('20 times a day by one source', () => {
    const { session } = log();
    const near = Array.from({ length: 19 }, (_, at) => ({
      ...session,
      id: `${id.slice(0, -2)}${10 + at}` as SessionId,
    }));
    const others = [
      { ...session, id: otherId, localDate: '2026-03-08' },
      { ...session, id: otherId, source: watch.id },
    ];
    expect(problemsOf(() => log({}, { near: [...near, ...others] }))).toEqual([]);
    const [problem] = problemsOf(() => log({}, { near: [...near, { ...session, id: otherId }, ...others] }));
    expect(problem).toMatchObject({ code: 'LIMIT_REACHED', path: ['input', 'startedAt'] });
    expect(problem?.message).toContain('You have logged 20 sessions on 2026-03-09');
  });
});

describe('a session is edited', () => {
  const own: SessionRecord = { ...log({ effort: 3, note: 'Bike', distanceMeters: 5_000 }).session, version: 1 };
  const synced: SessionRecord = {
    ...log({ externalId: 'a', activity: 'STRENGTH' }, { by: watch }).session,
    version: 1,
  };
  const noLegs = anInstruction(1, { rules: [{ activity: 'LOWER_BODY', permission: 'PROHIBITED' }] });
  const edit = (session: SessionRecord, changes: EditSessionInput, by = ada) =>
    editSession(session, changes, { by, instructions: [noLegs], ...judging });

  it('and the athlete says what it was', () => {
    const { session } = edit(synced, { activity: 'LOWER_BODY' });
    expect(session).toMatchObject({ activity: 'LOWER_BODY', editedFields: ['activity'], breachKnownAt: now });
    // Nobody had known which it was: that is no former verdict.
    expect(session).not.toHaveProperty('formerVerdicts');
  });

  it('and a breach stays in its history', () => {
    const { session } = edit({ ...own, activity: 'LOWER_BODY' }, { activity: 'UPPER_BODY' });
    expect(session.formerVerdicts).toMatchObject([{ verdict: 'BROKEN', change: 'EDITED', by: { id: ada.id } }]);
  });

  it('field by field', () => {
    const { change, session } = edit(own, { note: null, durationSeconds: 60, distanceMeters: null, effort: 3 });
    const { note: _note, distanceMeters: _distance, ...rest } = own;
    const editedFields = ['durationSeconds', 'distanceMeters', 'note'];
    expect(session).toEqual({ ...rest, durationSeconds: 60, editedFields });
    expect(change).toEqual({ put: [session], uses: { wordBytes: 0 } });
  });

  it('without a difference, and nothing is written', () => {
    expect(edit(own, { effort: 3, note: 'Bike' }).change).toEqual({ put: [] });
  });

  const problems: [string, SessionRecord, EditSessionInput, Actor, string[]][] = [
    ['by a coach', own, { effort: 1 }, coach, ['FORBIDDEN input']],
    ['by its integration', synced, { effort: 1 }, watch, ['FORBIDDEN input']],
    ['what a watch measured', synced, { durationSeconds: 60 }, ada, ['FORBIDDEN input.durationSeconds']],
    ['away what every session has', own, { activity: null }, ada, ['INVALID input.activity']],
    ['to an effort of 11', own, { effort: 11 }, ada, ['OUT_OF_RANGE input.effort']],
  ];
  it.each(problems)('but not %s', (_, session, changes, by, expected) => {
    expect(problemsOf(() => edit(session, changes, by)).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(
      expected,
    );
  });
});

describe('a session is deleted', () => {
  const session: SessionRecord = { ...log({ externalId: 'a' }, { by: watch }).session, version: 1 };
  const how = { now, instructions: [], others: [], weeks: {} };

  it('and what it broke is kept', () => {
    const told = anInstruction(1, { rules: [{ activity: 'REHAB', permission: 'PROHIBITED' }] });
    const { session: gone } = deleteSession(session, { ...how, by: ada, instructions: [told] });
    expect(gone).toEqual({
      kind: 'deletedSession',
      id,
      athleteId: athlete.id,
      source: watch.id,
      deletedAt: now,
      formerVerdicts: [
        {
          instructionId: told.id,
          rule: 'SESSION_WHILE_PROHIBITED',
          verdict: 'BROKEN',
          until: now,
          change: 'DELETED',
          by: { id: ada.id, name: 'Ada', role: 'OWNER' },
        },
      ],
      version: 1,
    });
  });

  it('once', () => {
    const { session: gone } = deleteSession(session, { ...how, by: watch });
    expect(gone).not.toHaveProperty('note');
    expect(deleteSession(gone, { ...how, by: watch }).change).toEqual({ put: [] });
  });

  it.each([
    ['a coach', coach, 'FORBIDDEN'],
    ['another integration', otherWatch, 'NOT_FOUND'],
  ])('but not by %s', (_, by, code) => {
    expect(problemsOf(() => deleteSession(session, { ...how, by }))).toMatchObject([{ code }]);
  });
});
