import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verdictsOf } from '../../../functions/domain/run/adherence.ts';
import { act, at, play } from '../../support/instruction-histories.ts';
import { type NaiveRun, naiveVerdicts } from '../../support/naive-adherence.ts';
import { proves, size } from '../../support/promise.ts';
import { aRun } from '../../support/records.ts';

/**
 * Rule 5 of the domain against a naive model: runs at every step of generated histories, in which several people say, withdraw
 * and end, are judged by what had been told when they began. `PROMISES=long` asks for the long run.
 */
const count = size(1_500, 100_000);

const run: fc.Arbitrary<NaiveRun> = fc.record({
  step: fc.nat(30),
  race: fc.boolean(),
  durationSeconds: fc.constantFrom(600, 1_200, 1_260, 1_261, 3_000),
  effort: fc.constantFrom(undefined, 0, 3, 4, 10),
  felt: fc.constantFrom(
    undefined,
    { pain: 0, onsetMeters: 0 },
    { pain: 2, onsetMeters: 100 },
    { pain: 3, onsetMeters: 4_600 },
    { pain: 3, onsetMeters: 4_599 },
    { pain: 8, onsetMeters: 0 },
  ),
});

it(
  `runs are judged by what had been told, in ${count} histories`,
  proves(4, count, 'histories of which runs are judged', { timeout: 60_000 + count * 30 }),
  () => {
    const seen = { BROKEN: 0, UNKNOWN: 0, STOPPED_AS_TOLD: 0, KEPT: 0 };
    fc.assert(
      fc.property(
        fc.array(act, { minLength: 3, maxLength: 10 }),
        fc.array(run, { minLength: 3, maxLength: 8 }),
        (acts, runs) => {
          const { told, history, numbers } = play(acts);
          const limitsOf = (number: number, activity: string) => {
            const id = [...numbers].find(([, each]) => each === number)?.[0];
            return told.find((each) => each.id === id)?.rules.find((rule) => rule.activity === activity) ?? {};
          };
          for (const each of runs) {
            const { step, race, durationSeconds, effort, felt } = each;
            const ran = aRun(1, {
              startedAt: at(step),
              type: race ? 'RACE' : 'EASY',
              durationSeconds,
              ...(effort !== undefined && { effort }),
              ...(felt && { felt: [{ ...felt, at: at(step) }] }),
            });
            const verdicts = verdictsOf(ran, told, [], {});
            for (const { verdict } of verdicts) seen[verdict]++;
            const judged = verdicts.map(
              ({ instruction, rule, verdict }) => `${numbers.get(instruction.id)} ${rule} ${verdict}`,
            );
            expect(judged.sort(), `a run at ${step}`).toEqual(naiveVerdicts(history, limitsOf, each));
          }
        },
      ),
      { numRuns: count },
    );
    // A generator that stops to restrict would prove nothing.
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(count / 100);
  },
);
