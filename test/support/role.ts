import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDB } from '../../functions/store/dynamodb/client.ts';
import { callsOf } from '../../infra/local/template/iam/dynamodb-calls.ts';
import { tableActions } from '../../infra/permissions.ts';

/** A function of the product. */
export type FunctionName = keyof typeof tableActions;

/** Which function's code is running: a test reads its table through the same client, and may do anything. */
const running = new AsyncLocalStorage<FunctionName>();

/** Runs work as Lambda runs a function: under its role. */
export const asFunction = <T>(name: FunctionName, work: () => T): T => running.run(name, work);

/**
 * Puts a client under the functions' roles: what `infra/permissions.ts` does not allow is refused as DynamoDB does it, in
 * each test that calls a function; that the synthesized policies say the same is asserted in `least-privilege.test.ts`.
 *
 * @returns what has been asked so far, as in `graphql dynamodb:Query table/index/byTime`
 */
export function underRoles(dynamodb: DynamoDB): Set<string> {
  const asked = new Set<string>();
  dynamodb.use({
    async call(call, next) {
      const name = running.getStore();
      if (!name) return next(call);
      for (const { action, resource } of callsOf(call.operation, call.input, 'table:')) {
        if (!(tableActions[name] as readonly string[]).includes(action)) throw denied(name, action);
        asked.add(`${name} ${action} ${resource.replace(/^table:[^/]+/, 'table')}`);
      }
      return next(call);
    },
  });
  return asked;
}

function denied(name: FunctionName, action: string): Error {
  return Object.assign(new Error(`${name} is not authorized to perform: ${action}`), { name: 'AccessDeniedException' });
}
