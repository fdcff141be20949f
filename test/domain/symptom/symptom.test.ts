import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../functions/domain/limits/limits.ts';
import type { Actor } from '../../../functions/domain/athlete/athlete.ts';
import type { ObservationContext, ObservationInput } from '../../../functions/domain/symptom/observation.ts';
import { observationFrom } from '../../../functions/domain/symptom/observation.ts';
import type { RunRecord } from '../../../functions/domain/run/run-record.ts';
import type { ObservationRecord, SymptomRecord } from '../../../functions/domain/symptom/symptom.ts';
import { addObservation, reportSymptom, resolveSymptom } from '../../../functions/domain/symptom/symptom-change.ts';
import { newSymptom, withNewObservation } from '../../../functions/domain/symptom/symptom-course.ts';
import { recurSymptom } from '../../../functions/domain/symptom/recur.ts';
import { mergeSymptoms } from '../../../functions/domain/symptom/merge.ts';
import { TREND_OVER, trendOf } from '../../../functions/domain/symptom/trend.ts';
import type { Role } from '../../../functions/domain/vocabulary.ts';
import { as, authorAs, countingIds, problemsOf, refused, runner } from '../../support/decisions.ts';
import { anObservation, aRun, aSymptom, day } from '../../support/records.ts';

const now = day(9);
const newId = countingIds();
const context = (parts: Partial<ObservationContext> = {}): ObservationContext => ({
  by: as('OWNER'),
  now,
  newId,
  ...parts,
});
const state = (symptoms: readonly SymptomRecord[] = []) => ({ athlete: runner, symptoms, instructions: [] });
const tight: ObservationInput = { phase: 'COOL_DOWN', sites: ['HAMSTRING_BELLY'], pain: 1 };
const by = (role: Role): { by: Actor; now: string } => ({ by: as(role), now });

