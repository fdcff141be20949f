import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunInput } from '../../../functions/domain/run/run-input.ts';
import { checkRun, newRun } from '../../../functions/domain/run/run-input.ts';
import type { EditRunInput } from '../../../functions/domain/run/run.ts';
import type { DeletedRunRecord, RunRecord } from '../../../functions/domain/run/run-record.ts';
import { deleteRun, editRun, recordRun } from '../../../functions/domain/run/run.ts';
import { as, authorAs, problemsOf, refused, runner } from '../../support/decisions.ts';
import { aRun as runRecord, anObservation, day } from '../../support/records.ts';

const now = day(1, '12:00');
const aRun = (parts: Partial<RunRecord> = {}): RunRecord => runRecord(1, parts);
const tracker = as('INTEGRATION', 'tracker');

const input: RunInput = {
  externalId: 'a-1',
  revision: 0,
  startedAt: day(1, '08:00'),
  distanceMeters: 5_000,
  durationSeconds: 1_800,
};
const context = {
  id: aRun().id,
  athlete: runner,
  source: tracker.id,
  sourceName: 'Tracker',
  by: tracker,
  now,
  path: ['input', 'runs', '3'],
};

/** What is wrong with a run: `CODE field`. */
function wrong(changes: Partial<RunInput>, source: string = tracker.id): string[] {
  const problems = checkRun({ ...input, ...changes }, { ...context, source });
  return problems.map(({ code, path }) => `${code} ${path.slice(3).join('.')}`);
}

describe('reading a run of an integration', () => {
  const cases: readonly [string, Partial<RunInput>, string[]][] = [
    ['as it should be', {}, []],
    ['null is as good as left out', { endedAt: null, surface: null, note: null, timeZone: null, type: null }, []],
    ['without its id at the source', { externalId: undefined }, ['INVALID externalId']],
    ['with an empty id', { externalId: '' }, ['INVALID externalId']],
    ['with an id of 200 characters', { externalId: 'x'.repeat(200) }, []],
    ['with an id of 201 characters', { externalId: 'x'.repeat(201) }, ['TOO_LONG externalId']],
    ['with a negative revision', { revision: -1 }, ['OUT_OF_RANGE revision']],
    ['15 minutes ahead, as a device may be', { startedAt: day(1, '12:15') }, []],
    ['16 minutes ahead', { startedAt: day(1, '12:16') }, ['OUT_OF_RANGE startedAt']],
    ['of the year 0', { startedAt: '0000-03-01T08:00:00.000Z' }, ['OUT_OF_RANGE startedAt']],
    ['of no day', { startedAt: '2026-02-30T08:00:00.000Z' }, ['INVALID startedAt']],
    ['that ends as it starts', { endedAt: day(1, '08:00') }, []],
    ['that ends before it starts', { endedAt: day(1, '07:59') }, ['INVALID endedAt']],
    ['that ends tomorrow', { endedAt: day(2) }, ['OUT_OF_RANGE endedAt']],
    ['in no zone', { timeZone: 'Mars/Olympus' }, ['INVALID timeZone']],
    ['of no distance, on the spot', { distanceMeters: 0 }, []],
    ['of a negative distance', { distanceMeters: -1 }, ['OUT_OF_RANGE distanceMeters']],
    ['of more than 1,000 km', { distanceMeters: 1_000_000.1 }, ['OUT_OF_RANGE distanceMeters']],
    ['of a distance that is no number', { distanceMeters: NaN }, ['INVALID distanceMeters']],
    ['of no time', { durationSeconds: 0 }, ['OUT_OF_RANGE durationSeconds']],
    ['of a week', { durationSeconds: 604_800 }, []],
    ['of more than a week', { durationSeconds: 604_801 }, ['OUT_OF_RANGE durationSeconds']],
    ['up Everest six times', { elevationGainMeters: 50_001 }, ['OUT_OF_RANGE elevationGainMeters']],
    ['in Siberia', { temperatureCelsius: -60 }, []],
    ['below that', { temperatureCelsius: -60.1 }, ['OUT_OF_RANGE temperatureCelsius']],
    ['with half a heartbeat, which is rounded', { averageHeartRateBpm: 140.5 }, []],
    ['with a heart rate of 19', { averageHeartRateBpm: 19 }, ['OUT_OF_RANGE averageHeartRateBpm']],
    ['with an effort of 11', { effort: 11 }, ['OUT_OF_RANGE effort']],
    ['with 4,000 characters of note', { note: 'x'.repeat(4_000) }, []],
    ['with a note of 300 KB', { note: 'x'.repeat(300_000) }, ['TOO_LONG note']],
    [
      'wrong in every way: it hears everything at once',
      { externalId: null, distanceMeters: -1, effort: 2.5, endedAt: day(1, '07:00') },
      ['INVALID externalId', 'INVALID endedAt', 'OUT_OF_RANGE distanceMeters', 'INVALID effort'],
    ],
  ];
  it.each(cases)('%s', (_, changes, expected) => {
    expect(wrong(changes)).toEqual(expected);
  });

  it('a run of the athlete needs no id', () => {
    expect(wrong({ externalId: undefined }, 'manual')).toEqual([]);
  });

  it('names its place in the list', () => {
    const problems = checkRun({ ...input, distanceMeters: -1 }, context);
    expect(problems[0]?.path).toEqual(['input', 'runs', '3', 'distanceMeters']);
    expect(problems[0]?.message).toBe('The distance must be 0 to 1,000,000 metres; -1 was given.');
  });

  it("makes the record: the athlete's zone and its day, OTHER, nothing that is not given", () => {
    const run = newRun({ ...input, startedAt: day(1, '05:00'), note: null, effort: 4 }, context);
    expect(run).toMatchObject({ timeZone: 'America/Chicago', localDate: '2026-02-28', type: 'OTHER', effort: 4 });
    expect(run).toMatchObject({
      source: tracker.id,
      revision: 0,
      recordedAt: now,
      recordedBy: authorAs('INTEGRATION', 'tracker'),
      version: 0,
    });
    expect(run).not.toHaveProperty('note');
    const abroad = newRun({ ...input, startedAt: day(1, '05:00'), timeZone: 'Europe/Paris' }, context);
    expect(abroad.localDate).toBe('2026-03-01');
  });
});

