import type { FinalizeRequestMiddleware, MetadataBearer } from '@smithy/types';

/**
 * A middleware of the SDK, around each try: an answer that is no HTTP, or no JSON, is an answer that got lost on its way.
 * It is named TimeoutError so that the SDK's retry strategy retries it. The errors that the parsers throw quote the answer,
 * which is health data: they go no further.
 */
export const nameBrokenAnswers: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => async (args) => {
  try {
    return await next(args);
  } catch (error) {
    if (!isBroken(error)) throw error;
    throw Object.assign(new Error('DynamoDB answered with something that is not JSON over HTTP'), {
      name: 'TimeoutError',
    });
  }
};

/** Node names what its parser of HTTP refuses by codes such as `HPE_INVALID_CONSTANT`. */
function isBroken(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('HPE_');
}