describe('the values of an observation', () => {
  const run = aRun(1);
  const full = aRun(2, { observationIds: Array.from({ length: 20 }, (_, index) => anObservation(index).id) });
  const short = aRun(4, { distanceMeters: 3_219 });
  const indoors = aRun(5, { distanceMeters: 0 });
  const later = aRun(6, { startedAt: day(8) });
  const ahead = aRun(7, { startedAt: day(9, '08:16') });
  const during = ({ id: runId }: RunRecord, onsetDistanceMeters?: number): Partial<ObservationInput> => ({
    ...{ phase: 'DURING_RUN', runId, onsetDistanceMeters },
  });
  const before = ({ id: runId }: RunRecord): Partial<ObservationInput> => ({ phase: 'PRE_RUN', runId });
  const others = aRun(3, { athleteId: 'ath_BBBBBBBBBBBBBBBB' });
  const cases: readonly [string, Partial<ObservationInput>, RunRecord | undefined, string[]][] = [
    ['as little as can be', {}, undefined, []],
    ['now, on a device whose clock is 15 minutes fast', { observedAt: day(9, '08:15') }, undefined, []],
    ['tomorrow', { observedAt: day(10) }, undefined, ['OUT_OF_RANGE observedAt']],
    ['in the year 0', { observedAt: '0000-01-01T00:00:00.000Z' }, undefined, ['OUT_OF_RANGE observedAt']],
    ['from the first step', { phase: 'DURING_RUN', onsetDistanceMeters: 0 }, undefined, []],
    ['in the run, from somewhere on', { phase: 'DURING_RUN' }, undefined, []],
    ['4 miles into cooling down', { onsetDistanceMeters: 6_437 }, undefined, ['INVALID onsetDistanceMeters']],
    [
      'before the start',
      { phase: 'DURING_RUN', onsetDistanceMeters: -1 },
      undefined,
      ['OUT_OF_RANGE onsetDistanceMeters'],
    ],
    ['nowhere', { sites: [] }, undefined, ['OUT_OF_RANGE sites']],
    ['twice in one place', { sites: ['HIP', 'GLUTE', 'HIP'] }, undefined, ['INVALID sites.2']],
    ['one sensation twice', { sensations: ['ACHE', 'ACHE'] }, undefined, ['INVALID sensations.1']],
    [
      'six sensations',
      { sensations: ['ACHE', 'CRAMP', 'BURNING', 'TIGHTNESS', 'SORENESS', 'OTHER'] },
      undefined,
      ['OUT_OF_RANGE sensations'],
    ],
    ['without pain', { pain: 0 }, undefined, []],
    ['pain 11', { pain: 11 }, undefined, ['OUT_OF_RANGE pain']],
    ['pain 2.5', { pain: 2.5 }, undefined, ['INVALID pain']],
    ['2,001 characters', { note: 'x'.repeat(2_001) }, undefined, ['TOO_LONG note']],
    ['in a run', { runId: run.id }, run, []],
    ['in no run that is there', { runId: run.id }, undefined, ['NOT_FOUND runId']],
    ['in another run than the one that is there', { runId: 'run_x' }, run, ['NOT_FOUND runId']],
    ["in somebody else's run", { runId: others.id }, others, ['NOT_FOUND runId']],
    ['from the end of its run on', during(run, 5_000), run, []],
    ['a little further than the run was measured', during(run, 5_150), run, []],
    ['further than the run went', during(run, 5_151), run, ['OUT_OF_RANGE onsetDistanceMeters']],
    ['10 km into 3.2 km', during(short, 10_000), short, ['OUT_OF_RANGE onsetDistanceMeters']],
    ['100 m further than 3.2 km', during(short, 3_319), short, []],
    ['10 km into no run', { phase: 'DURING_RUN', onsetDistanceMeters: 10_000 }, undefined, []],
    ['into a run without a distance', during(indoors, 10_000), indoors, []],
    ['before its run, while running', { ...during(later), observedAt: day(7) }, later, ['OUT_OF_RANGE observedAt']],
    ['five days before its run', { ...before(later), observedAt: day(3) }, later, ['OUT_OF_RANGE observedAt']],
    ['a day before its run', { ...before(later), observedAt: day(7) }, later, []],
    ['in the stretches before its run', { ...before(later), observedAt: day(8, '07:40') }, later, []],
    ['in its run, by a clock that is slow', { ...during(later), observedAt: day(8, '07:45') }, later, []],
    ['the morning after', { phase: 'NEXT_MORNING', runId: later.id, observedAt: day(9, '07:00') }, later, []],
    ['before a run that has not begun', during(ahead), ahead, ['OUT_OF_RANGE observedAt']],
    ['in a run that carries 20 already', { runId: full.id }, full, ['LIMIT_REACHED runId']],
    [
      'all of it wrong',
      { pain: -1, sites: [], onsetDistanceMeters: NaN, note: '\ud800' },
      undefined,
      [
        'INVALID onsetDistanceMeters',
        'INVALID onsetDistanceMeters',
        'OUT_OF_RANGE sites',
        'OUT_OF_RANGE pain',
        'INVALID note',
      ],
    ],
  ];
  it.each(cases)('%s', (_, input, linked, expected) => {
    const made = () => observationFrom({ ...tight, ...input }, runner, context({ run: linked }));
    expect(refused(made)).toEqual(expected.map((each) => each.replace(' ', ' input.observation.')));
  });

  it("keeps just what was given, on the athlete's local day", () => {
    const input = { ...tight, observedAt: day(2, '05:00'), note: null, sensations: null };
    const one = observationFrom(input, runner, context({ fromCommentId: 'com_x' }));
    expect(one).toEqual({
      kind: 'observation',
      id: one.id,
      athleteId: runner.id,
      symptomId: one.symptomId,
      observedAt: day(2, '05:00'),
      localDate: '2026-03-01', // 23:00 in Chicago
      phase: 'COOL_DOWN',
      sites: ['HAMSTRING_BELLY'],
      side: 'UNSPECIFIED',
      sensations: [],
      pain: 1,
      fromCommentId: 'com_x',
      recordedBy: authorAs('OWNER'),
      recordedAt: now,
      version: 0,
    });
    expect(Object.keys(one)).not.toContain('note');
    expect(one.id.startsWith(one.symptomId.replace('sym_', 'obs_'))).toBe(true);
  });
});

describe('the day of an observation', () => {
  const tokyo = aRun(1, { startedAt: day(5, '22:00'), timeZone: 'Asia/Tokyo', localDate: '2026-03-06' });
  const cases: readonly [string, Partial<ObservationInput>, RunRecord | undefined, string][] = [
    ["the athlete's, in Chicago", { observedAt: day(5, '23:00') }, undefined, '2026-03-05'],
    ["its run's, in Tokyo", { observedAt: day(5, '23:00'), runId: tokyo.id }, tokyo, '2026-03-06'],
    ["the athlete's, if it is not said to be in the run", { observedAt: day(5, '23:00') }, tokyo, '2026-03-05'],
  ];
  it.each(cases)('is %s', (_, input, run, date) => {
    const how = context({ ...(run && { run }) });
    expect(observationFrom({ ...tight, ...input }, runner, how).localDate).toBe(date);
  });
});