const deleted: DeletedRunRecord = {
  kind: 'deletedRun',
  id: aRun().id,
  athleteId: runner.id,
  source: tracker.id,
  deletedAt: now,
  version: 4,
};

describe('a run is recorded once', () => {
  const stored = aRun({
    revision: 2,
    note: 'hot',
    effort: 3,
    editedFields: ['effort', 'surface'],
    observationIds: [anObservation(1).id],
    worstPain: 3,
    commentCounts: { TEAM: 1 },
    version: 5,
  });
  const post = (fields: Partial<RunRecord>) =>
    aRun({ version: 0, recordedAt: day(3), recordedBy: tracker, updatedAt: day(3), ...fields });

  const cases: readonly [string, RunRecord | DeletedRunRecord | undefined, RunRecord, string][] = [
    ['a new one', undefined, post({}), 'CREATED'],
    ['a retry', stored, post({ revision: 2, distanceMeters: 1 }), 'UNCHANGED'],
    ['a stale revision', stored, post({ revision: 1, distanceMeters: 1 }), 'UNCHANGED'],
    ['a later revision', stored, post({ revision: 3, distanceMeters: 1 }), 'UPDATED'],
    ['a deleted one', deleted, post({ revision: 9 }), 'REJECTED'],
  ];
  it.each(cases)('%s', (_, existing, incoming, expected) => {
    const outcome = recordRun(existing, incoming);
    expect(outcome.status).toBe(expected);
    if (outcome.status === 'UNCHANGED') expect(outcome.record).toBe(existing);
    if (outcome.status === 'REJECTED') expect(outcome.problem.code).toBe('DELETED');
  });

  it('an idempotency key names one run: the same revision of it does not start at another time', () => {
    const outcome = recordRun(stored, post({ revision: 2, startedAt: day(2) }));
    expect(outcome).toMatchObject({ status: 'REJECTED', problem: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  describe('an external id names one run', () => {
    const known = { ...stored, externalId: 'a-1' };
    const again = (parts: Partial<RunRecord>) => recordRun(known, post({ externalId: 'a-1', revision: 2, ...parts }));
    const later = (seconds: number) => new Date(Date.parse(stored.startedAt) + seconds * 1_000).toISOString();

    it('another start in the same revision is another run, and never lost as UNCHANGED', () => {
      const outcome = again({ startedAt: later(60) });
      expect(outcome).toMatchObject({ status: 'REJECTED', problem: { code: 'CONFLICT' } });
      expect(outcome.status === 'REJECTED' && outcome.problem.message).toContain(stored.startedAt);
    });

    it('exports may round the start', () => {
      expect(again({ startedAt: later(59) }).status).toBe('UNCHANGED');
    });

    it('a later revision may correct the start, and an earlier one is late', () => {
      expect(again({ startedAt: later(3_600), revision: 3 }).status).toBe('UPDATED');
      expect(again({ startedAt: later(3_600), revision: 1 }).status).toBe('UNCHANGED');
    });
  });

  describe('of files, which have no revision', () => {
    const of = (digest: string, parts: Partial<RunRecord> = {}) =>
      post({ externalId: 'fit:1', revision: 0, contentDigests: [digest], ...parts });
    const first = { ...of('a'), version: 1 };
    const after = (existing: RunRecord, posted: RunRecord) => {
      const outcome = recordRun(existing, posted);
      if (outcome.status === 'REJECTED') throw new Error(outcome.problem.message);
      return outcome;
    };

    it('the same is there, and one with other figures is a correction, which does not go back', () => {
      expect(after(first, of('a')).status).toBe('UNCHANGED');
      const corrected = after(first, of('b', { distanceMeters: 9_000 }));
      expect(corrected).toMatchObject({
        status: 'UPDATED',
        record: { distanceMeters: 9_000, contentDigests: ['b', 'a'] },
      });
      expect(after(corrected.record, of('a')).status).toBe('UNCHANGED');
    });

    it('what the athlete edited stays', () => {
      const edited = { ...first, effort: 9, editedFields: ['effort' as const] };
      expect(after(edited, of('b', { effort: 2 })).record.effort).toBe(9);
    });

    it('of a run from before digests were kept, figures are compared', () => {
      const { contentDigests: _, ...before } = first;
      expect(after(before, of('a')).status).toBe('UNCHANGED');
      expect(after(before, of('a', { distanceMeters: 9_000 })).status).toBe('UPDATED');
    });

    it('a revision that the source numbered is not replaced by a file without one', () => {
      const { contentDigests: _, ...before } = first;
      expect(after({ ...before, revision: 7 }, of('a', { distanceMeters: 9_000 })).status).toBe('UNCHANGED');
    });

    it('remembers the last five', () => {
      const last = ['b', 'c', 'd', 'e', 'f'].reduce((run, digest) => after(run, of(digest)).record, first);
      expect(last.contentDigests).toEqual(['f', 'e', 'd', 'c', 'b']);
    });
  });

  it('a later revision keeps what the athlete edited and what is attached to the run', () => {
    const outcome = recordRun(
      stored,
      post({ revision: 3, distanceMeters: 1, effort: 9, surface: 'ROAD', type: 'LONG' }),
    );
    expect(outcome).toEqual({
      status: 'UPDATED',
      record: {
        ...stored,
        revision: 3,
        distanceMeters: 1,
        type: 'LONG',
        note: undefined, // the new revision has none
        recordedBy: stored.recordedBy,
        updatedAt: day(3),
      },
    });
    const record = outcome.status === 'UPDATED' ? outcome.record : undefined;
    expect(record?.effort).toBe(3);
    expect(record).not.toHaveProperty('surface'); // the athlete cleared it
  });

  it('any order of up to four revisions, with repeats, ends in the same run', () => {
    const revision = (number: number): RunRecord =>
      aRun({
        revision: number,
        version: 0,
        distanceMeters: 1_000 * (number + 1),
        ...(number % 2 === 0 && { note: `revision ${number}` }),
        startedAt: day(1, `0${number}:00`),
        recordedAt: day(2),
      });
    const orders = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }).chain((numbers) =>
      fc.tuple(
        fc.constant(numbers),
        fc
          .array(fc.constantFrom(...numbers), { maxLength: 6 })
          .chain((repeats) =>
            fc.shuffledSubarray([...numbers, ...repeats], { minLength: numbers.length + repeats.length }),
          ),
      ),
    );
    fc.assert(
      fc.property(orders, ([numbers, posts]) => {
        let run: RunRecord | undefined;
        for (const number of posts) {
          const outcome = recordRun(run, revision(number));
          if (outcome.status === 'REJECTED') throw new Error('never deleted');
          const again = recordRun(outcome.record, revision(number));
          expect(again).toEqual({ status: 'UNCHANGED', record: outcome.record });
          run = outcome.record;
        }
        expect(run).toEqual(revision(Math.max(...numbers)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("the athlete's edit stays, whenever it falls among the revisions", () => {
    for (const editAfter of [0, 1, 2, 3]) {
      let run = aRun({ revision: 0, note: 'first' });
      for (const number of [0, 1, 2, 3]) {
        const outcome = recordRun(run, aRun({ revision: number, note: `revision ${number}` }));
        if (outcome.status !== 'REJECTED') run = outcome.record;
        if (number === editAfter)
          run = editRun(run, { note: 'mine' }, { by: as('OWNER'), now, instructions: [], others: [], weeks: {} }).run;
      }
      expect([run.revision, run.note]).toEqual([3, 'mine']);
    }
  });
});

describe('editing', () => {
  const posted = aRun({ source: tracker.id, sourceName: 'Tracker', note: 'hot', effort: 3, surface: 'ROAD' });
  const edit = (run: RunRecord, changes: EditRunInput, role: 'OWNER' | 'COACH' | 'INTEGRATION' = 'OWNER') =>
    editRun(run, changes, { by: as(role), now: day(2), instructions: [], others: [], weeks: {} });

  const cases: readonly [string, RunRecord, EditRunInput, string[]][] = [
    ['how hard it felt', posted, { effort: 5 }, []],
    ['the distance of a manual run', aRun(), { distanceMeters: 3_219 }, []],
    ['the distance of a posted one', posted, { distanceMeters: 3_219 }, ['FORBIDDEN input.distanceMeters']],
    ['the distance to what it is', posted, { distanceMeters: 5_000 }, []],
    ['an effort of 11', posted, { effort: 11 }, ['OUT_OF_RANGE input.effort']],
    ['clearing the type', posted, { type: null }, ['INVALID input.type']],
    ['clearing the distance', aRun(), { distanceMeters: null }, ['INVALID input.distanceMeters']],
    ['a note of 4,001 characters', posted, { note: 'x'.repeat(4_001) }, ['TOO_LONG input.note']],
    [
      'all wrong at once',
      posted,
      { effort: -1, durationSeconds: 5, type: null },
      ['OUT_OF_RANGE input.effort', 'INVALID input.type', 'FORBIDDEN input.durationSeconds'],
    ],
  ];
  it.each(cases)('%s', (_, run, changes, expected) => {
    expect(refused(() => edit(run, changes))).toEqual(expected);
  });

  it('marks what the athlete changed, keeps the rest, clears with null', () => {
    const { run, change } = edit(posted, { effort: 5, note: null, surface: undefined, type: 'EASY' });
    expect(run).toMatchObject({ effort: 5, surface: 'ROAD', editedFields: ['effort', 'note'], updatedAt: day(2) });
    expect(run).not.toHaveProperty('note');
    expect(change.put).toEqual([run]);
    expect(edit(run, { type: 'TEST' }).run.editedFields).toEqual(['type', 'effort', 'note']);
  });

  it('without a difference changes nothing', () => {
    expect(edit(posted, { effort: 3 })).toEqual({ change: { put: [] }, run: posted });
    expect(edit(aRun(), { note: null }).change.put).toEqual([]);
  });

  it('is for the athlete alone', () => {
    expect(refused(() => edit(posted, { effort: 5 }, 'COACH'))).toEqual(['FORBIDDEN input']);
    expect(refused(() => edit(posted, { effort: 5 }, 'INTEGRATION'))).toEqual(['FORBIDDEN input']);
  });
});

describe('deleting', () => {
  const posted = aRun({ source: tracker.id, version: 3 });

  it('leaves just enough not to be restored', () => {
    const { run, change } = deleteRun(posted, { by: as('OWNER'), now, instructions: [], others: [], weeks: {} });
    expect(run).toEqual({ ...deleted, version: 3 });
    expect(change.put).toEqual([run]);
    expect(recordRun(run, posted).status).toBe('REJECTED');
    expect(deleteRun(run, { by: as('OWNER'), now: day(9), instructions: [], others: [], weeks: {} })).toEqual({
      change: { put: [] },
      run,
    });
  });

  const cases: readonly [string, Parameters<typeof as>, string[]][] = [
    ['the athlete', ['OWNER'], []],
    ['the integration that recorded it', ['INTEGRATION', 'tracker'], []],
    ['another integration, which does not learn that it is there', ['INTEGRATION', 'other'], ['NOT_FOUND input.runId']],
    ['a coach', ['COACH'], ['FORBIDDEN input']],
    ['a supporter', ['SUPPORTER'], ['FORBIDDEN input']],
  ];
  it.each(cases)('by %s', (_, who, expected) => {
    expect(refused(() => deleteRun(posted, { by: as(...who), now, instructions: [], others: [], weeks: {} }))).toEqual(
      expected,
    );
  });

  it('says what to do', () => {
    const outcome = recordRun(deleted, posted, ['input', 'runs', '0']);
    expect(outcome.status === 'REJECTED' && outcome.problem).toMatchObject({ path: ['input', 'runs', '0'] });
    expect(
      problemsOf(() => deleteRun(posted, { by: as('COACH'), now, instructions: [], others: [], weeks: {} }))[0]
        ?.message,
    ).toBe('Only the athlete and integrations may do this (deleteRun); your role is COACH.');
  });
});
