import type { ApolloServerPlugin } from '@apollo/server';
import { withAllowance } from '../../request/allowed-requests.ts';
import { type Context } from '../../request/context.ts';
import { grantsAreLive } from '../../request/grant-lease.ts';

const message =
  'Your access to an athlete ended while this was being answered, so nothing of it is shown. Ask again for what you may see now. What a mutation has changed before stays.';

/** Withholds an answer that took long enough for a revocation to overtake it. */
export const grantsPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body } }) {
        if (body.kind !== 'single' || !body.singleResult.data) return;
        // It comes on top of what the operation stated.
        if (await withAllowance(() => grantsAreLive(contextValue)).catch(() => false)) return;
        body.singleResult = { data: null, errors: [{ message, extensions: { code: 'ACCESS_CHANGED' } }] };
      },
    };
  },
};
