import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  availabilityAt,
  availabilityFromSummary,
  restrictionsFrom,
} from '../../../functions/domain/instruction/availability.ts';
import { permissionsAt } from '../../../functions/domain/instruction/permissions.ts';
import { permissions as fromStrictest } from '../../../functions/domain/vocabulary.ts';
import { act, at, play } from '../../support/instruction-histories.ts';
import { inForceByStep, permissionsUnder, rulesHolding, statusUnder } from '../../support/naive-rules.ts';
import { proves, size } from '../../support/promise.ts';

/**
 * Rules 1 to 4 of the domain against a naive model: generated histories of what several people say, about several symptoms,
 * withdraw and end, asked at every step of time, boundaries and in between. `PROMISES=long` asks for the long run.
 */
const count = size(1_500, 100_000);

const STEPS = 40;

it(
  `what applies is right at every step of ${count} histories`,
  proves(4, count, 'histories with withdrawals', { timeout: 60_000 + count * 30 }),
  () => {
    const seen = { AVAILABLE: 0, MODIFIED: 0, SIDELINED: 0, restored: 0 };
    fc.assert(
      fc.property(fc.array(act, { minLength: 3, maxLength: 10 }), (acts) => {
        const { told, history, numbers, last } = play(acts);
        const steps = inForceByStep(history, STEPS);
        if (told.some(({ rules }) => rules.some(({ gaps }) => gaps))) seen.restored++;
        const summary = restrictionsFrom(told, at(last));
        steps.forEach((holding, step) => {
          const permissions = permissionsAt(told, at(step));
          const is = Object.fromEntries(permissions.map(({ activity, permission }) => [activity, permission]));
          const rules = rulesHolding(history, holding);
          expect(is, `at ${step}`).toEqual(permissionsUnder(rules));
          const { status, governedBy } = availabilityAt(told, at(step));
          seen[status]++;
          const by = governedBy.flatMap(({ id }) => numbers.get(id) ?? []).sort((a, b) => a - b);
          const due = statusUnder(rules);
          expect({ status, by }, `at ${step}`).toEqual({ ...due, by: [...new Set(due.by.map(({ of }) => of))] });
          if (step >= last) expect(availabilityFromSummary(summary, at(step)).status).toBe(status);
        });
      }),
      { numRuns: count },
    );
    // A generator that stops to restrict, or to restore, would prove nothing.
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(count / 100);
  },
);

it(
  `nobody's last word is loosened by additions and withdrawals, in ${count} histories`,
  proves(4, count, 'histories of additions and withdrawals', { timeout: 60_000 + count * 30 }),
  () => {
    let held = 0;
    const adding = act.filter(({ what, names }) => what !== 'end' && (names === 'none' || names === 'empty'));
    fc.assert(
      fc.property(fc.array(adding, { minLength: 3, maxLength: 10 }), (acts) => {
        const { told, history } = play(acts);
        for (let step = 0; step < STEPS; step++) {
          const permissions = permissionsAt(told, at(step));
          const standing = history.issued
            .filter(({ id, startsAt }) => startsAt <= step && (history.withdrawnAt.get(id) ?? Infinity) > step)
            .flatMap(({ author, endsAt = Infinity, rules }) => rules.map((rule) => ({ author, endsAt, rule })));
          const last = new Map(standing.map((word) => [`${word.author} ${word.rule.activity}`, word]));
          for (const { endsAt, rule } of last.values()) {
            if (endsAt <= step) continue;
            const now = permissions.find(({ activity }) => activity === rule.activity);
            const strictness = fromStrictest.indexOf(now?.permission ?? 'UNSPECIFIED');
            expect(strictness, `${rule.activity} at ${step}`).toBeLessThanOrEqual(
              fromStrictest.findIndex((each) => each === rule.permission),
            );
            if (rule.capped && now?.permission !== 'PROHIBITED')
              expect(now?.maxEffort ?? now?.maxDurationSeconds).toBeDefined();
            held++;
          }
        }
      }),
      { numRuns: count },
    );
    expect(held).toBeGreaterThan(count);
  },
);
