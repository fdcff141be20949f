import { describe, expect, it } from 'vitest';
import { severityOf, worstSeverity } from '../../../functions/domain/run/breach-severity.ts';

type Broken = Parameters<typeof severityOf>[0];

/** How bad a breach is, so that the worse case comes first within a reason. (domain.md, rule 7) */
const cases: [string, Broken, number][] = [
  ['a run on a ban', { rule: 'RUN_WHILE_PROHIBITED' }, 1_000],
  ['a race on one', { rule: 'RACE_WHILE_PROHIBITED' }, 1_000],
  ['a session on one', { rule: 'SESSION_WHILE_PROHIBITED' }, 1_000],
  ['going on in spite of pain', { rule: 'STOP_IF_PAIN', allowed: 3, actual: 4 }, 1_000],
  ['200 m over 5 km', { rule: 'MAX_DISTANCE', allowed: 5_000, actual: 5_200 }, 4],
  ['three times as far', { rule: 'MAX_DISTANCE', allowed: 5_000, actual: 15_000 }, 200],
  ['however far, before no ban', { rule: 'MAX_DISTANCE', allowed: 100, actual: 42_195 }, 999],
  ['effort 9 for 3', { rule: 'MAX_EFFORT', allowed: 3, actual: 9 }, 200],
  ['effort where none was allowed', { rule: 'MAX_EFFORT', allowed: 0, actual: 1 }, 999],
  ['the fourth of three a week', { rule: 'MAX_SESSIONS_PER_WEEK', allowed: 3, actual: 4 }, 33],
  ['one day of rest of two', { rule: 'MIN_REST_DAYS', allowed: 2, actual: 1 }, 50],
  ['none of them', { rule: 'MIN_REST_DAYS', allowed: 2, actual: 0 }, 100],
  ['a limit without a number', { rule: 'NO_HILLS' }, 100],
];

describe('how bad a breach is', () => {
  it.each(cases)('%s', (_, broken, severity) => {
    expect(severityOf(broken)).toBe(severity);
  });

  it('of several, as the worst', () => {
    expect(worstSeverity(cases.slice(4, 6).map(([, broken]) => broken))).toBe(200);
  });
});