describe('reporting', () => {
  it('opens a symptom with its first observation', () => {
    const { change, symptom, observation } = reportSymptom(state(), tight, context());
    expect(symptom).toMatchObject({ status: 'ACTIVE', openedAt: now, observationCount: 1, version: 0 });
    expect(symptom).toMatchObject({ latestObservation: { ...observation, version: 1 }, trend: 'STEADY' });
    const uses = { observations: 1, wordBytes: 0 };
    expect(change).toEqual({ put: [symptom, observation], lastReportAt: now, uses });
  });

  it('in a run: the run lists it in the order of observation, with the worst pain', () => {
    const later = anObservation(5, { observedAt: day(3) });
    const run = aRun(1, { observationIds: [later.id], worstPain: 2, felt: [], updatedAt: day(1) });
    const input = { ...tight, observedAt: day(1), pain: 4, runId: run.id };
    const { change, observation } = reportSymptom(state(), input, context({ run }));
    expect(observation.runId).toBe(run.id);
    expect(change.put[2]).toEqual({ ...run, observationIds: [later.id, observation.id].sort(byInstant), worstPain: 4 });
    expect(reportSymptom(state(), tight, context({ run })).change.put).toHaveLength(2); // not said to be in it
  });
  const byInstant = (a: string, b: string) => ((a.split('.')[2] ?? '') < (b.split('.')[2] ?? '') ? -1 : 1);

  it('is a report of the athlete only if they do it', () => {
    expect(reportSymptom(state(), tight, context({ by: as('COACH') })).change).not.toHaveProperty('lastReportAt');
  });

  it.each(['SUPPORTER', 'INTEGRATION'] as const)('is not for the %s', (role) => {
    expect(refused(() => reportSymptom(state(), tight, context({ by: as(role) })))).toEqual(['FORBIDDEN input']);
  });

  it.each([
    ['COACH', atOnce.openSymptoms],
    ['OWNER', atOnce.openSymptomsForOwner],
  ] as const)('is for the %s at most %s symptoms at a time', (role, most) => {
    const open = Array.from({ length: most }, (_, index) => aSymptom(index));
    const how = context({ by: as(role) });
    expect(refused(() => reportSymptom(state(open), tight, how))).toEqual(['LIMIT_REACHED input']);
    const one = open.map((each, index) => (index === 0 ? { ...each, status: 'RESOLVED' as const } : each));
    expect(refused(() => reportSymptom(state(one), tight, how))).toEqual([]);
  });
});

/** Reports and adds observations one after the other, as they come in. */
function course(
  inputs: readonly ObservationInput[],
  window = TREND_OVER,
): { symptom: SymptomRecord; all: ObservationRecord[] } {
  const [first = tight, ...others] = inputs;
  const made = reportSymptom(state(), first, context());
  let symptom = made.symptom;
  const all = [made.observation];
  for (const input of others) {
    const latest = [...all].sort((a, b) => (a.observedAt + a.id < b.observedAt + b.id ? 1 : -1)).slice(0, window);
    const added = addObservation(state(), symptom, latest, input, context());
    symptom = added.symptom;
    all.push(added.observation);
  }
  return { symptom, all };
}

