import { GraphQLError } from 'graphql';
import { MOST_BYTES } from './bytes.ts';

/** What is left of an answer's bytes while it is made, so that neither memory nor Lambda's limit depends on the data. */
export interface Budget {
  left: number;
  /** What introspection and `__typename` may add at most, which no resolver of ours counts. */
  readonly uncounted: number;
  readonly isMutation: boolean;
  /** The changes that were made, by their names in the answer. */
  readonly made: string[];
  /** Set once the answer has become too large. The same for all fields, so that there is one error, not thousands. */
  tooLarge?: GraphQLError;
}

const budgets = new WeakMap<object, Budget>();

/** Opens the budget of an operation, by its context. */
export function openBudget(context: object, parts: Pick<Budget, 'isMutation' | 'uncounted'>): void {
  budgets.set(context, { left: MOST_BYTES, made: [], ...parts });
}

/** The budget of an operation; undefined where nobody has opened one. */
export const budgetOf = (context: object): Budget | undefined => budgets.get(context);

/** Takes bytes from the budget. */
export function take(budget: Budget, bytes: number): void {
  budget.left -= bytes;
  if (budget.left < 0) budget.tooLarge ??= tooLarge(budget);
}

/** What the caller hears. Whoever changed something hears that it was changed. */
export function tooLarge({ isMutation, made }: Pick<Budget, 'isMutation' | 'made'>): GraphQLError {
  const advice = 'Ask for fewer items or fields at once.';
  const largest = `The answer would be larger than ${MOST_BYTES} bytes.`;
  const changed = isMutation ? { changed: made } : {};
  const said =
    made.length > 0 ? ` ${made.map((name) => `\`${name}\``).join(', ')} was carried out: do not repeat it.` : '';
  // An error with a path is final for graphql-js, which would otherwise make another one of it for each field.
  return new GraphQLError(`${largest}${said} ${advice}`, {
    path: [],
    extensions: { code: 'ANSWER_TOO_LARGE', ...changed },
  });
}
