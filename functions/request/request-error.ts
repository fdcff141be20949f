export type RequestErrorCode = 'UNAUTHENTICATED' | 'RATE_LIMITED';

/** A request that is refused whatever it asks for. GraphQL and plain HTTP report it in their own ways. */
export class RequestError extends Error {
  readonly code: RequestErrorCode;
  /** With RATE_LIMITED: the seconds until the next attempt. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RequestErrorCode, message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
