import { describe, expect, it } from 'vitest';
import type { AthleteView } from '../../../functions/domain/athlete/athlete.ts';
import type { AthleteState } from '../../../functions/domain/athlete/change.ts';
import type { DeletedRunRecord, RunRecord } from '../../../functions/domain/run/run-record.ts';
import type { InstructionRecord } from '../../../functions/domain/instruction/instruction.ts';
import { recordBatch } from '../../../functions/domain/run/run-batch.ts';
import { changesBoards, reportOf, summaryWithRuns } from '../../../functions/domain/run/run-report.ts';
import type { Role } from '../../../functions/domain/vocabulary.ts';
import { runner } from '../../support/decisions.ts';
import { anInstruction, aRun, day } from '../../support/records.ts';

const now = day(20, '12:00');
/** What is posted has no version; what is stored has. */
const posted = (number: number, parts: Partial<RunRecord> = {}): RunRecord =>
  aRun(number, { externalId: `a-${number}`, version: 0, startedAt: day(19), ...parts });
const storedAs = (...runs: (RunRecord | DeletedRunRecord)[]) => new Map(runs.map((run) => [run.id, run]));

describe('runs that are posted together', () => {
  it('are decided each by itself, and say what is stored in the end', () => {
    const known = posted(1, { version: 3 });
    const { id, athleteId, source } = posted(3);
    const gone: DeletedRunRecord = { kind: 'deletedRun', id, athleteId, source, deletedAt: now, version: 5 };
    const { outcomes, changed } = recordBatch(
      [posted(1), posted(1, { revision: 1, note: 'Longer.' }), posted(2), posted(3)],
      storedAs(known, gone),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['UNCHANGED', 'UPDATED', 'CREATED', 'REJECTED']);
    expect(changed).toMatchObject([
      { id: known.id, revision: 1, note: 'Longer.', version: 3 },
      { id: posted(2).id, version: 0 },
    ]);
    for (const outcome of outcomes.slice(0, 2))
      expect(outcome).toMatchObject({ record: { revision: 1, note: 'Longer.', version: 4 } });
    expect(outcomes[3]).toMatchObject({ problem: { code: 'DELETED', path: [] } });
  });

  it('of which one comes in two revisions is written once, on top of what is stored', () => {
    const { outcomes, changed } = recordBatch([posted(1), posted(1, { revision: 1 })], storedAs());
    expect(outcomes.map(({ status }) => status)).toEqual(['CREATED', 'UPDATED']);
    expect(changed).toMatchObject([{ revision: 1, version: 0 }]);
  });
});

