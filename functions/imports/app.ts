import { type Problem, Refusal } from '../domain/refusal.ts';
import { describeProblem } from '../integrations/describe-problem.ts';
import { HttpProblem } from '../integrations/problem.ts';
import type { AppParts } from '../request/app-parts.ts';
import { createContextFactory } from '../request/context.ts';
import { readLimits } from '../request/request-limit.ts';
import type { HttpEvent, HttpResult } from '../runtime/http.ts';
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
    callsPerMinute,
    limits = readLimits(env),
  } = parts;
  const store = createStore({ client, tableName, keys, ...(pause && { pause }) });
  const makeContext = createContextFactory({ store, clock, newId, callsPerMinute, limits, channel: 'HTTP' });
  const routes = importRoutes(files);
  const workParts = { store, files, clock, newId, limits, logger };

  async function http(event: HttpEvent): Promise<HttpResult> {
    try {
      const route = routes[event.routeKey];
      if (!route) throw new HttpProblem('not-found', 'There is no such operation.');
      return await route(event, await makeContext(event));
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

  /** What a Lambda is called with: by API Gateway, by the bucket's events, and each minute. */
  async function handler(
    event: HttpEvent | FileEvent | ScheduledEvent,
    timeLeft: TimeLeft,
  ): Promise<HttpResult | Worked | undefined> {
    const left = () => timeLeft.getRemainingTimeInMillis();
    if ('routeKey' in event) return http(event);
    if ('detail-type' in event) return fileCame(event.detail.object.key, left);
    await sweep(workParts, left);
    return undefined;
  }

  return { http, handler, store };
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
