import * as z from 'zod';
import { MAX_RUNS_PER_CALL } from '../domain/run/run-input.ts';
import { MAX_SESSIONS_PER_CALL } from '../request/log-sessions.ts';
import { importPaths } from './openapi-imports.ts';
import { answers, everywhere, markProblems, ref, refusals, type ShapeName, shapes } from './openapi-parts.ts';
import { MAX_POSTED_FILE_BYTES } from './request.ts';

/** The JSON Schema of a shape, as input or output. */
function schemaOf(shape: z.ZodType): object {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
}

const parameters = [
  { name: 'id', in: 'path', required: true, description: 'The ID of the athlete.', schema: { type: 'string' } },
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Makes the call safe to retry for 7 days: a retry returns the first response. Required if a run or session has no externalId. ' +
      '1 to 128 printable ASCII characters, such as a UUID, with or without quotes.',
    schema: { type: 'string' },
  },
];

const security = [{ bearer: ['sidelined/runs:write'] }];

/** An operation that takes one object as JSON, or several. */
const postOf = ({ operationId, summary, shapes }: { operationId: string; summary: string; shapes: ShapeName[] }) => ({
  post: {
    operationId,
    summary,
    security,
    parameters,
    requestBody: { required: true, content: { 'application/json': { schema: { oneOf: shapes.map(ref) } } } },
    responses: answers([...everywhere, 'idempotency-key-missing']),
  },
});

function document(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sidelined: runs and sessions over plain HTTP',
      version: '1',
      summary: "Post an athlete's runs and other training, as JSON or as the file that a watch wrote.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/v1/athletes/{id}/runs': postOf({
        operationId: 'postRuns',
        summary: `Records 1 to ${MAX_RUNS_PER_CALL} runs. An invalid run does not block the others.`,
        shapes: ['Run', 'Runs'],
      }),
      '/v1/athletes/{id}/sessions': postOf({
        operationId: 'postSessions',
        summary: `Logs 1 to ${MAX_SESSIONS_PER_CALL} sessions: training that is no run. An invalid one does not block the others.`,
        shapes: ['Session', 'Sessions'],
      }),
      '/v1/athletes/{id}/runs/import': {
        post: {
          operationId: 'importFile',
          summary: 'Records the runs and sessions in a FIT, GPX or TCX file, which may be gzipped.',
          description: `The body is the file, at most ${MAX_POSTED_FILE_BYTES} bytes as sent: compress it with gzip. Larger ones go through \`POST /v1/imports\`. Its format is recognised by its content.`,
          security,
          parameters,
          requestBody: { required: true, content: { 'application/octet-stream': {} } },
          responses: answers([...everywhere, 'not-an-activity-file', 'file-refused']),
        },
      },
      '/v1/athletes/{id}/runs/duplicates': {
        post: {
          operationId: 'markDuplicate',
          summary: 'Says whether two recordings are of the same run.',
          description:
            'For the athlete, and for the client that recorded both. It holds across revisions, until somebody says otherwise.',
          security,
          parameters: parameters.slice(0, 1),
          requestBody: { required: true, content: { 'application/json': { schema: ref('Duplicate') } } },
          responses: Object.fromEntries([
            [
              '200',
              {
                description: 'It is said.',
                content: { 'application/json': { schema: ref('MarkedDuplicate') } },
              },
            ],
            ...refusals(markProblems),
          ]),
        },
      },
      ...importPaths,
      '/v1/openapi.json': {
        get: {
          operationId: 'getDocument',
          summary: 'This document.',
          security: [],
          responses: {
            '200': { description: 'This document.', content: { 'application/json': { schema: { type: 'object' } } } },
            '429': {
              description: 'Too many calls at once.',
              content: { 'application/json': { schema: ref('Message') } },
            },
            '503': {
              description: 'Too many calls at once.',
              content: { 'application/json': { schema: ref('Message') } },
            },
          },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, schemaOf(shape)])),
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token: of a client with the scope sidelined/runs:write, or of the athlete.',
        },
      },
    },
  };
}

let text: string | undefined;

/** The OpenAPI 3.1 document, as JSON. It is made on first use, so that it does not slow down other calls. */
export function openApiText(): string {
  text ??= JSON.stringify(document());
  return text;
}