describe('what recorded runs say on boards', () => {
  const prohibition = anInstruction(1, { rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] });
  const hurting = { restrictions: [], openSymptoms: 1 };
  const well = { restrictions: [], openSymptoms: 0 };

  interface Case {
    posts: RunRecord[];
    stored?: RunRecord[];
    told?: InstructionRecord;
    /** Stored runs of before the days that boards look at. */
    before?: RunRecord[];
    role?: Role;
    summary?: AthleteView['summary'];
    revisedBefore?: boolean;
  }
  const decide = ({
    posts,
    stored = [],
    told = prohibition,
    before = [],
    role = 'INTEGRATION',
    summary = well,
    revisedBefore = false,
  }: Case) => {
    const known = storedAs(...stored);
    const batch = recordBatch(posts, known);
    const report = reportOf(batch, known, { view: { roles: [role], summary }, revisedBefore, now });
    const state: AthleteState = {
      athlete: { ...runner, summary },
      instructions: [told],
      symptoms: [],
      recentRuns: stored,
      runsBefore: before,
      recentSessions: [],
      sessionsBefore: [],
    };
    return {
      report,
      after: report && summaryWithRuns(state, batch.changed, report, now),
      changes: report && changesBoards(summary, report, [told], now),
    };
  };
  const old = { startedAt: day(2) };

  const silent: [string, Case][] = [
    ['a run of long ago', { posts: [posted(1, old)] }],
    [
      'one that was there already, of long ago',
      { posts: [posted(1, old)], stored: [posted(1, { ...old, version: 1 })] },
    ],
    ['a revision of one of long ago', { posts: [posted(1, { ...old, revision: 1 })], stored: [posted(1, old)] }],
    ['one that the athlete writes of long ago', { posts: [posted(1, old)], role: 'OWNER', summary: hurting }],
    [
      'a revision of one of long ago, by an athlete who is well',
      { posts: [posted(1, { ...old, revision: 1 })], stored: [posted(1, old)], role: 'OWNER' },
    ],
  ];
  it.each(silent)('%s: nothing, and nothing is looked at', (_, each) => {
    expect(decide(each).report).toBeUndefined();
  });

  const told: [string, Case, object][] = [
    ['a run against an instruction', { posts: [posted(1)] }, { lastBreachAt: day(19) }],
    [
      'the latest of several',
      { posts: [posted(1, { startedAt: day(18) }), posted(2), posted(3, old)] },
      { lastBreachAt: day(19) },
    ],
    [
      'one that was there already, where a call died before',
      { posts: [posted(1)], stored: [posted(1, { version: 1 })] },
      { lastBreachAt: day(19) },
    ],
    [
      'the same by the athlete: a report of now',
      { posts: [posted(1)], role: 'OWNER', summary: { ...hurting, lastBreachAt: day(19) } },
      { lastReportAt: now },
    ],
    [
      'an old run that the athlete corrects: a report of now',
      { posts: [posted(1, { ...old, revision: 1 })], stored: [posted(1, old)], role: 'OWNER', summary: hurting },
      { lastReportAt: now },
    ],
  ];
  it.each(told)('%s', (_, each, expected) => {
    const { after, changes } = decide(each);
    expect(after).toMatchObject(expected);
    expect(changes).toBe(true);
  });

  describe('where a week is limited', () => {
    const told = anInstruction(1, {
      rules: [{ activity: 'RUN', permission: 'LIMITED', maxSessionsPerWeek: 2, minRestDaysBetween: 13 }],
      startsAt: day(12),
    });
    const stored = [posted(5, { startedAt: day(18) }), posted(6, { startedAt: day(19) })];
    const broken = { lastBreachAt: day(19) };
    const restrictions: AthleteView['summary']['restrictions'] = [
      { status: 'MODIFIED', from: day(12), governedByIds: [told.id] },
    ];
    const limited = { ...well, restrictions };

    it('a run of before the days that boards look at makes a later one a breach', () => {
      const one = [posted(6, { startedAt: day(19) })];
      const posts = [posted(1, { startedAt: day(9) })];
      const late = decide({ posts, stored: one, told, summary: limited });
      expect(late).toMatchObject({ changes: true, after: { lastBreachAt: day(19) } });
      expect(late.report?.recent).toEqual([]);
      expect(late.report?.recentIds.size).toBe(1);
      expect(decide({ posts, stored: one, told, summary: { ...well, availableSince: day(19) } }).after).toBeDefined();
      expect(
        decide({ posts, stored: one, told, summary: { ...well, availableSince: day(12) } }).report,
      ).toBeUndefined();
    });

    it('those that are stored count, also those of before', () => {
      const first = { posts: [posted(1, { startedAt: day(19) })], told };
      expect(decide(first).after).not.toHaveProperty('lastBreachAt');
      expect(decide({ ...first, before: [posted(2, { startedAt: day(10) })] }).after).toMatchObject(broken);
    });

    it('a retry whose runs are all there changes nothing', () => {
      const there = { posts: [posted(6, { startedAt: day(19) })], stored, told };
      const { after } = decide(there);
      expect(after).toMatchObject(broken);
      expect(decide({ ...there, summary: after ?? well })).toMatchObject({ changes: true, after: undefined });
    });
  });

  it('a revision that takes a run away unmakes its breach, also if an earlier try of the call has written it', () => {
    const summary = { ...well, lastBreachAt: day(19) };
    const moved = posted(1, { ...old, revision: 1 });
    const first = decide({ posts: [moved], stored: [posted(1, { version: 1 })], summary });
    expect(first.report?.recentIds).toEqual(new Set([moved.id]));
    expect(first.after).toBeDefined();
    expect(first.after).not.toHaveProperty('lastBreachAt');
    const again = decide({ posts: [moved], stored: [{ ...moved, version: 2 }], summary, revisedBefore: true });
    expect(again.after).toEqual(first.after);
  });

  it('a synced run is no word of the athlete: the summary stays as it is', () => {
    const { after } = decide({ posts: [posted(1)], summary: { ...hurting, lastBreachAt: day(19) } });
    expect(after).toBeUndefined();
  });

  it('nothing new: the summary stays as it is', () => {
    const { report, after } = decide({ posts: [posted(1)], summary: { ...well, lastBreachAt: day(19, '09:00') } });
    expect(report?.recentIds.size).toBe(1);
    expect(after).toBeUndefined();
  });
});
