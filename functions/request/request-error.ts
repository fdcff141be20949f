export type RequestErrorCode = 'UNAUTHENTICATED' | 'RATE_LIMITED';

/** A request that is not served, whatever it asks for. GraphQL and plain HTTP each say so in their own way. */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  /** With RATE_LIMITED: when to come back, in seconds. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RequestErrorCode, message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
