/** Names of transient store failures: throttling, a conflict with another write, a lost response. */
const NAMES = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestTimeout',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  // The store's own error once its retries are used up.
  'StoreBusyException',
  'ThrottlingError',
  'ThrottlingException',
  'TimeoutError',
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/** Node's error codes for a failed connection. */
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

/** Properties of errors from the AWS SDK and Node. */
interface Failed {
  code?: unknown;
  /** Every SDK error has this property; it is set only if a retry may help. */
  $retryable?: object;
  $metadata?: { httpStatusCode?: number };
  /** Of a cancelled transaction: the reason for each of its writes. */
  CancellationReasons?: readonly { Code?: string }[];
}

/** Whether a retry may help: a store failure that has outlasted the client's own bounded retries. */
export function isTransientError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, $retryable, $metadata, CancellationReasons = [] } = error as Failed;
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    NAMES.has(error.name) ||
    CODES.has(String(code)) ||
    $retryable !== undefined ||
    status === 429 ||
    status >= 500 ||
    // One conflict is enough to make a retry worthwhile.
    CancellationReasons.some(({ Code = '' }) => NAMES.has(Code))
  );
}
