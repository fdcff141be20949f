import { describeError } from '../runtime/describe-error.ts';
import { Refusal, type RefusalCode } from '../domain/refusal.ts';
import { RequestError } from '../request/request-error.ts';
import type { Logger } from '../runtime/logger.ts';
import { isTransientError } from '../runtime/transient-error.ts';
import { HttpProblem, type ProblemKind } from './problem.ts';

/** The HTTP problem for a rule's code about the whole call; any other code is a malformed request. */
const kindOf: Partial<Record<RefusalCode, ProblemKind>> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'forbidden',
  LIMIT_REACHED: 'limit-reached',
  IDEMPOTENCY_KEY_REUSED: 'idempotency-key-reused',
};

/**
 * The one place where errors become problems. Unexpected errors are logged under the reference that the response
 * carries.
 */
export function describeProblem(error: unknown, reference: string, logger: Logger): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof Refusal)
    return new HttpProblem(kindOf[error.problems[0].code] ?? 'malformed-request', error.message);
  if (error instanceof RequestError) {
    const { code, message, retryAfterSeconds } = error;
    if (code === 'UNAUTHENTICATED') return new HttpProblem('unauthenticated', message);
    return new HttpProblem('rate-limited', message, { headers: { 'retry-after': String(retryAfterSeconds) } });
  }
  const details = { reference, ...describeError(error) };
  if (isTransientError(error)) {
    logger.warn('The store is busy', details);
    const detail = 'Try again in a moment. Nothing is recorded twice.';
    return new HttpProblem('busy', detail, { reference, headers: { 'retry-after': '1' } });
  }
  logger.error('Unexpected error', details);
  return new HttpProblem('failed', 'Try again. If it happens again, report this reference.', { reference });
}
