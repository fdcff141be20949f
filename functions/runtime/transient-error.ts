/** Names of store failures that pass by themselves: throttling, a conflict with another write, a lost connection. */
const NAMES = new Set([
  'InternalServerError',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  // The store's own word for having tried often enough.
  'StoreBusyException',
  'ThrottlingError',
  'ThrottlingException',
  'TimeoutError',
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/** Codes of the same on the way there. */
const CODES = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether trying again may help: a store failure that has outlasted the client's own bounded retries. */
export function isTransientError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Every error of the SDK has this property; it holds something only where trying again makes sense.
  if (NAMES.has(error.name) || ('$retryable' in error && error.$retryable !== undefined)) return true;
  if ('code' in error && typeof error.code === 'string' && CODES.has(error.code)) return true;
  // A cancelled transaction names a reason for each of its items; one conflict is enough to be worth another try.
  return (
    'CancellationReasons' in error &&
    Array.isArray(error.CancellationReasons) &&
    error.CancellationReasons.some((reason: { Code?: string }) => NAMES.has(reason.Code ?? ''))
  );
}
