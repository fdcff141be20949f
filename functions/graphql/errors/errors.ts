import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { describeError } from '../../runtime/describe-error.ts';
import { Refusal } from '../../domain/refusal.ts';
import { RequestError } from '../../request/request-error.ts';
import { TooManyRequests } from '../../request/allowed-requests.ts';
import { clearMessage } from './error-message.ts';
import type { Logger } from '../../runtime/logger.ts';
import { isTransientError } from '../../runtime/transient-error.ts';

export interface RequestContext extends BaseContext {
  /** Identifies this request in the log, and to a caller whose request failed. */
  requestId: string;
}

export interface ErrorEdge<C extends RequestContext> {
  /** Apollo's `formatError`: what a caller sees of an error. */
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  /** Logs each unexpected error once, with the id of its request. */
  plugin: ApolloServerPlugin<C>;
}

/** Codes of errors about the request: their message is for the caller. */
const CALLER_ERRORS = new Set([
  'ANSWER_TOO_LARGE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COSTLY',
  'QUERY_TOO_DEEP',
  'RATE_LIMITED',
  'UNAUTHENTICATED',
]);

/** A refusal, an error for the caller, a transient error, or a fault of ours. */
type Judgement =
  | { kind: 'refusal'; refusal: Refusal }
  | { kind: 'caller'; code: string; message: string; retryAfterSeconds?: number | undefined }
  | { kind: 'passing' | 'fault'; cause: unknown };

function judge(error: unknown): Judgement {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof TooManyRequests) return { kind: 'caller', code: 'QUERY_TOO_COSTLY', message: cause.message };
  if (cause instanceof Refusal) return { kind: 'refusal', refusal: cause };
  if (cause instanceof RequestError) {
    const { code, message, retryAfterSeconds } = cause;
    return { kind: 'caller', code, message, retryAfterSeconds };
  }
  if (error instanceof GraphQLError) {
    const code = callerCode(error);
    if (code !== undefined) return { kind: 'caller', code, message: clearMessage(error) };
  }
  return { kind: isTransientError(cause) ? 'passing' : 'fault', cause };
}

function callerCode({ extensions, message }: GraphQLError): string | undefined {
  const { code } = extensions;
  if (typeof code === 'string' && CALLER_ERRORS.has(code)) return code;
  // GraphQL stops there with this message, and Apollo gives it no code.
  if (code === undefined && message.startsWith('Too many errors processing variables')) return 'BAD_USER_INPUT';
  return undefined;
}

/**
 * The one place where errors become responses. A Refusal keeps its code and lists its problems; GraphQL's errors about the
 * request keep their code; a busy store is SERVICE_UNAVAILABLE; everything else is masked as INTERNAL_SERVER_ERROR. The last
 * two carry a reference, under which they are logged once. Variables are never logged.
 */
export function createErrorEdge<C extends RequestContext>(logger: Logger): ErrorEdge<C> {
  /** The references of errors that were logged: a failed loader rejects every field that waits for it. */
  const references = new WeakMap<object, string>();

  function report(judgement: Judgement, reference: string, path?: readonly (string | number)[]): string {
    if (judgement.kind !== 'passing' && judgement.kind !== 'fault') return reference;
    const { kind, cause } = judgement;
    const key = cause instanceof Error ? cause : undefined;
    const known = key && references.get(key);
    if (known !== undefined) return known;
    if (key) references.set(key, reference);
    const details = { reference, path: path?.join('.'), ...describeError(cause) };
    if (kind === 'passing') logger.warn('The store is busy', details);
    else logger.error('Unexpected error', details);
    return reference;
  }

  function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    const judgement = judge(error);
    switch (judgement.kind) {
      case 'refusal': {
        const { problems, message } = judgement.refusal;
        return { ...formatted, message, extensions: { code: problems[0].code, problems } };
      }
      case 'caller': {
        const { message, code, retryAfterSeconds } = judgement;
        const more = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
        return { ...formatted, message, extensions: { ...formatted.extensions, code, ...more } };
      }
      case 'passing':
      case 'fault': {
        // An error outside an operation, such as in making the context, has no request id yet.
        const reference = report(judgement, randomUUID());
        return { ...formatted, ...mask(judgement.kind, reference) };
      }
      default:
        return judgement satisfies never;
    }
  }

  return {
    formatError,
    plugin: {
      async requestDidStart() {
        return {
          async didEncounterErrors({ errors, contextValue, response }) {
            for (const error of errors) {
              const judgement = judge(error);
              report(judgement, contextValue.requestId, error.path);
              if (judgement.kind === 'caller' && judgement.retryAfterSeconds !== undefined)
                response.http.headers.set('retry-after', String(judgement.retryAfterSeconds));
            }
          },
        };
      },
    },
  };
}

function mask(kind: 'passing' | 'fault', reference: string): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  if (kind === 'passing') {
    const message = 'The database is busy. Try again in a moment: a write with an idempotency key never happens twice.';
    return { message, extensions: { code: 'SERVICE_UNAVAILABLE', reference } };
  }
  const message = 'Something went wrong on our side. Try again. If it happens again, report this reference.';
  return { message, extensions: { code: 'INTERNAL_SERVER_ERROR', reference } };
}
