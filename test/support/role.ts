import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDB } from '../../functions/store/dynamodb/client.ts';
import { callsOf } from '../../infra/local/template/iam/dynamodb-calls.ts';
import { secretActions, tableActions } from '../../infra/permissions.ts';
import { localCipher } from '../../functions/store/secrets/local-cipher.ts';
import { createVault, type SecretOf, type Vault } from '../../functions/store/secrets/vault.ts';

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

/**
 * A vault with a key of its own, under the functions' roles as well. Nothing is remembered, so that each opening counts;
 * what a function has just sealed itself, it remembers.
 */
export function vaultUnderRoles(secret = 'the secret of all tests, long enough', asked = new Set<string>()): Vault {
  const cipher = localCipher(secret);
  const check = (action: 'encrypt' | 'decrypt', { purpose }: SecretOf) => {
    const name = running.getStore();
    if (!name) return;
    const allowed: readonly string[] =
      name in secretActions ? secretActions[name as keyof typeof secretActions][action] : [];
    if (!allowed.includes(purpose)) throw denied(name, `kms:${action} of ${purpose}`);
    asked.add(`${name} ${action} ${purpose}`);
  };
  return createVault({
    name: 'local',
    encrypt: async (text, of) => {
      check('encrypt', of);
      return cipher.encrypt(text, of);
    },
    decrypt: async (encrypted, of) => {
      check('decrypt', of);
      return cipher.decrypt(encrypted, of);
    },
  });
}

function denied(name: FunctionName, action: string): Error {
  return Object.assign(new Error(`${name} is not authorized to perform: ${action}`), { name: 'AccessDeniedException' });
}
