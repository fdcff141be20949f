import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What can be wrong with a call as a whole: the last part of `type`. */
export const problemKinds = {
  'malformed-request': { status: 400, title: 'The request is malformed' },
  'idempotency-key-missing': { status: 400, title: 'An Idempotency-Key is required' },
  unauthenticated: { status: 401, title: 'The token identifies nobody' },
  forbidden: { status: 403, title: 'Insufficient permissions' },
  'not-found': { status: 404, title: 'Not found' },
  'still-running': { status: 409, title: 'The first call with this Idempotency-Key is still running' },
  'too-large': { status: 413, title: 'The body is too large' },
  'not-an-activity-file': { status: 415, title: 'Not a FIT, GPX or TCX file' },
  'nothing-recorded': { status: 422, title: 'Nothing was recorded' },
  'file-refused': { status: 422, title: 'The file cannot be read' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used with another payload' },
  'limit-reached': { status: 429, title: 'The room for today is used up' },
  'rate-limited': { status: 429, title: 'Too many calls in this minute' },
  failed: { status: 500, title: 'Something went wrong on our side' },
  busy: { status: 503, title: 'The database is busy' },
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** One problem: its path (`['runs', '3', 'startedAt']`), a code for programs, and a message for people. */
export interface FoundError {
  path: string[];
  code: string;
  message: string;
}

/** Members beyond those of every problem. */
interface Extras {
  errors?: readonly FoundError[];
  /** The result of each run or session, if none was recorded. */
  results?: readonly object[];
  /** The reference under which the error is logged. */
  reference?: string;
  headers?: Record<string, string>;
}

/** A call that failed, as a problem document (RFC 9457). The caller sees the detail. */
export class HttpProblem extends Error {
  readonly kind: ProblemKind;
  readonly extras: Extras;

  constructor(kind: ProblemKind, detail: string, extras: Extras = {}) {
    super(detail);
    this.name = 'HttpProblem';
    this.kind = kind;
    this.extras = extras;
  }

  toResult(): APIGatewayProxyStructuredResultV2 {
    const { status, title } = problemKinds[this.kind];
    const { headers, ...members } = this.extras;
    const document = { type: `urn:sidelined:problem:${this.kind}`, title, status, detail: this.message, ...members };
    return {
      statusCode: status,
      headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      body: JSON.stringify(document),
    };
  }
}
