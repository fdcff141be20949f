import type { AppParts } from '../request/app-parts.ts';
import { type Context, createContextFactory } from '../request/context.ts';
import { readSettingsClients } from '../request/known-clients.ts';
import { postMany } from './post-many.ts';
import { readClientLimits, readLimits } from '../request/request-limit.ts';
import { createUsageCount } from '../request/usage-count.ts';
import { type Quota, rateLimitHeaders } from '../request/rate-limit-headers.ts';
import { athleteToRecordFor } from '../request/record-runs.ts';
import { createStore } from '../store/store.ts';
import type { HttpEvent, HttpHandler, HttpResult } from '../runtime/http.ts';
import { acceptedScopes, runReaderScopes, runWriterScopes, type ScopesFor } from '../runtime/token/authenticated.ts';
import { readProviderSettings } from './oauth/provider.ts';
import { createOAuthRoutes } from './oauth/routes.ts';
import { importFile } from './import-file.ts';
import { openApiText } from './openapi.ts';
import { HttpProblem } from './problem.ts';
import { describeProblem } from './describe-problem.ts';
import { parseId } from '../domain/ids.ts';
import { markDuplicate } from '../request/actions/run.ts';
import { notFound } from '../request/find-athlete.ts';
import { getRun, listAthletes, listRuns, removeRun } from './read-runs.ts';
import { log, onceForKey, type Posting, record } from './record.ts';
import { type Posted, readKey, readMark, readRuns, readSessions } from './request.ts';
import type { ManyResult } from './many-shapes.ts';
import type { Result } from './shapes.ts';

/** Routes without a token: the document, and those by which athletes let integrations in, which have their own credentials. */
const isOpen = (routeKey: string): boolean =>
  routeKey === 'GET /v1/openapi.json' || / \/(?:oauth|\.well-known)\//.test(routeKey);

/** What reads runs takes another scope than what writes them; who has either may find its athletes. */
export const integrationsScopes: ScopesFor = ({ routeKey }) => {
  if (isOpen(routeKey)) return undefined;
  if (routeKey === 'GET /v1/athletes') return acceptedScopes;
  return routeKey.startsWith('GET ') ? runReaderScopes : runWriterScopes;
};

/** The plain HTTP API. Lambda, the laptop and the tests differ only in its parts. */
export function createIntegrationsApp({ env = {}, ...parts }: AppParts) {
  const { client, tableName, clock, newId, logger, pause, tracks } = parts;
  const { limits = readLimits(env), clientLimits = readClientLimits(env) } = parts;
  const { settingsClients = readSettingsClients(env) } = parts;
  const store = createStore({ client, tableName, ...(pause && { pause }) });
  const usage = createUsageCount(store, clock, logger);
  const counting = { limits, clientLimits, settingsClients, usage };
  const contexts = createContextFactory({ store, clock, newId, tracks, ...counting, channel: 'HTTP' });
  /** What each call has used of which limit: its answer says so, be it an error. */
  const quotas = new WeakMap<HttpEvent, Quota[]>();
  const makeContext = (event: HttpEvent): Promise<Context> => contexts(event, quotas.get(event));
  const operations: Readonly<Record<string, (event: HttpEvent) => Promise<HttpResult> | HttpResult>> = {
    ...createOAuthRoutes({ store, clock, newId, logger }, readProviderSettings(env)),
    'GET /v1/openapi.json': () => openApi(env['TOKEN_ENDPOINT']),
    'GET /v1/athletes': async (event) => answer(200, await listAthletes(event, await makeContext(event))),
    'GET /v1/athletes/{id}/runs': async (event) => answer(200, await listRuns(event, await makeContext(event))),
    'GET /v1/athletes/{id}/runs/{externalId+}': async (event) =>
      answer(200, await getRun(event, await makeContext(event))),
    'DELETE /v1/athletes/{id}/runs/{externalId+}': async (event) => {
      await removeRun(event, await makeContext(event));
      return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
    },
    'POST /v1/runs': async (event) => answerMany(await postMany(event, await makeContext(event), logger)),
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
  const answerTo: HttpHandler = async (event) => {
    try {
      const operation = operations[event.routeKey];
      if (!operation) throw new HttpProblem('not-found', 'There is no such operation.');
      return await operation(event);
    } catch (error) {
      return describeProblem(error, event.requestContext.requestId, logger).toResult();
    }
  };
  const handler: HttpHandler = async (event) => {
    const used: Quota[] = [];
    quotas.set(event, used);
    const result = await answerTo(event);
    return { ...result, headers: { ...result.headers, ...rateLimitHeaders(used) } };
  };
  return { handler: usage.counted(handler), store };
}

/** The document is public: it describes the calls, and contains no data. */
function openApi(tokenUrl: string | undefined): HttpResult {
  const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' };
  return { statusCode: 200, headers, body: openApiText(tokenUrl) };
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
function answerResults(results: readonly ManyResult[]): HttpResult {
  if (results.every(({ status }) => status === 'REJECTED'))
    throw new HttpProblem('nothing-recorded', 'Everything was rejected: `results` says why.', { results });
  const isNew = results.every(({ status }) => status === 'CREATED');
  return answer(isNew ? 201 : 200, { results });
}

/** As for one athlete; 503 if everything is to be posted again, and a `Retry-After` if anything is. */
function answerMany(results: ManyResult[]): HttpResult {
  const retries = results.filter(({ status }) => status === 'RETRY').length;
  const headers = { 'retry-after': '1' };
  if (retries === results.length)
    throw new HttpProblem('busy', 'Post them again in a moment. Nothing is recorded twice.', { headers });
  if (retries === 0) return answerResults(results);
  const partial = answer(200, { results });
  return { ...partial, headers: { ...partial.headers, ...headers } };
}

const answer = (statusCode: number, body: object): HttpResult => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
