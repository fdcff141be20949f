import type { FinalizeRequestMiddleware, MetadataBearer } from '@smithy/types';

/**
 * SDK middleware around each attempt: a response that is not valid HTTP or JSON counts as lost. The error is named
 * TimeoutError so that the SDK's retry strategy retries it. The original errors are dropped because they quote the
 * response, which is health data.
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

/** Error codes of Node's HTTP parser, such as `HPE_INVALID_CONSTANT`. */
function isBroken(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('HPE_');
}
