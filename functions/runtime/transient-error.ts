/** Names of store failures that pass by themselves: throttling, a conflict with another write, a lost answer. */
const NAMES = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestTimeout',
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

/** Codes of Node for the same on the way there. */
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

/** What the AWS SDK and Node put on their errors. */
interface Failed {
  code?: unknown;
  /** Every error of the SDK has this property; it holds something only where trying again makes sense. */
  $retryable?: object;
  $metadata?: { httpStatusCode?: number };
  /** Of a cancelled transaction: why, for each of its writes. */
  CancellationReasons?: readonly { Code?: string }[];
}

/** Whether trying again may help: a store failure that has outlasted the client's own bounded retries. */
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
    // One conflict is enough to be worth another try.
    CancellationReasons.some(({ Code = '' }) => NAMES.has(Code))
  );
}
