import { importProblems, rateLimits, ref, refusals, type ShapeName, withScope } from './openapi-parts.ts';
import type { ProblemKind } from './problem.ts';

// The operations on imports, which functions/imports answers.

const security = withScope('sidelined/runs:write');
const id = { name: 'id', in: 'path', required: true, description: 'The ID of the import.', schema: { type: 'string' } };
const cursor = {
  name: 'cursor',
  in: 'query',
  required: false,
  description: 'The `cursor` of the page before.',
  schema: { type: 'string' },
};

const json = (name: ShapeName) => ({ 'application/json': { schema: ref(name) } });

const responses = (status: string, description: string, shape: ShapeName | undefined, kinds: readonly ProblemKind[]) =>
  Object.fromEntries([
    [status, { description, headers: rateLimits, ...(shape && { content: json(shape) }) }],
    ...refusals(kinds),
  ]);

export const importPaths = {
  '/v1/imports': {
    post: {
      operationId: 'beginImport',
      summary: 'Begins the import of an archive, or of one large file.',
      description:
        'For a zip of FIT, GPX and TCX files as Strava, Garmin and Apple export it, and for a file that is too large to post. ' +
        'Send its bytes to `upload.url`; they are worked off in the background. Repeating the call begins another import: one without an upload ends by itself.',
      security,
      requestBody: { required: true, content: json('BeginImport') },
      responses: responses('201', 'The import is begun, and waits for its file.', 'BegunImport', [
        ...importProblems,
        'limit-reached',
        'too-large',
      ]),
    },
  },
  '/v1/imports/{id}': {
    get: {
      operationId: 'getImport',
      summary: 'How far an import has come.',
      security,
      parameters: [id],
      responses: responses('200', 'The import.', 'Import', importProblems),
    },
    delete: {
      operationId: 'cancelImport',
      summary: 'Ends an import, and deletes its file. What was recorded stays.',
      security,
      parameters: [id],
      responses: responses('204', 'It has ended.', undefined, importProblems),
    },
  },
  '/v1/imports/{id}/results': {
    get: {
      operationId: 'getImportResults',
      summary: 'What became of each file so far, 100 at a time.',
      security,
      parameters: [id, cursor],
      responses: responses('200', 'Results, in the order in which files are done.', 'ImportResults', importProblems),
    },
  },
};
