import type { Answer } from './world.ts';

interface UserError {
  code: string;
  path: string[];
}

/**
 * The refusals of a response, one line each: `INVALID input.name` of a mutation, `200 OUT_OF_RANGE viewer.roster` of a
 * field that failed, `400 BAD_USER_INPUT` of a request that was not executed. Empty if there are none.
 */
export function refusalsIn({ status, data, errors = [] }: Answer): string[] {
  const failed = errors.map(({ path = [], extensions }) =>
    [status, String(extensions['code']), path.join('.')].join(' ').trim(),
  );
  return [...failed, ...userErrorsIn(data).map(({ code, path }) => `${code} ${path.join('.')}`)];
}

function userErrorsIn(value: unknown): UserError[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    (name === 'userErrors' || name === 'errors') && Array.isArray(part) ? (part as UserError[]) : userErrorsIn(part),
  );
}