describe('adding an observation', () => {
  const story: readonly ObservationInput[] = [
    { ...tight, observedAt: day(1) },
    { phase: 'AFTER_RUN', sites: ['HAMSTRING_BELLY', 'GLUTE', 'HIP'], pain: 2, observedAt: day(2) },
    { phase: 'DURING_RUN', onsetDistanceMeters: 6_437, sites: ['HAMSTRING_BELLY'], pain: 3, observedAt: day(4) },
    { phase: 'PRE_RUN', sites: ['HAMSTRING_BELLY'], pain: 3, observedAt: day(6) },
    { phase: 'AFTER_RUN', sites: ['HAMSTRING_PROXIMAL_TENDON'], pain: 4, observedAt: day(8) },
  ];

  it('the story: WORSENING from day 2 on, when it spreads', () => {
    const trends = story.map((_, index) => course(story.slice(0, index + 1)).symptom.trend);
    expect(trends).toEqual(['STEADY', 'WORSENING', 'WORSENING', 'WORSENING', 'WORSENING']);
    expect(course(story).symptom).toMatchObject({
      openedAt: day(1),
      latestObservation: { pain: 4 },
      worseningSince: day(2),
    });
  });

  it('reported late, it is inserted at its time', () => {
    const { symptom, all } = course([...story.slice(1), ...story.slice(0, 1)]);
    expect(symptom).toMatchObject({ openedAt: day(1), observationCount: 5 });
    const latest = all.find(({ observedAt }) => observedAt === day(8));
    expect(symptom.latestObservation).toEqual({ ...latest, version: 1 });
  });

  const told = (pain: number, at: number, recorded: number) =>
    anObservation(at, { observedAt: day(at), pain, recordedAt: day(recorded) });
  it.each<[string, ObservationRecord[], SymptomRecord['lastTold']]>([
    ['in order', [told(3, 1, 1), told(4, 2, 2)], undefined],
    ['a night before, late: worse', [told(7, 3, 3), told(10, 2, 4)], { at: day(4), pain: 10 }],
    ['a night before, late: less bad', [told(7, 3, 3), told(2, 2, 4)], { at: day(4), pain: 7 }],
    ['late ones, and then a new one', [told(7, 3, 3), told(10, 2, 4), told(5, 5, 5)], undefined],
    ['two late ones', [told(7, 4, 4), told(10, 2, 5), told(1, 3, 6)], { at: day(6), pain: 10 }],
    [
      'an earlier one is corrected',
      [told(3, 2, 2), { ...told(9, 1, 1), history: [{ ...told(1, 1, 1), until: day(3) }] }],
      { at: day(3), pain: 9 },
    ],
  ])('what was told last, %s', (_, [first, ...more], lastTold) => {
    const opened = newSymptom(first ?? told(0, 0, 0), { status: 'ACTIVE' });
    const all: ObservationRecord[] = first ? [first] : [];
    const symptom = more.reduce((before, each) => {
      const after = withNewObservation(before, all, each);
      all.push(each);
      return after;
    }, opened);
    expect(symptom.lastTold).toEqual(lastTold);
  });

  it('of the same instant, the one reported later counts as the latest', () => {
    const { symptom } = course([
      { ...tight, observedAt: day(1) },
      { ...tight, observedAt: day(1), pain: 5 },
    ]);
    expect(symptom.latestObservation.pain).toBe(5);
  });

  it('reported in any order, it ends in the same symptom', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ hour: fc.integer({ min: 0, max: 150 }), pain: fc.integer({ min: 0, max: 10 }) }), {
          minLength: 1,
          maxLength: 20,
        }),
        (said) => {
          const inputs = [...new Map(said.map((each) => [each.hour, each])).values()].map(
            ({ hour, pain }): ObservationInput => ({ ...tight, pain, observedAt: day(1, `${hour}:00`) }),
          );
          const { symptom, all } = course(inputs);
          const sorted = all.sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1));
          expect(symptom).toMatchObject({
            openedAt: sorted[0]?.observedAt,
            latestObservation: { id: sorted.at(-1)?.id, pain: sorted.at(-1)?.pain },
            observationCount: sorted.length,
          });
          const { trend, worseningSince } = trendOf(sorted);
          expect([symptom.trend, symptom.worseningSince]).toEqual([trend, worseningSince]);
        },
      ),
    );
  });

  it('a long WORSENING keeps its start, though only the latest observations are compared', () => {
    const row = Array.from({ length: TREND_OVER + 30 }, (_, index): ObservationInput => ({
      phase: 'DURING_RUN',
      onsetDistanceMeters: 10_000 - 100 * index,
      sites: ['SHIN'],
      pain: 3,
      observedAt: day(1, `${index}:00`),
    }));
    expect(course(row).symptom).toMatchObject({ trend: 'WORSENING', worseningSince: day(1, '7:00') });
  });

  const over: readonly [string, SymptomRecord, string][] = [
    ['resolved', aSymptom(1, { status: 'RESOLVED', resolvedAt: day(2) }), 'recurSymptom'],
    ['merged', aSymptom(1, { status: 'MERGED', mergedIntoId: aSymptom(2).id }), 'merged into another one'],
  ];
  it.each(over)('not to one that is %s', (_, symptom, hint) => {
    const add = () => addObservation(state(), symptom, [], tight, context());
    expect(refused(add)).toEqual(['CONFLICT input.symptomId']);
    expect(problemsOf(add)[0]?.message).toContain(hint);
  });
});

