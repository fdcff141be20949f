import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CliError } from '../../infra/local/cli-error.ts';

interface CannedAnswer {
  status: number;
  contentType: string;
  body: Buffer;
}

/** An instant that is about now: when a request was made, which is another one each time. */
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;
const HOUR_MS = 3_600_000;

/**
 * DynamoDB that answers what it was asked before at once, with the bytes that DynamoDB Local answered: what is measured is
 * then the function and not the engine. What it was not asked before it asks the engine.
 */
export class CannedDynamoDB {
  /** Requests that had to be passed on to the engine. */
  #passedOn = 0;
  readonly #engine: string;
  readonly #answers = new Map<string, CannedAnswer>();
  /** Why it could not answer. */
  #failures: Error[] = [];
  readonly #server = createServer((incoming, response) => {
    this.#serve(incoming, response).catch((error: Error) => {
      this.#failures.push(error);
      response.destroy();
    });
  });

  private constructor(engine: string) {
    this.#engine = engine;
  }

  /** Where it answers, as long as it is used. */
  static async during<T>(engine: string, use: (canned: CannedDynamoDB, endpoint: string) => Promise<T>): Promise<T> {
    const canned = new CannedDynamoDB(engine);
    const endpoint = await canned.#start();
    try {
      return await use(canned, endpoint);
    } finally {
      await canned.#stop();
    }
  }

  async #start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /**
   * Measures something that it was asked for before.
   * @throws CliError if there was a request that it did not know, or could not answer
   */
  async knowing<T>(what: string, measure: () => Promise<T>): Promise<T> {
    this.#passedOn = 0;
    this.#failures = [];
    const measured = await measure();
    const [failure] = this.#failures;
    if (failure) throw new CliError(`${what}: a request was not answered: ${failure.message}`);
    if (this.#passedOn > 0) throw new CliError(`${what}: ${this.#passedOn} requests were not known beforehand.`);
    return measured;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    const now = Date.now();
    const question = body.toString('utf8').replace(INSTANT, (instant) => {
      return Math.abs(Date.parse(instant) - now) < HOUR_MS ? 'now' : instant;
    });
    const key = `${String(incoming.headers['x-amz-target'])} ${question}`;
    const known = this.#answers.get(key);
    const answer = known ?? (await this.#ask(incoming, body));
    if (!known && answer.status === 200) this.#answers.set(key, answer);
    response
      .writeHead(answer.status, {
        'content-type': answer.contentType,
        'content-length': answer.body.length,
        'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
      })
      .end(answer.body);
  }

  async #ask({ headers }: IncomingMessage, body: Buffer): Promise<CannedAnswer> {
    this.#passedOn += 1;
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    request(this.#engine, { method: 'POST', headers }).once('response', resolve).once('error', reject).end(body);
    const answer = await promise;
    const contentType = answer.headers['content-type'] ?? 'application/x-amz-json-1.0';
    return { status: answer.statusCode ?? 500, contentType, body: await readAll(answer) };
  }
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
