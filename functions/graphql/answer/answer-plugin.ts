import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { budgetOf, tooLarge } from './budget.ts';
import { bytesOfJson, MOST_BYTES } from './bytes.ts';

/** The most errors that one answer lists: a field that is refused a thousand times says nothing new. */
const MOST_ERRORS = 100;

/**
 * Bounds answers by their bytes: `countFields` stops what grows too large, and this says so in place of the answer.
 */
export const createAnswerPlugin = <C extends BaseContext>(): ApolloServerPlugin<C> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body } }) {
        if (body.kind !== 'single') return;
        const { singleResult } = body;
        const budget = budgetOf(contextValue);
        // What no resolver of ours makes was not counted; it is looked at only where it could matter.
        if (
          budget &&
          singleResult.data &&
          budget.uncounted > budget.left &&
          bytesOfJson(singleResult.data) > MOST_BYTES
        )
          budget.tooLarge ??= tooLarge(budget);
        if (budget?.tooLarge) {
          const { message, extensions } = budget.tooLarge;
          body.singleResult = { ...singleResult, data: null, errors: [{ message, extensions }] };
        } else if (singleResult.errors && singleResult.errors.length > MOST_ERRORS) {
          singleResult.errors = singleResult.errors.slice(0, MOST_ERRORS);
        }
      },
    };
  },
});
