import { requireScope } from '../domain/access/access.ts';
import { childId, type ImportId, parseId } from '../domain/ids.ts';
import {
  ended,
  hasEnded,
  type ImportRecord,
  MAX_UPLOAD_BYTES,
  noProgress,
  UPLOAD_MS,
} from '../domain/imports/import.ts';
import { requireRoom } from '../domain/limits/allowance.ts';
import { instantAfter } from '../domain/time.ts';
import { beginImportShape } from '../integrations/import-shapes.ts';
import { HttpProblem } from '../integrations/problem.ts';
import { readJson } from '../integrations/request.ts';
import type { Context } from '../request/context.ts';
import { athleteNamed, notFound } from '../request/find-athlete.ts';
import { athleteToRecordFor } from '../request/record-runs.ts';
import type { HttpEvent, HttpResult } from '../runtime/http.ts';
import { WriteConflict } from '../store/dynamodb/errors.ts';
import { cursorOf } from '../store/dynamodb/page.ts';
import type { Files } from '../store/files/files.ts';
import { uploadKey } from '../store/files/keys.ts';

type Route = (event: HttpEvent, context: Context) => Promise<HttpResult>;

const MAX_RESULTS = 100;

/** The calls about imports, by their routes. */
export function importRoutes(files: Files): Readonly<Record<string, Route>> {
  return {
    /** Begins an import: the caller learns where to put the file. Counted on their grant. */
    async 'POST /v1/imports'(event, context) {
      const { store, newId, now } = context;
      const { athleteId, fileName, bytes } = readJson(
        event,
        beginImportShape,
        'The JSON is not { athleteId, fileName, bytes }.',
      );
      if (bytes > MAX_UPLOAD_BYTES)
        throw new HttpProblem('too-large', 'The file is larger than 5 GB. Split the archive.');
      const begun = await store.retryOnConflict(async () => {
        const view = await athleteToRecordFor(athleteId, context);
        requireRoom(view.used, { imports: 1 }, now);
        context.loaders.forget(view.id);
        const id = childId('imp', view.id, newId.ulid(Date.parse(now)));
        return store.imports.create(view, newImport({ id, athleteId: view.id, fileName, bytes }, event, context), now);
      });
      const upload = await files.uploadTo(uploadKey(begun.id), bytes, { now, seconds: UPLOAD_MS / 1_000 });
      return answer(201, { import: shown(begun), upload });
    },

    async 'GET /v1/imports/{id}'(event, context) {
      return answer(200, shown(await importFor(event, context)));
    },

    async 'GET /v1/imports/{id}/results'(event, context) {
      const { id } = await importFor(event, context);
      const after = event.queryStringParameters?.['cursor'];
      const page = await context.store.imports.results(id, { first: MAX_RESULTS, after });
      const results = page.items.map(({ node: { place, name, status, results } }) => ({
        place,
        name,
        status,
        results,
      }));
      const cursor = page.hasNextPage && page.endPosition !== undefined ? cursorOf(page.endPosition) : undefined;
      return answer(200, { results, ...(cursor && { cursor }) });
    },

    /** Ends an import. What was recorded stays; the file is deleted. */
    async 'DELETE /v1/imports/{id}'(event, context) {
      const { store, now } = context;
      const { id } = await importFor(event, context);
      await store.retryOnConflict(async () => {
        const found = await store.imports.find(id);
        if (!found || hasEnded(found)) return;
        // Should the file not be deleted here, the schedule does it.
        if (!(await store.imports.save(found, ended(found, 'CANCELLED', now), { dueAt: now })))
          throw new WriteConflict();
      });
      await files.delete(uploadKey(id));
      return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
    },
  };
}

function newImport(
  of: Pick<ImportRecord, 'id' | 'athleteId' | 'fileName' | 'bytes'>,
  event: HttpEvent,
  { viewer, now }: Context,
): ImportRecord {
  const client = event.requestContext.authorizer.jwt.claims['client_id'];
  return {
    kind: 'import',
    ...of,
    by: {
      kind: viewer.kind,
      id: viewer.id,
      scopes: viewer.kind === 'integration' ? [...viewer.scopes] : [],
      ...(typeof client === 'string' && client.length <= 100 && { client }),
    },
    status: 'AWAITING_UPLOAD',
    createdAt: now,
    uploadBy: instantAfter(now, UPLOAD_MS),
    position: { entry: 0, inner: 0 },
    progress: noProgress,
    results: 0,
    stalls: 0,
    version: 0,
  };
}

/** An import as whoever began it sees it, and the athlete; for everybody else it does not exist. */
async function importFor(event: HttpEvent, context: Context): Promise<ImportRecord> {
  const parsed = parseId(event.pathParameters?.['id'] ?? '');
  if (parsed?.kind !== 'imp' || !parsed.athleteId) return notFound('id');
  const view = await athleteNamed(parsed.athleteId, context, 'id');
  requireScope(context.viewer, 'runs:write');
  const found = await context.store.imports.find(childId('imp', parsed.athleteId, parsed.rest) satisfies ImportId);
  const maySee = found?.by.id === context.viewer.id || view.roles.includes('OWNER');
  return found && maySee ? found : notFound('id');
}

const shown = ({ id, athleteId, fileName, bytes, status, createdAt, progress, ...rest }: ImportRecord) => ({
  id,
  athleteId,
  fileName,
  bytes,
  status,
  createdAt,
  startedAt: rest.startedAt,
  endedAt: rest.endedAt,
  resumesAt: rest.resumesAt,
  failure: rest.failure,
  progress,
});

const answer = (statusCode: number, body: object): HttpResult => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
