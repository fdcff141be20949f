import type { ApolloServerPlugin } from '@apollo/server';
import { shortName } from '../../domain/audit/access.ts';
import type { AccessLog } from '../../request/access-log.ts';
import type { ErrorEdge, RequestContext } from '../errors/errors.ts';

/** A context with the log of what its request reads; without one if its schema shows nobody's data. */
export interface AuditedContext extends RequestContext {
  access?: AccessLog;
}

/**
 * Holds an answer back until what it shows of other people's data is stored for their audit trails. If that cannot be
 * stored, the caller gets an error in place of the data.
 */
export function createAuditPlugin<C extends AuditedContext>(errors: ErrorEdge<C>): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, operationName }) {
          contextValue.access?.operation(shortName(operationName));
        },
        async willSendResponse({ contextValue, response: { body } }) {
          try {
            await contextValue.access?.settle();
          } catch (error) {
            if (body.kind !== 'single') throw error;
            body.singleResult = { data: null, errors: [errors.formatError({ message: '' }, error)] };
          }
        },
      };
    },
  };
}
