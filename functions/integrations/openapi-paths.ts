import * as z from 'zod';
import { MAX_RUNS_PER_CALL } from '../domain/run/run-input.ts';
import { MAX_SESSIONS_PER_CALL } from '../request/log-sessions.ts';
import {
  answers,
  everywhere,
  found,
  markProblems,
  pageProblems,
  pathParameters,
  paging,
  readProblems,
  ref,
  refusals,
  type ShapeName,
  withScope,
} from './openapi-parts.ts';
import { importPaths } from './openapi-imports.ts';
import { MAX_POSTED_FILE_BYTES } from './request.ts';
import { saidShape } from './said-shape.ts';

const { id, externalId, idempotencyKey } = pathParameters;
const writes = withScope('sidelined/runs:write');
const reads = withScope('sidelined/runs:read');
const either = withScope('sidelined/runs:write', 'sidelined/runs:read');
const json = (schema: object) => ({ required: true, content: { 'application/json': { schema } } });

/** An operation that takes one object as JSON, or several. */
const postOf = ({ operationId, summary, shapes }: { operationId: string; summary: string; shapes: ShapeName[] }) => ({
  operationId,
  summary,
  security: writes,
  parameters: [id, idempotencyKey],
  requestBody: json({ oneOf: shapes.map(ref) }),
  responses: answers([...everywhere, 'idempotency-key-missing']),
});

const bytes = (contentMediaType: string) => ({ schema: { type: 'string', format: 'binary', contentMediaType } });

/** The operations by path and method. */
/** What may be said of a file, as JSON Schema by name. */
const { properties: saidProperties = {} } = z.toJSONSchema(saidShape, { io: 'input' });

const saidParameters = Object.entries(saidProperties).map(([name, schema]) => ({
  name,
  in: 'query',
  required: false,
  ...(typeof schema === 'object' && { description: schema.description }),
  schema,
}));

/** A form with a file, and what is said of it. */
const formOf = (fields: object) => ({
  type: 'object',
  required: ['file'],
  additionalProperties: false,
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, ...fields },
});

export const paths = {
  ...importPaths,
  '/v1/athletes': {
    get: {
      operationId: 'listAthletes',
      summary: 'Lists the athletes for whom the caller may record runs.',
      security: either,
      parameters: paging('athletes'),
      responses: found('A page of athletes.', 'Athletes', pageProblems),
    },
  },
  '/v1/runs': {
    post: {
      operationId: 'postRunsOfMany',
      summary: `Records 1 to ${MAX_RUNS_PER_CALL} runs of several athletes. None is recorded or refused because of another.`,
      description:
        'An athlete who does not exist and one who has not granted access are alike NOT_FOUND. Post again what is RETRY; after ' +
        '429, 500 and 503, post everything again: what was recorded is found by its externalId.',
      security: writes,
      parameters: [idempotencyKey],
      requestBody: json(ref('RunsOfMany')),
      responses: answers(
        everywhere.filter((kind) => kind !== 'not-found'),
        'ResultsOfMany',
      ),
    },
  },
  '/v1/athletes/{id}/runs': {
    get: {
      operationId: 'listRuns',
      summary: 'Lists the runs that the caller recorded, and those that were deleted, by when they last changed.',
      description:
        'Start without a cursor, go on with the one of each answer, and come back with the last one: what has changed since is ' +
        'listed. What changed in the last minute may be listed again.',
      security: reads,
      parameters: [id, ...paging('changes')],
      responses: found('A page of changes.', 'RunChanges', readProblems),
    },
    post: postOf({
      operationId: 'postRuns',
      summary: `Records 1 to ${MAX_RUNS_PER_CALL} runs. An invalid run does not block the others.`,
      shapes: ['Run', 'Runs'],
    }),
  },
  '/v1/athletes/{id}/runs/{externalId}': {
    get: {
      operationId: 'getRun',
      summary: 'Shows a run that the caller recorded.',
      security: reads,
      parameters: [id, externalId],
      responses: found('The run.', 'StoredRun', readProblems),
    },
    delete: {
      operationId: 'deleteRun',
      summary: 'Deletes a run that the caller recorded, for good: posting it again does not restore it.',
      description: 'It can be repeated: a run that is deleted already stays so.',
      security: writes,
      parameters: [id, externalId],
      responses: Object.fromEntries([['204', { description: 'It is deleted.' }], ...refusals(readProblems)]) as object,
    },
  },
  '/v1/athletes/{id}/sessions': {
    post: postOf({
      operationId: 'postSessions',
      summary: `Logs 1 to ${MAX_SESSIONS_PER_CALL} sessions: training that is no run. An invalid one does not block the others.`,
      shapes: ['Session', 'Sessions'],
    }),
  },
  '/v1/athletes/{id}/runs/import': {
    post: {
      operationId: 'importFile',
      summary: 'Records the runs and sessions in a FIT, GPX or TCX file, which may be gzipped.',
      description:
        `The body is the file, or a form with it, at most ${MAX_POSTED_FILE_BYTES} bytes. Its format is recognised by its content. ` +
        'What its source says of it stands in the query, or in fields of the form.',
      security: writes,
      parameters: [id, idempotencyKey, ...saidParameters],
      requestBody: {
        required: true,
        content: {
          'application/octet-stream': bytes('application/octet-stream'),
          'application/gzip': bytes('application/gzip'),
          'multipart/form-data': { schema: formOf(saidProperties) },
        },
      },
      responses: answers([...everywhere, 'not-an-activity-file', 'file-refused']),
    },
  },
  '/v1/athletes/{id}/runs/duplicates': {
    post: {
      operationId: 'markDuplicate',
      summary: 'Says whether two recordings are of the same run.',
      description:
        'For the athlete, and for the client that recorded both. It holds across revisions, until somebody says otherwise.',
      security: writes,
      parameters: [id],
      requestBody: json(ref('Duplicate')),
      responses: found('It is said.', 'MarkedDuplicate', markProblems),
    },
  },
  '/v1/openapi.json': {
    get: {
      operationId: 'getDocument',
      summary: 'This document.',
      security: [],
      responses: {
        '200': { description: 'This document.', content: { 'application/json': { schema: { type: 'object' } } } },
        '429': { description: 'Too many calls at once.', content: { 'application/json': { schema: ref('Message') } } },
        '503': { description: 'Too many calls at once.', content: { 'application/json': { schema: ref('Message') } } },
      },
    },
  },
};
