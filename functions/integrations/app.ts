import type { AppParts } from '../request/app-parts.ts';
import { type Context, createContextFactory } from '../request/context.ts';
import { readLimits } from '../request/request-limit.ts';
import { athleteToRecordFor } from '../request/record-runs.ts';
import { createStore } from '../store/store.ts';
import type { HttpEvent, HttpHandler, HttpResult } from '../runtime/http.ts';
import { readFile } from './files/read-file.ts';
import { openApiText } from './openapi.ts';
import { HttpProblem } from './problem.ts';
import { describeProblem } from './describe-problem.ts';
import { parseId } from '../domain/ids.ts';
import { markDuplicate } from '../request/actions/run.ts';
import { notFound } from '../request/find-athlete.ts';
import { onceForKey, record } from './record.ts';
import { MAX_POSTED_FILE_BYTES, readBytes, readKey, readMark, readRuns } from './request.ts';
import type { Result } from './shapes.ts';

/** The plain HTTP API. Lambda, the laptop and the tests differ only in its parts. */
export function createIntegrationsApp({ env = {}, ...parts }: AppParts) {
  const { client, tableName, clock, newId, logger, pause, callsPerMinute, limits = readLimits(env) } = parts;
  const store = createStore({ client, tableName, ...(pause && { pause }) });
  const makeContext = createContextFactory({ store, clock, newId, callsPerMinute, limits, channel: 'HTTP' });
  const operations: Readonly<Record<string, (event: HttpEvent) => Promise<HttpResult> | HttpResult>> = {
    'GET /v1/openapi.json': openApi,
    'POST /v1/athletes/{id}/runs': async (event) => answerResults(await postRuns(event, await mayRecord(event))),
    'POST /v1/athletes/{id}/runs/import': async (event) =>
      answerResults(await importFile(event, await mayRecord(event))),
    'POST /v1/athletes/{id}/runs/duplicates': async (event) => markRuns(event, await mayRecord(event)),
  };
  /** The caller, who may record runs for the athlete: nobody else makes this function decode, unpack or parse a body. */
  async function mayRecord(event: HttpEvent): Promise<Context> {
    const context = await makeContext(event);
    await athleteToRecordFor(event.pathParameters?.['id'] ?? '', context);
    return context;
  }
  const handler: HttpHandler = async (event) => {
    try {
      const operation = operations[event.routeKey];
      if (!operation) throw new HttpProblem('not-found', 'There is no such operation.');
      return await operation(event);
    } catch (error) {
      return describeProblem(error, event.requestContext.requestId, logger).toResult();
    }
  };
  return { handler, store };
}

/** The document is public: it describes the calls, and contains no data. */
function openApi(): HttpResult {
  const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' };
  return { statusCode: 200, headers, body: openApiText() };
}

async function postRuns(event: HttpEvent, context: Context): Promise<Result[]> {
  const key = readKey(event);
  const { runs, pathOf } = readRuns(event);
  if (key === undefined && runs.some(({ externalId }) => externalId == null))
    throw new HttpProblem(
      'idempotency-key-missing',
      'A run has no externalId, so a retry would record it twice. Give it one, or send an Idempotency-Key.',
    );
  const athleteId = event.pathParameters?.['id'] ?? '';
  const call = { operation: 'postRuns', athleteId, key, payload: JSON.stringify(runs) };
  return onceForKey(call, context, () => record({ athleteId, runs, pathOf, key }, context));
}

/** Records every session of a file that is a run; other sessions are REJECTED at their place. */
async function importFile(event: HttpEvent, context: Context): Promise<Result[]> {
  const key = readKey(event);
  const bytes = readBytes(event, MAX_POSTED_FILE_BYTES);
  const athleteId = event.pathParameters?.['id'] ?? '';
  return onceForKey({ operation: 'importFile', athleteId, key, payload: bytes }, context, async () => {
    const file = await readFile(bytes);
    if ('code' in file) throw fileProblem(file.code, file.message);
    const places = file.sessions.flatMap((session, index) => ('run' in session ? [{ index, run: session.run }] : []));
    const pathOf = (place: number) => ['sessions', String(places[place]?.index)];
    const runs = places.map(({ run }) => run);
    const recorded = runs.length > 0 ? await record({ athleteId, runs, pathOf, key }, context) : [];
    return file.sessions.map((session, index): Result => {
      if ('run' in session) return recorded[places.findIndex((place) => place.index === index)] as Result;
      return { status: 'REJECTED', errors: [{ path: ['sessions', String(index)], ...session.skipped }] };
    });
  });
}

/** Says whether two runs of the athlete are one. The call can be repeated without a key: it says the same again. */
async function markRuns(event: HttpEvent, context: Context): Promise<HttpResult> {
  const word = readMark(event);
  // A run of another athlete is as good as missing here.
  if (parseId(word.runId)?.athleteId !== event.pathParameters?.['id']) return notFound('runId');
  await markDuplicate(word, context);
  return answer(200, word);
}

function fileProblem(code: string, message: string): HttpProblem {
  const kinds = { UNSUPPORTED: 'not-an-activity-file', TOO_LARGE: 'too-large' } as const;
  const kind = code === 'UNSUPPORTED' || code === 'TOO_LARGE' ? kinds[code] : 'file-refused';
  return new HttpProblem(kind, message, { errors: [{ path: [], code, message }] });
}

/** 201 when every run is new, 422 when none was recorded, 200 otherwise. */
function answerResults(results: Result[]): HttpResult {
  if (results.every(({ status }) => status === 'REJECTED'))
    throw new HttpProblem('nothing-recorded', 'Every run was rejected: `results` says why.', { results });
  const isNew = results.every(({ status }) => status === 'CREATED');
  return answer(isNew ? 201 : 200, { results });
}

const answer = (statusCode: number, body: object): HttpResult => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
