/** Errors in the code itself. Their messages quote identifiers, never data. */
const CODE_ERRORS = [TypeError, ReferenceError, RangeError];

/**
 * What a log may hold of an error: name and stack frames. The message of most errors is left out, since it may quote
 * health data.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const isCodeError = CODE_ERRORS.some((type) => error instanceof type);
  return {
    name: error.name,
    ...(isCodeError ? { message: error.message } : {}),
    stack: frames?.map((line) => line.trim()).join('\n'),
    ...(error.cause instanceof Error ? { cause: error.cause.name } : {}),
  };
}
