import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../functions/domain/athlete/athlete.ts';
import { atOnce } from '../../../functions/domain/limits/limits.ts';
import { correctObservation } from '../../../functions/domain/symptom/correction.ts';
import type { ObservationInput } from '../../../functions/domain/symptom/observation.ts';
import type { ObservationRecord } from '../../../functions/domain/symptom/symptom.ts';
import { as, countingIds, refused, runner } from '../../support/decisions.ts';
import { anObservation, aRun, aSymptom, day } from '../../support/records.ts';

const now = day(9);
const newId = countingIds();

// Pain 10, typed for 1, in the run of day 3.
const first = anObservation(1, { observedAt: day(1), phase: 'DURING_RUN' });
const second = anObservation(2, { observedAt: day(2), phase: 'DURING_RUN' });
const wrong = anObservation(3, { observedAt: day(3), phase: 'DURING_RUN', pain: 10, note: 'Fine', runId: aRun(3).id });
const other = anObservation(4, { observedAt: day(3, '09:00'), phase: 'COOL_DOWN', pain: 2, runId: aRun(3).id });
const run = aRun(3, { startedAt: day(3), observationIds: [wrong.id, other.id], worstPain: 10 });
const symptom = aSymptom(1, {
  latestObservation: wrong,
  observationCount: 3,
  trend: 'WORSENING',
  worseningSince: day(3),
});
const right: ObservationInput = {
  ...{
    phase: 'DURING_RUN',
    sites: ['HAMSTRING_BELLY'],
    side: 'LEFT',
    sensations: ['TIGHTNESS'],
    pain: 1,
    note: 'Fine',
  },
};

function correct(
  input: ObservationInput,
  { of = wrong, by = as('OWNER') }: { of?: ObservationRecord; by?: Actor } = {},
) {
  const around = { recent: [first, second, wrong], inRun: [wrong, other] };
  return correctObservation(runner, symptom, of, around, input, {
    by,
    now,
    newId,
    run: of.runId === undefined ? undefined : run,
  });
}

describe('correcting an observation', () => {
  it('keeps what it said, and everything follows: latest, trend, red flags, the worst pain of the run', () => {
    const { change, observation, symptom: after } = correct(right);
    const said = { phase: 'DURING_RUN', sites: ['HAMSTRING_BELLY'], side: 'LEFT', sensations: ['TIGHTNESS'] };
    const history = [{ ...said, pain: 10, note: 'Fine', until: now }];
    expect(observation).toEqual({ ...wrong, pain: 1, history });
    const { worseningSince: _since, ...steady } = symptom;
    const latestObservation = { ...observation, version: 2 };
    expect(after).toEqual({ ...steady, latestObservation, trend: 'STEADY', redFlags: [] });
    // What the run says of before its observations were told apart counts from its start.
    const felt = [
      { pain: 2, at: run.startedAt },
      { observationId: observation.id, pain: 1, at: observation.observedAt },
    ];
    expect(change.put).toEqual([after, observation, { ...run, worstPain: 2, felt }]);
    expect(change.lastReportAt).toBe(now);
  });

  it('of what is not the latest changes the course alone', () => {
    const after = correct({ ...right, pain: 9 }, { of: second }).symptom;
    expect(after.latestObservation).toEqual(wrong);
    expect(after.worseningSince).toBe(day(2));
  });

  it('leaves out what is not given any more', () => {
    const { note: _note, ...without } = right;
    expect(correct(without).observation).not.toHaveProperty('note');
  });

  it('twice keeps both; the same again changes nothing', () => {
    const { observation } = correct(right);
    const again = correct({ ...right, pain: 2 }, { of: observation }).observation;
    expect(again.history?.map(({ pain }) => pain)).toEqual([10, 1]);
    expect(correct({ ...right, pain: 2 }, { of: again }).change).toEqual({ put: [] });
  });

  const history = Array.from({ length: atOnce.corrections }, () => ({ ...wrong, until: now }));
  const cases: readonly [string, Partial<ObservationInput>, Parameters<typeof correct>[1], string[]][] = [
    ['by somebody else', {}, { by: as('PHYSIO') }, ['FORBIDDEN input.observationId']],
    ['by a supporter', {}, { by: as('SUPPORTER') }, ['FORBIDDEN input']],
    ['to another instant', { observedAt: day(2) }, {}, ['INVALID input.observation.observedAt']],
    ['to the instant that it has', { observedAt: day(3) }, {}, []],
    ['to another run', { runId: aRun(4).id }, {}, ['INVALID input.observation.runId']],
    ['to the run that it has', { runId: run.id }, {}, []],
    ['to pain 11', { pain: 11 }, {}, ['OUT_OF_RANGE input.observation.pain']],
    ['beyond its run', { onsetDistanceMeters: 9_000 }, {}, ['OUT_OF_RANGE input.observation.onsetDistanceMeters']],
    ['a sixth time', {}, { of: { ...wrong, history } }, ['LIMIT_REACHED input.observationId']],
  ];
  it.each(cases)('%s', (_, parts, how, expected) => {
    expect(refused(() => correct({ ...right, ...parts }, how))).toEqual(expected);
  });
});
