import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../functions/domain/athlete/athlete.ts';
import { deleteSession, logSession } from '../../../functions/domain/session/session-change.ts';
import type { LogSessionInput } from '../../../functions/domain/session/session-input.ts';
import type { DeletedSessionRecord, SessionRecord } from '../../../functions/domain/session/session.ts';
import type { SessionId } from '../../../functions/domain/ids.ts';
import { problemsOf } from '../../support/decisions.ts';
import { anInstruction, day } from '../../support/records.ts';

const athlete = { id: 'ath_AAAAAAAAAAAAAAAA', timeZone: 'America/Chicago' } as const;
const ada: Actor = { id: 'per_AAAAAAAAAAAAAAAA', name: 'Ada', roles: ['OWNER'] };
const watch: Actor = { id: 'per_WWWWWWWWWWWWWWWW', name: 'Watch', roles: ['INTEGRATION'] };
const otherWatch: Actor = { ...watch, id: 'per_XXXXXXXXXXXXXXXX' };
const coach: Actor = { id: 'per_CCCCCCCCCCCCCCCC', name: 'Maren', roles: ['COACH'] };
const id: SessionId = `ses_AAAAAAAAAAAAAAAA.${'0'.repeat(22)}`;
const now = day(10, '12:00');

const input = (parts: Partial<LogSessionInput> = {}): LogSessionInput => ({
  activity: 'REHAB',
  startedAt: day(10, '03:00'),
  durationSeconds: 900,
  ...parts,
});
const log = (
  parts: Partial<LogSessionInput> = {},
  {
    by = ada,
    near = [],
    existing,
  }: { by?: Actor; near?: SessionRecord[]; existing?: SessionRecord | DeletedSessionRecord } = {},
) => logSession(input(parts), existing, { id, athlete, source: by === watch ? watch.id : 'manual', by, now, near });

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
    expect(again).toEqual({ change: { put: [] }, session: existing });
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
    const near = Array.from({ length: 19 }, () => session);
    const others = [
      { ...session, localDate: '2026-03-08' },
      { ...session, source: watch.id },
    ];
    expect(problemsOf(() => log({}, { near: [...near, ...others] }))).toEqual([]);
    const [problem] = problemsOf(() => log({}, { near: [...near, session, ...others] }));
    expect(problem).toMatchObject({ code: 'LIMIT_REACHED', path: ['input', 'startedAt'] });
    expect(problem?.message).toContain('You have logged 20 sessions on 2026-03-09');
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
