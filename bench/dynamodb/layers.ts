import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { CliError } from '../../infra/local/cli-error.ts';
import type { Respond, WireAnswer, WireRequest } from './front.ts';

/** Passes requests to DynamoDB Local. */
export function engineAt(endpoint: string): Respond {
  const agent = new Agent({ keepAlive: true });
  return async ({ headers, body }) => {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const { host: _, ...passedOn } = headers;
    httpRequest(endpoint, { method: 'POST', headers: passedOn, agent })
      .once('response', resolve)
      .once('error', reject)
      .end(body);
    const answer = await promise;
    return {
      status: answer.statusCode ?? 500,
      contentType: answer.headers['content-type'] ?? 'application/x-amz-json-1.0',
      body: await buffer(answer),
    };
  };
}

/** An instant close to now: the time of the request, which differs each time. */
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;
const HOUR_MS = 3_600_000;

function keyOf({ operation, body }: WireRequest): string {
  const now = Date.now();
  const question = body
    .toString('utf8')
    .replace(INSTANT, (instant) => (Math.abs(Date.parse(instant) - now) < HOUR_MS ? 'now' : instant));
  return `${operation} ${question}`;
}

/**
 * Answers repeated requests at once, with the bytes that DynamoDB Local answered the first time, so that the function
 * is measured and not the engine. It learns until `stopLearning` is called.
 */
export function remembering(next: Respond) {
  const answers = new Map<string, WireAnswer>();
  let otherwise: 'learn' | 'pass on' | 'refuse' = 'learn';
  const respond: Respond = async (request) => {
    const key = keyOf(request);
    const known = answers.get(key);
    if (known) return known;
    if (otherwise === 'refuse') throw new CliError(`${request.operation} was not known beforehand`);
    const answer = await next(request);
    if (otherwise === 'learn' && answer.status === 200) answers.set(key, answer);
    return answer;
  };
  return {
    respond,
    /** What to do with unknown requests from now on. */
    stopLearning(then: 'pass on' | 'refuse'): void {
      otherwise = then;
    },
  };
}

/** Assumed latency of a call to DynamoDB, network included. */
export const CALL_MS = 5;

/** Answers 5 ms after the request, or later if the layer behind it takes longer. */
export function taking5ms(next: Respond): Respond {
  return async (request) => {
    const [answer] = await Promise.all([next(request), delay(CALL_MS)]);
    return answer;
  };
}

/**
 * Holds requests until no further one arrives, then releases all of them at once: each release is one round trip. So
 * round trips are the same in every run, whichever response comes first.
 */
export function inRounds(next: Respond, quietMs: number) {
  let rounds = 0;
  let underWay = 0;
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const letGo = () => {
    if (underWay > 0 || waiting.length === 0) return;
    const round = waiting;
    [waiting, underWay] = [[], round.length];
    rounds += 1;
    for (const go of round) go();
  };
  const waitForMore = () => {
    clearTimeout(timer);
    timer = setTimeout(letGo, quietMs);
  };
  const respond: Respond = async (request) => {
    await new Promise<void>((go) => {
      waiting.push(go);
      waitForMore();
    });
    try {
      return await next(request);
    } finally {
      underWay -= 1;
      if (underWay === 0) waitForMore();
    }
  };
  return { respond, rounds: () => rounds };
}
