import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  IdempotentParameterMismatchException,
  InternalServerError,
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { isTransientError } from '../../functions/runtime/transient-error.ts';
import { StoreBusy } from '../../functions/store/dynamodb/errors.ts';

const message = 'my pain is 7';
const answered = (httpStatusCode: number) => ({ message, $metadata: { httpStatusCode } });
const refused = answered(400);
/** What the SDK makes of an answer that it has no class for. */
const unknown = (name: string, httpStatusCode: number) =>
  new DynamoDBServiceException({ name, $fault: 'client', ...answered(httpStatusCode) });
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...refused, CancellationReasons: codes.map((Code) => ({ Code })) });
const withCode = (code: string) => Object.assign(new Error(message), { code });
const named = (name: string) => Object.assign(new Error(message), { name });

describe('passes by itself', () => {
  it.each<[string, unknown]>([
    ['too many requests to a table', new ProvisionedThroughputExceededException(refused)],
    ['too many requests to an account', new ThrottlingException(refused)],
    ['too many requests, without a class', unknown('RequestLimitExceeded', 400)],
    ['429', unknown('NewException', 429)],
    ["DynamoDB's own fault", new InternalServerError(answered(500))],
    ['503', unknown('ServiceUnavailable', 503)],
    ['502 without a word', unknown('Unknown', 502)],
    ['what the SDK would retry', Object.assign(unknown('NewException', 400), { $retryable: {} })],
    ['a transaction in the way', new TransactionConflictException(refused)],
    ['the same transaction under way', new TransactionInProgressException(refused)],
    ['a transaction cancelled by a conflict', cancelled('None', 'TransactionConflict')],
    ['a transaction cancelled by throttling', cancelled('ThrottlingError', 'ConditionalCheckFailed')],
    ['a transaction cancelled by throughput', cancelled('ProvisionedThroughputExceeded')],
    ['an answer that does not come', named('TimeoutError')],
    ...[
      'EAI_AGAIN',
      'ECONNREFUSED',
      'ECONNRESET',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENOTFOUND',
      'EPIPE',
      'ETIMEDOUT',
    ].map((code): [string, unknown] => [code, withCode(code)]),
    ['a store that has tried often enough', new StoreBusy('keys stay unread')],
  ])('%s', (_, error) => expect(isTransientError(error)).toBe(true));
});

describe('does not pass by itself', () => {
  it.each<[string, unknown]>([
    ['a condition that does not hold', new ConditionalCheckFailedException(refused)],
    ['a transaction cancelled by a condition', cancelled('None', 'ConditionalCheckFailed')],
    ['a transaction cancelled without a reason', new TransactionCanceledException(refused)],
    ['a token for another transaction', new IdempotentParameterMismatchException(refused)],
    ['a request that is wrong', unknown('ValidationException', 400)],
    ['credentials that may not', unknown('AccessDeniedException', 400)],
    ['credentials that have expired', unknown('ExpiredTokenException', 400)],
    ['no credentials', named('CredentialsProviderError')],
    ['a certificate that nobody knows', withCode('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['an error of the code', new TypeError(message)],
    ['no error', { name: 'TimeoutError', code: 'ECONNRESET' }],
    ['nothing', undefined],
  ])('%s', (_, error) => expect(isTransientError(error)).toBe(false));
});
