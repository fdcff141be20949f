import { describe, expect, it } from 'vitest';
import { endOfRun, isDuring, painsIn, withFelt } from '../../../functions/domain/run/felt.ts';
import type { RunRecord } from '../../../functions/domain/run/run-record.ts';
import type { ObservationRecord } from '../../../functions/domain/symptom/symptom.ts';
import { anObservation, aRun, day } from '../../support/records.ts';

describe('the time of a run', () => {
  it.each<[string, Partial<RunRecord>, string]>([
    ['without an end: its time in motion', {}, day(1, '08:30')],
    ['with pauses', { endedAt: day(1, '08:45') }, day(1, '08:45')],
    ['a source that says that it ended as it began', { endedAt: day(1) }, day(1, '08:30')],
    ['half seconds', { durationSeconds: 1.5 }, day(1, '08:00:01.500')],
  ])('%s', (_, parts, end) => {
    const run = aRun(1, parts);
    expect(endOfRun(run)).toBe(end);
    expect([isDuring(run, day(1)), isDuring(run, end), isDuring(run, day(1, '07:59')), isDuring(run, day(2))]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('pain belongs to a run', () => {
  const run = aRun(1);
  const during: Partial<ObservationRecord> = { phase: 'DURING_RUN', pain: 8, observedAt: day(1, '08:10') };
  it.each<[string, Partial<ObservationRecord>, Partial<RunRecord>['felt']]>([
    ['that it names', { ...during, runId: run.id }, [{ pain: 8, at: day(1, '08:10') }]],
    ['that it names, written down later', { ...during, runId: run.id, observedAt: day(3) }, [{ pain: 8, at: day(3) }]],
    [
      'with its onset',
      { ...during, runId: run.id, onsetDistanceMeters: 0 },
      [{ pain: 8, onsetMeters: 0, at: day(1, '08:10') }],
    ],
    ['by its time, where it names none', during, [{ pain: 8, at: day(1, '08:10'), byTime: true }]],
    ['by its time only if it lies in the run', { ...during, observedAt: day(1, '08:31') }, []],
    ['not if it names another', { ...during, runId: aRun(2).id }, []],
    ['not if it was felt after it', { ...during, phase: 'AFTER_RUN', runId: run.id }, []],
    ['not if it was felt next morning', { ...during, phase: 'NEXT_MORNING', runId: run.id }, []],
  ])('%s', (_, parts, felt) => {
    const observation = anObservation(1, parts);
    const due = felt?.map((each) => ({ observationId: observation.id, ...each }));
    expect(withFelt(run, observation).felt).toEqual(due);
  });

  it('a corrected observation takes its own place, and the worst comes first', () => {
    const first = anObservation(1, { ...during, pain: 1 });
    const second = anObservation(2, { ...during, pain: 4 });
    const once = withFelt(withFelt(run, first), second);
    expect(painsIn(once).map(({ pain }) => pain)).toEqual([4, 1]);
    const corrected = withFelt(once, { ...first, pain: 10 });
    expect(painsIn(corrected).map(({ pain }) => pain)).toEqual([10, 4]);
    expect(painsIn(withFelt(corrected, { ...second, phase: 'AFTER_RUN' })).map(({ pain }) => pain)).toEqual([10]);
  });

  it('what belongs by its time leaves a run that a revision has moved', () => {
    const felt = withFelt(run, anObservation(1, during));
    expect(painsIn({ ...felt, startedAt: day(1, '08:20') })).toEqual([]);
    const named = withFelt(run, anObservation(1, { ...during, runId: run.id }));
    expect(painsIn({ ...named, startedAt: day(1, '08:20') })).toHaveLength(1);
  });

  it('a record of before keeps its pain, as if noticed at the start, when a new word is added', () => {
    const former = aRun(1, { worstPain: 6 });
    expect(painsIn(former)).toEqual([{ pain: 6, at: day(1) }]);
    const added = withFelt(former, anObservation(1, { ...during, pain: 2, runId: run.id }));
    expect(painsIn(added).map(({ pain }) => pain)).toEqual([6, 2]);
  });

  it('keeps the 40 worst', () => {
    const all = Array.from({ length: 60 }, (_, index) => anObservation(index, { ...during, pain: index % 11 }));
    const full = all.reduce(withFelt, run);
    expect(painsIn(full)).toHaveLength(40);
    expect(Math.min(...painsIn(full).map(({ pain }) => pain))).toBeGreaterThan(2);
  });
});
