import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Budget, budgetOf, openBudget, take } from '../../../functions/graphql/answer/budget.ts';
import {
  bytesOf,
  bytesOfField,
  bytesOfJson,
  bytesOfText,
  MOST_BYTES,
} from '../../../functions/graphql/answer/bytes.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '\n', '\u0001', '\u000b', 'a', 'é', '€', '😀', '\ud800', '\udc00'),
    maxLength: 50,
  }),
);
const values = fc.oneof(texts, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(texts));

describe('bytes of a field', () => {
  it('are never fewer than the field takes in what Lambda sends', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), values), (object) => {
        const counted = Object.entries(object).reduce(
          (sum, [name, value]) => sum + bytesOfField(name) + bytesOf(value),
          4,
        );
        expect(counted).toBeGreaterThanOrEqual(bytesOfJson(object));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are exact for texts, and what a text takes at most is enough for all', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(bytesOf(text)).toBe(bytesOfJson(text) - 2); // but for the quotes around the whole
        expect(bytesOfText([...text].length)).toBeGreaterThanOrEqual(bytesOf(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a budget', () => {
  const opened = (isMutation: boolean): Budget => {
    const context = {};
    openBudget(context, { isMutation, uncounted: 0 });
    return budgetOf(context) as Budget;
  };

  it('ends once, with one error for all fields', () => {
    const budget = opened(false);
    take(budget, MOST_BYTES);
    expect(budget.tooLarge).toBeUndefined();
    take(budget, 1);
    const first = budget.tooLarge;
    take(budget, 1);
    expect(budget.tooLarge).toBe(first);
    expect(first?.extensions).toEqual({ code: 'ANSWER_TOO_LARGE' });
  });

  it('says what was carried out, should a change get so far', () => {
    const budget = opened(true);
    budget.made.push('editRun');
    take(budget, MOST_BYTES + 1);
    expect(budget.tooLarge?.message).toContain('`editRun` was carried out: do not repeat it.');
    expect(budget.tooLarge?.extensions).toEqual({ code: 'ANSWER_TOO_LARGE', changed: ['editRun'] });
  });
});
