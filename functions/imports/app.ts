import { type Problem, Refusal } from '../domain/refusal.ts';
import { describeProblem } from '../integrations/describe-problem.ts';
import { HttpProblem } from '../integrations/problem.ts';
import type { AppParts } from '../request/app-parts.ts';
import { createContextFactory } from '../request/context.ts';
import { readSettingsClients } from '../request/known-clients.ts';
import { type Quota, rateLimitHeaders } from '../request/rate-limit-headers.ts';
import { readClientLimits, readLimits } from '../request/request-limit.ts';
import { createUsageCount } from '../request/usage-count.ts';
import type { HttpEvent, HttpHandler, HttpResult } from '../runtime/http.ts';
import { runWriterScopes, type ScopesFor } from '../runtime/token/authenticated.ts';
import type { TimeLeft } from '../runtime/stream-batch.ts';
import type { Files } from '../store/files/files.ts';
import { importOf } from '../store/files/keys.ts';
import { createStore } from '../store/store.ts';
import { importRoutes } from './routes.ts';
import { sweep } from './sweep.ts';
import { work, type Worked } from './work.ts';

/** The event with which the rule of `infra/imports-function.ts` calls it every minute. */
export interface ScheduledEvent {
  source: 'schedule';
}

/** What EventBridge says of a file that has come: the part that is looked at. */
export interface FileEvent {
  'detail-type': 'Object Created';
  detail: { object: { key: string } };
}

export interface ImportsParts extends AppParts {
  files: Files;
}

/** Every route of imports writes runs. */
export const importsScopes: ScopesFor = () => runWriterScopes;

/** The function behind imports: their calls over plain HTTP, and their work in the background. */
export function createImportsApp({ env = {}, ...parts }: ImportsParts) {
  const {
    client,
    tableName,
    clock,
    newId,
    logger,
    pause,
    keys,
    files,
    limits = readLimits(env),
    clientLimits = readClientLimits(env),
    settingsClients = readSettingsClients(env),
  } = parts;
  const store = createStore({ client, tableName, keys, ...(pause && { pause }) });
  const usage = createUsageCount(store, clock, logger);
  const counting = { limits, clientLimits, settingsClients, usage };
  const contexts = createContextFactory({ store, clock, newId, ...counting, channel: 'HTTP' });
  const routes = importRoutes(files);
  const workParts = { store, files, clock, newId, limits, logger };

  const answered: HttpHandler = async (event) => {
    const used: Quota[] = [];
    const result = await answerTo(event, used);
    return { ...result, headers: { ...result.headers, ...rateLimitHeaders(used) } };
  };

  async function answerTo(event: HttpEvent, used: Quota[]): Promise<HttpResult> {
    try {
      const route = routes[event.routeKey];
      if (!route) throw new HttpProblem('not-found', 'There is no such operation.');
      return await route(event, await contexts(event, used));
    } catch (error) {
      return describeProblem(withoutInput(error), event.requestContext.requestId, logger).toResult();
    }
  }

  async function fileCame(key: string, timeLeft: () => number): Promise<Worked> {
    const id = importOf(key);
    const outcome: Worked = id ? await work(id, workParts, timeLeft) : { import: 'GONE' };
    logger.info('An uploaded file was looked at', { ...outcome });
    return outcome;
  }

  /** What is called in the background: by the bucket's events, and each minute. */
  async function handler(event: FileEvent | ScheduledEvent, timeLeft: TimeLeft): Promise<Worked | undefined> {
    const left = () => timeLeft.getRemainingTimeInMillis();
    if ('detail-type' in event) return fileCame(event.detail.object.key, left);
    await sweep(workParts, left);
    return undefined;
  }

  return { http: usage.counted(answered), handler, store };
}

/** Rules name what is in `input`; plain HTTP has none. */
function withoutInput(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const [first, ...rest] = error.problems.map((problem): Problem => ({
    ...problem,
    path: problem.path[0] === 'input' ? problem.path.slice(1) : problem.path,
  }));
  return first ? new Refusal([first, ...rest]) : error;
}
