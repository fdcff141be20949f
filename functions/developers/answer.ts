import { Refusal, type RefusalCode } from '../domain/refusal.ts';
import { RequestError } from '../request/request-error.ts';
import { describeError } from '../runtime/describe-error.ts';
import type { HttpResult } from '../runtime/http.ts';
import type { Logger } from '../runtime/logger.ts';
import { isTransientError } from '../runtime/transient-error.ts';
import { WriteConflict } from '../store/dynamodb/errors.ts';

/** Nothing of these answers may be stored: some show a secret. */
export const json = (statusCode: number, body: object, type = 'application/json'): HttpResult => ({
  statusCode,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

export const empty: HttpResult = { statusCode: 204, headers: { 'cache-control': 'no-store' } };

/** A problem document (RFC 9457). */
const problem = (status: number, kind: string, title: string, detail: string, more: object = {}): HttpResult =>
  json(status, { type: `urn:sidelined:problem:${kind}`, title, status, detail, ...more }, 'application/problem+json');

const kinds: Partial<Record<RefusalCode, [status: number, kind: string, title: string]>> = {
  NOT_FOUND: [404, 'not-found', 'Not found'],
  FORBIDDEN: [403, 'forbidden', 'Insufficient permissions'],
  CONFLICT: [409, 'conflict', 'The state does not allow this'],
};

export const notFound = (): HttpResult => problem(404, 'not-found', 'Not found', 'There is no such operation.');

/** The one place where errors become answers here. Unexpected ones are logged under the reference that the answer carries. */
export function describe(error: unknown, reference: string, logger: Logger): HttpResult {
  if (error instanceof Refusal) {
    const [status, kind, title] = kinds[error.problems[0].code] ?? [
      400,
      'malformed-request',
      'The request is malformed',
    ];
    return problem(status, kind, title, error.message);
  }
  if (error instanceof RequestError)
    return error.code === 'UNAUTHENTICATED'
      ? problem(401, 'unauthenticated', 'The token identifies nobody', error.message)
      : problem(429, 'rate-limited', 'Too many calls in this minute', error.message);
  if (error instanceof WriteConflict)
    return problem(
      409,
      'conflict',
      'The state does not allow this',
      'The integration was changed meanwhile. Try again.',
    );
  const details = { reference, ...describeError(error) };
  if (isTransientError(error)) {
    logger.warn('The store is busy', details);
    return problem(503, 'busy', 'The database is busy', 'Try again in a moment.', { reference });
  }
  logger.error('Unexpected error', details);
  const detail = 'Try again. If it happens again, report this reference.';
  return problem(500, 'failed', 'Something went wrong on our side', detail, { reference });
}
