import { beginImportShape, begunImportShape, importResultsShape, importShape } from './import-shapes.ts';
import { problemKinds, type ProblemKind } from './problem.ts';
import {
  gatewayShape,
  markedShape,
  markShape,
  problemShape,
  resultsShape,
  runShape,
  runsShape,
  sessionShape,
  sessionsShape,
} from './shapes.ts';
import { manyResultsShape, runOfManyShape, runsOfManyShape } from './many-shapes.ts';
import { athletesShape, runChangesShape, storedRunShape } from './stored-shapes.ts';

// What operations of the OpenAPI document have in common: schemas and responses.

/** By name. */
export const shapes = {
  Run: runShape,
  Runs: runsShape,
  RunOfMany: runOfManyShape,
  RunsOfMany: runsOfManyShape,
  StoredRun: storedRunShape,
  RunChanges: runChangesShape,
  Athletes: athletesShape,
  Session: sessionShape,
  Sessions: sessionsShape,
  Results: resultsShape,
  ResultsOfMany: manyResultsShape,
  Duplicate: markShape,
  MarkedDuplicate: markedShape,
  BeginImport: beginImportShape,
  BegunImport: begunImportShape,
  Import: importShape,
  ImportResults: importResultsShape,
  Problem: problemShape,
  Message: gatewayShape,
};
export type ShapeName = keyof typeof shapes;

export const ref = (name: ShapeName) => ({ $ref: `#/components/schemas/${name}` });

/** Problems that only this function reports, and those that the gateway reports before it. */
export const everywhere: ProblemKind[] = [
  'malformed-request',
  'unauthenticated',
  'forbidden',
  'not-found',
  'still-running',
  'too-large',
  'nothing-recorded',
  'idempotency-key-reused',
  'rate-limited',
  'failed',
  'busy',
];
export const markProblems: ProblemKind[] = [
  'malformed-request',
  'unauthenticated',
  'forbidden',
  'not-found',
  'too-large',
  'rate-limited',
  'failed',
  'busy',
];
export const readProblems: ProblemKind[] = markProblems.filter((kind) => kind !== 'too-large');
export const pageProblems: ProblemKind[] = readProblems.filter((kind) => kind !== 'not-found');
export const importProblems: ProblemKind[] = [
  'malformed-request',
  'unauthenticated',
  'forbidden',
  'not-found',
  'rate-limited',
  'failed',
  'busy',
];
const byGateway = new Set([401, 403, 404, 413, 429, 500, 503]);

/** The refusals of an operation by status; problems that share a status are listed together. */
export function refusals(kinds: readonly ProblemKind[]): [string, object][] {
  const statuses = Map.groupBy(kinds, (kind) => problemKinds[kind].status);
  return [...statuses].map(([status, own]): [string, object] => [
    String(status),
    {
      description: `${own.map((kind) => problemKinds[kind].title).join('; or: ')}.`,
      content: {
        'application/problem+json': { schema: ref('Problem') },
        ...(byGateway.has(status) && { 'application/json': { schema: ref('Message') } }),
      },
      headers: { ...rateLimits, ...(waits.has(status) && { 'Retry-After': retryAfter }) },
    },
  ]);
}

/** The responses of an operation that records runs or sessions. */
export function answers(kinds: readonly ProblemKind[], shape: ShapeName = 'Results'): Record<string, object> {
  const results = { 'application/json': { schema: ref(shape) } };
  return Object.fromEntries([
    [
      '200',
      {
        description: 'Each result. At least one run or session was recorded or existed.',
        headers: rateLimits,
        content: results,
      },
    ],
    ['201', { description: 'Everything is new.', headers: rateLimits, content: results }],
    ...refusals(kinds),
  ]);
}

/** In every response to a client that this API has counted. */
export const rateLimits = {
  'RateLimit-Policy': {
    description:
      'The limits of a client (draft-ietf-httpapi-ratelimit-headers): `client` for all of its calls, `athlete` for those for one athlete, whose ID is the partition key `pk`. `q` calls in `w` seconds.',
    schema: { type: 'string' },
    example: '"client";q=300;w=60, "athlete";q=60;w=60;pk=:YXRoX2E=:',
  },
  RateLimit: {
    description: 'How many calls are left (`r`) for the next `t` seconds. It is no promise.',
    schema: { type: 'string' },
    example: '"client";r=211;t=18, "athlete";r=58;t=18;pk=:YXRoX2E=:',
  },
};

/** The responses of an operation that shows something. */
export const found = (description: string, shape: ShapeName, kinds: readonly ProblemKind[]): Record<string, object> =>
  Object.fromEntries([
    ['200', { description, headers: rateLimits, content: { 'application/json': { schema: ref(shape) } } }],
    ...refusals(kinds),
  ]);

export const scopes = {
  'sidelined/runs:write': 'Record runs and sessions, and delete what the client recorded.',
  'sidelined/runs:read': 'Read what the client recorded, and have webhooks.',
};

/** A token with one of the scopes, however the client came by it. */
export const withScope = (...names: (keyof typeof scopes)[]): object[] =>
  names.flatMap((name) => [{ bearer: [name] }, { oauth2: [name] }]);

const inPath = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
export const pathParameters = {
  id: inPath('id', 'The ID of the athlete.'),
  externalId: inPath('externalId', "The source's own ID of the run, percent-encoded."),
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Makes the call safe to retry for 7 days: a retry returns the first response. Required if a run or session has no externalId. ' +
      '1 to 128 printable ASCII characters, such as a UUID, with or without quotes.',
    schema: { type: 'string' },
  },
};

/** The parameters of a list. */
export const paging = (what: string): object[] => [
  {
    name: 'cursor',
    in: 'query',
    required: false,
    description: 'Where to begin: the `cursor` of an earlier answer. Without one, at the beginning.',
    schema: { type: 'string', maxLength: 500 },
  },
  {
    name: 'limit',
    in: 'query',
    required: false,
    description: `How many ${what} to list at most.`,
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 100 },
  },
];

const waits = new Set([409, 429, 503]);
const retryAfter = {
  description: 'The number of seconds to wait. Only in responses of this API, not of the gateway.',
  schema: { type: 'string' },
};