describe('adding an observation late, to a symptom that is over', () => {
  const latestObservation = anObservation(1, { observedAt: day(3) });
  const over = aSymptom(1, { status: 'RESOLVED', resolvedAt: day(5), latestObservation });
  const recent = [latestObservation];
  const late = (observedAt: string | undefined, symptom = over) =>
    addObservation(state(), symptom, recent, { ...tight, pain: 8, observedAt }, context());

  it('is taken in at its time, and reopens nothing', () => {
    expect(late(day(4)).symptom).toMatchObject({
      ...{ status: 'RESOLVED', resolvedAt: day(5), observationCount: 2, trend: 'WORSENING' },
      latestObservation: { observedAt: day(4), pain: 8 },
    });
    expect(late(day(2)).symptom).toMatchObject({ status: 'RESOLVED', latestObservation: { observedAt: day(3) } });
  });

  it.each<[string, string | undefined, SymptomRecord]>([
    ['when it was over', day(6), over],
    ['now', undefined, over],
    ['when it had been merged', day(4), { ...over, status: 'MERGED', mergedIntoId: aSymptom(2).id }],
  ])('not of %s', (_, observedAt, symptom) => {
    expect(refused(() => late(observedAt, symptom))).toEqual(['CONFLICT input.symptomId']);
  });
});

describe('resolving', () => {
  const open = aSymptom(1, { latestObservation: anObservation(1, { observedAt: day(8) }) });

  it('now, or since the latest observation', () => {
    expect(resolveSymptom(open, {}, by('COACH')).symptom).toEqual({
      ...open,
      status: 'RESOLVED',
      resolvedAt: now,
      resolvedBy: authorAs('COACH'),
    });
    expect(resolveSymptom(open, { resolvedAt: day(8) }, by('OWNER')).symptom.resolvedAt).toBe(day(8));
    expect(refused(() => resolveSymptom(open, { resolvedAt: day(7) }, by('OWNER')))).toEqual([
      'OUT_OF_RANGE input.resolvedAt',
    ]);
    expect(refused(() => resolveSymptom(open, { resolvedAt: day(20) }, by('OWNER')))).toEqual([
      'OUT_OF_RANGE input.resolvedAt',
    ]);
  });

  it('though a fast clock put the latest observation a few minutes ahead', () => {
    const ahead = aSymptom(1, { latestObservation: anObservation(1, { observedAt: day(9, '08:10') }) });
    expect(resolveSymptom(ahead, {}, by('OWNER')).symptom.resolvedAt).toBe(day(9, '08:10'));
  });

  it('twice is once; at another instant is not', () => {
    const { symptom } = resolveSymptom(open, {}, by('OWNER'));
    expect(resolveSymptom(symptom, {}, { ...by('OWNER'), now: day(12) })).toEqual({ change: { put: [] }, symptom });
    expect(refused(() => resolveSymptom(symptom, { resolvedAt: day(8) }, by('OWNER')))).toEqual([
      'CONFLICT input.resolvedAt',
    ]);
  });
});

describe('recurring', () => {
  const earlier = aSymptom(1, { status: 'RESOLVED', resolvedAt: day(5), diagnoses: [], observationCount: 7 });

  it('is a new symptom that knows the earlier one', () => {
    const { symptom, change, observation } = recurSymptom(state(), earlier, [], tight, context());
    expect(symptom).toMatchObject({ status: 'RECURRED', recursFromId: earlier.id, observationCount: 1, openedAt: now });
    expect(symptom.id).not.toBe(earlier.id);
    const uses = { observations: 1, wordBytes: 0 };
    expect(change).toEqual({ put: [symptom, observation], lastReportAt: now, uses });
  });

  const back = aSymptom(2, { status: 'RECURRED', recursFromId: earlier.id });
  const cases: readonly [string, SymptomRecord, readonly SymptomRecord[], Partial<ObservationInput>, string[]][] = [
    ['after it was over', earlier, [], {}, []],
    ['at the instant it was over', earlier, [], { observedAt: day(5) }, ['OUT_OF_RANGE input.observation.observedAt']],
    ['before', earlier, [], { observedAt: day(4) }, ['OUT_OF_RANGE input.observation.observedAt']],
    ['while it is open', aSymptom(1), [], {}, ['CONFLICT input.symptomId']],
    ['merged', aSymptom(1, { status: 'MERGED' }), [], {}, ['CONFLICT input.symptomId']],
    ['when it is back already', earlier, [back], {}, ['ALREADY_EXISTS input.symptomId']],
    ['when that is over too', earlier, [{ ...back, status: 'RESOLVED' }], {}, []],
  ];
  it.each(cases)('%s', (_, symptom, symptoms, input, expected) => {
    expect(refused(() => recurSymptom(state(symptoms), symptom, [], { ...tight, ...input }, context()))).toEqual(
      expected,
    );
  });
});

