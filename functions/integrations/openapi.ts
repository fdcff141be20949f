import * as z from 'zod';
import { problemKinds, type ProblemKind } from './problem.ts';
import { MAX_POSTED_FILE_BYTES } from './request.ts';
import { batchShape, gatewayShape, markedShape, markShape, problemShape, resultsShape, runShape } from './shapes.ts';

const shapes = {
  Run: runShape,
  Runs: batchShape,
  Results: resultsShape,
  Duplicate: markShape,
  MarkedDuplicate: markedShape,
  Problem: problemShape,
  Message: gatewayShape,
};
type ShapeName = keyof typeof shapes;

const ref = (name: ShapeName) => ({ $ref: `#/components/schemas/${name}` });

/** The JSON Schema of a shape, as input or output. */
function schemaOf(shape: z.ZodType): object {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
}

/** Problems that only this function reports, and those that the gateway reports before it. */
const everywhere: ProblemKind[] = [
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
const markProblems: ProblemKind[] = [
  'malformed-request',
  'unauthenticated',
  'forbidden',
  'not-found',
  'too-large',
  'rate-limited',
  'failed',
  'busy',
];
const byGateway = new Set([401, 403, 404, 413, 429, 500, 503]);

/** The refusals of an operation by status; problems that share a status are listed together. */
function refusals(kinds: readonly ProblemKind[]): [string, object][] {
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

/** The responses of an operation that records runs. */
function answers(kinds: readonly ProblemKind[]): Record<string, object> {
  const results = { 'application/json': { schema: ref('Results') } };
  return Object.fromEntries([
    ['200', { description: 'The result for each run. At least one was recorded or existed.', content: results }],
    ['201', { description: 'Every run is new.', content: results }],
    ...refusals(kinds),
  ]);
}

const waits = new Set([409, 429, 503]);
const retryAfter = {
  description: 'The number of seconds to wait. Only in responses of this API, not of the gateway.',
  schema: { type: 'string' },
};

const parameters = [
  { name: 'id', in: 'path', required: true, description: 'The ID of the athlete.', schema: { type: 'string' } },
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Makes the call safe to retry for 7 days: a retry returns the first response. Required if a run has no externalId. ' +
      '1 to 128 printable ASCII characters, such as a UUID, with or without quotes.',
    schema: { type: 'string' },
  },
];

const security = [{ bearer: ['sidelined/runs:write'] }];

function document(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sidelined: runs over plain HTTP',
      version: '1',
      summary: "Post an athlete's runs, as JSON or as the file that a watch wrote.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/v1/athletes/{id}/runs': {
        post: {
          operationId: 'postRuns',
          summary: 'Records 1 to 100 runs. An invalid run does not block the others.',
          security,
          parameters,
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { oneOf: [ref('Run'), ref('Runs')] } } },
          },
          responses: answers([...everywhere, 'idempotency-key-missing']),
        },
      },
      '/v1/athletes/{id}/runs/import': {
        post: {
          operationId: 'importFile',
          summary: 'Records the runs in a FIT, GPX or TCX file, which may be gzipped.',
          description: `The body is the file, at most ${MAX_POSTED_FILE_BYTES} bytes. Its format is recognised by its content.`,
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
