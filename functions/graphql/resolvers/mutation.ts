import type { GraphQLResolveInfo } from 'graphql';
import { requireScopes } from '../../domain/access/scope-access.ts';
import type { Context } from '../../request/context.ts';
import { LONGEST_PROBLEM, MAX_PROBLEMS } from '../../domain/answer-limits.ts';
import { type Problem, Refusal } from '../../domain/refusal.ts';
import type { UserError } from '../generated/types.ts';

/**
 * A mutation's resolver: checks the scopes of the token, calls the action, and makes the payload from its result. A
 * Refusal becomes `userErrors`.
 */
export const mutation =
  <I, R, P extends object>(
    act: (input: I, context: Context) => Promise<R>,
    payload: (answer: R, context: Context) => Promise<P> | P,
  ) =>
  async (
    _parent: unknown,
    { input }: { input: I },
    context: Context,
    { fieldName }: Pick<GraphQLResolveInfo, 'fieldName'>,
  ): Promise<P & { userErrors: UserError[] }> => {
    context.loaders.endPreview();
    try {
      requireScopes(context.viewer, fieldName);
      return { ...(await payload(await act(input, context), context)), userErrors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Every other field of a payload is nullable, and null if it was refused.
      return { userErrors: error.problems.slice(0, MAX_PROBLEMS).map(userError) } as unknown as P & {
        userErrors: UserError[];
      };
    }
  };

/** A problem as in the schema. */
export const userError = ({ code, message, path }: Problem): UserError => ({
  code,
  message: message.length <= LONGEST_PROBLEM ? message : `${message.slice(0, LONGEST_PROBLEM - 1).toWellFormed()}…`,
  path: [...path],
});