describe('merging', () => {
  const observations = [1, 2, 3, 4].map((number) =>
    anObservation(number, { observedAt: day(number), pain: number * 2 }),
  );
  const suspected = { pathology: 'TENDINOPATHY', certainty: 'SUSPECTED', by: as('COACH') } as const;
  const into = aSymptom(1, {
    openedAt: day(2),
    latestObservation: anObservation(3, { observedAt: day(3) }),
    observationCount: 2,
    diagnoses: [{ ...suspected, at: day(3) }],
    mergedFromIds: [aSymptom(7).id],
  });
  const from = aSymptom(2, {
    openedAt: day(1),
    latestObservation: anObservation(4, { observedAt: day(4), pain: 8 }),
    observationCount: 2,
    diagnoses: [{ ...suspected, at: day(2) }],
    mergedFromIds: [aSymptom(8).id],
  });

  it('goes on as one with what both had', () => {
    const { symptom, change } = mergeSymptoms(into, from, { recent: observations }, by('PHYSIO'));
    expect(symptom).toEqual({
      ...into,
      openedAt: day(1),
      latestObservation: from.latestObservation,
      observationCount: 4,
      trend: 'WORSENING',
      worseningSince: day(3),
      redFlags: [{ sign: 'SEVERE_PAIN', since: day(4) }],
      diagnoses: [from.diagnoses[0], into.diagnoses[0]],
      mergedFromIds: [aSymptom(7).id, from.id, aSymptom(8).id],
    });
    const away = { ...from, status: 'MERGED', mergedIntoId: into.id, mergedBy: authorAs('PHYSIO') };
    expect(change).toEqual({ put: [symptom, away] });
  });

  it('the order in which the observations are handed in does not matter', () => {
    const shuffled = [...observations].reverse();
    expect(mergeSymptoms(into, from, { recent: shuffled }, by('OWNER')).symptom.trend).toBe('WORSENING');
  });

  it('what was merged into the part goes on in the whole', () => {
    const ofPart: SymptomRecord = { ...aSymptom(8), status: 'MERGED', mergedIntoId: from.id };
    const { change } = mergeSymptoms(into, from, { recent: observations, parts: [ofPart] }, by('PHYSIO'));
    expect(change.put.slice(1)).toEqual([
      { ...from, status: 'MERGED', mergedIntoId: into.id, mergedBy: authorAs('PHYSIO') },
      { ...ofPart, mergedIntoId: into.id },
    ]);
  });

  it('twice is once', () => {
    const merged: SymptomRecord = { ...from, status: 'MERGED', mergedIntoId: into.id };
    expect(mergeSymptoms(into, merged, { recent: [] }, by('OWNER'))).toEqual({ change: { put: [] }, symptom: into });
  });

  const resolved = (symptom: SymptomRecord): SymptomRecord => ({ ...symptom, status: 'RESOLVED', resolvedAt: day(5) });
  const others: SymptomRecord = { ...from, athleteId: 'ath_BBBBBBBBBBBBBBBB' };
  const many = Array.from({ length: 9 }, (_, index) => aSymptom(20 + index).id);
  const cases: readonly [string, SymptomRecord, SymptomRecord, Role, string[]][] = [
    ['with itself', into, into, 'OWNER', ['INVALID input.fromSymptomId']],
    ["with somebody else's", into, others, 'OWNER', ['NOT_FOUND input.fromSymptomId']],
    ['into a resolved one', resolved(into), from, 'OWNER', ['CONFLICT input.intoSymptomId']],
    ['of a resolved one', into, resolved(from), 'OWNER', ['CONFLICT input.fromSymptomId']],
    ['of more than ten', { ...into, mergedFromIds: many }, from, 'OWNER', ['LIMIT_REACHED input.fromSymptomId']],
    [
      'of more than fifty diagnoses',
      { ...into, diagnoses: Array.from({ length: 50 }, () => ({ ...suspected, at: day(1) })) },
      from,
      'OWNER',
      ['LIMIT_REACHED input.fromSymptomId'],
    ],
    ['by a supporter', into, from, 'SUPPORTER', ['FORBIDDEN input']],
  ];
  it.each(cases)('%s', (_, one, other, role, expected) => {
    expect(refused(() => mergeSymptoms(one, other, { recent: observations }, by(role)))).toEqual(expected);
  });
});
