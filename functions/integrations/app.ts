import type { AppParts } from '../request/app-parts.ts';
import { type Context, createContextFactory } from '../request/context.ts';
import { readLimits } from '../request/request-limit.ts';
import { athleteToRecordFor } from '../request/record-runs.ts';
import { createStore } from '../store/store.ts';
import type { HttpEvent, HttpHandler, HttpResult } from '../runtime/http.ts';
import { importFile } from './import-file.ts';
import { openApiText } from './openapi.ts';
import { HttpProblem } from './problem.ts';
import { describeProblem } from './describe-problem.ts';
import { parseId } from '../domain/ids.ts';
import { markDuplicate } from '../request/actions/run.ts';
import { notFound } from '../request/find-athlete.ts';
import { log, onceForKey, type Posting, record } from './record.ts';
import { type Posted, readKey, readMark, readRuns, readSessions } from './request.ts';
import type { Result } from './shapes.ts';

/** The plain HTTP API. Lambda, the laptop and the tests differ only in its parts. */
export function createIntegrationsApp({ env = {}, ...parts }: AppParts) {
  const { client, tableName, clock, newId, logger, pause, tracks, callsPerMinute, limits = readLimits(env) } = parts;
  const store = createStore({ client, tableName, ...(pause && { pause }) });
  const makeContext = createContextFactory({ store, clock, newId, tracks, callsPerMinute, limits, channel: 'HTTP' });
  const operations: Readonly<Record<string, (event: HttpEvent) => Promise<HttpResult> | HttpResult>> = {
    'GET /v1/openapi.json': openApi,
    'POST /v1/athletes/{id}/runs': async (event) => answerResults(await postRuns(event, await mayRecord(event))),
    'POST /v1/athletes/{id}/sessions': async (event) =>
      answerResults(await postSessions(event, await mayRecord(event))),
    'POST /v1/athletes/{id}/runs/import': async (event) =>
      answerResults(await importFile(event, await mayRecord(event))),
    'POST /v1/athletes/{id}/runs/duplicates': async (event) => markRuns(event, await mayRecord(event)),
  };
  /** The caller, who may record for the athlete: nobody else makes this function decode, unpack or parse a body. */
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

const postRuns = (event: HttpEvent, context: Context): Promise<Result[]> =>
  post({ operation: 'postRuns', what: 'run', read: readRuns, write: record }, event, context);

const postSessions = (event: HttpEvent, context: Context): Promise<Result[]> =>
  post({ operation: 'postSessions', what: 'session', read: readSessions, write: log }, event, context);

/** An operation that takes JSON. */
interface Post<T> {
  operation: string;
  what: string;
  read: (event: HttpEvent) => Posted<T>;
  write: (posting: Posting<T>, context: Context) => Promise<Result[]>;
}

async function post<T extends { externalId?: string | null | undefined }>(
  { operation, what, read, write }: Post<T>,
  event: HttpEvent,
  context: Context,
): Promise<Result[]> {
  const key = readKey(event);
  const { items, pathOf } = read(event);
  if (key === undefined && items.some(({ externalId }) => externalId == null))
    throw new HttpProblem(
      'idempotency-key-missing',
      `A ${what} has no externalId, so a retry would record it twice. Give it one, or send an Idempotency-Key.`,
    );
  const athleteId = event.pathParameters?.['id'] ?? '';
  const call = { operation, athleteId, key, payload: JSON.stringify(items) };
  return onceForKey(call, context, () => write({ athleteId, items, pathOf, key }, context));
}

/** Says whether two runs of the athlete are one. The call can be repeated without a key: it says the same again. */
async function markRuns(event: HttpEvent, context: Context): Promise<HttpResult> {
  const word = readMark(event);
  // A run of another athlete is as good as missing here.
  if (parseId(word.runId)?.athleteId !== event.pathParameters?.['id']) return notFound('runId');
  await markDuplicate(word, context);
  return answer(200, word);
}

/** 201 when everything is new, 422 when nothing was recorded, 200 otherwise. */
function answerResults(results: Result[]): HttpResult {
  if (results.every(({ status }) => status === 'REJECTED'))
    throw new HttpProblem('nothing-recorded', 'Everything was rejected: `results` says why.', { results });
  const isNew = results.every(({ status }) => status === 'CREATED');
  return answer(isNew ? 201 : 200, { results });
}

const answer = (statusCode: number, body: object): HttpResult => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
