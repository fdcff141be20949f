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

// What operations of the OpenAPI document have in common: schemas and responses.

/** By name. */
export const shapes = {
  Run: runShape,
  Runs: runsShape,
  Session: sessionShape,
  Sessions: sessionsShape,
  Results: resultsShape,
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
      ...(waits.has(status) && { headers: { 'Retry-After': retryAfter } }),
    },
  ]);
}

/** The responses of an operation that records runs or sessions. */
export function answers(kinds: readonly ProblemKind[]): Record<string, object> {
  const results = { 'application/json': { schema: ref('Results') } };
  return Object.fromEntries([
    ['200', { description: 'Each result. At least one run or session was recorded or existed.', content: results }],
    ['201', { description: 'Everything is new.', content: results }],
    ...refusals(kinds),
  ]);
}

const waits = new Set([409, 429, 503]);
const retryAfter = {
  description: 'The number of seconds to wait. Only in responses of this API, not of the gateway.',
  schema: { type: 'string' },
};
