import { NO_LIMITS } from '../../support/world.ts';
import { createApp } from '../../../functions/graphql/app.ts';
import type { AppParts } from '../../../functions/request/app-parts.ts';
import type { HttpHandler } from '../../../functions/runtime/http.ts';
import type { Store } from '../../../functions/store/store.ts';
import type { countRequests } from '../../support/counter.ts';
import { gatewayEvent, type GatewayRequest } from '../../support/gateway.ts';
import { collectingLogger } from '../../support/logger.ts';
import { asFunction } from '../../support/role.ts';
import { createStockApp } from '../../support/stock-server.ts';
import { answerInRounds } from './rounds.ts';

/** Everything observable about a request: the response, the requests to the store, and the log. */
export interface Seen {
  status: number | undefined;
  headers: object | undefined;
  body: string | undefined;
  /** Names of requests to DynamoDB in alphabetical order, since the order of parallel requests does not matter. */
  commands: string[];
  logged: object[];
}

/** One of the two servers. */
export interface Side {
  /** The server's store; changes to it apply to the server. */
  store: Store;
  handler: HttpHandler;
  /** Sends one request; nothing else may run meanwhile. */
  send(request: GatewayRequest): Promise<Seen>;
}

type Parts = Omit<AppParts, 'logger'>;
type Counter = ReturnType<typeof countRequests>;
interface How {
  /** Whether the side also writes: its store then answers each request as soon as it can. */
  writes?: boolean;
}

/** Apollo Server as it comes. */
export const stockSide = (parts: Parts, counter: Counter, how?: How): Side =>
  sideOf(createStockApp, parts, counter, how);
/** The product's. */
export const productSide = (parts: Parts, counter: Counter, how?: How): Side => sideOf(createApp, parts, counter, how);

function sideOf(
  create: (parts: AppParts) => { store: Store; handler: HttpHandler },
  parts: Parts,
  counter: Counter,
  { writes = false }: How = {},
): Side {
  const logger = collectingLogger();
  const { store, handler } = create({ limits: NO_LIMITS, ...parts, logger });
  return {
    store: writes ? store : answerInRounds(store),
    handler,
    async send(request) {
      const from = logger.lines.length;
      const answers: Awaited<ReturnType<HttpHandler>>[] = [];
      const { commands } = await counter.during(async () => {
        answers.push(await asFunction('graphql', () => handler(gatewayEvent(request))));
      });
      return {
        status: answers[0]?.statusCode,
        headers: sorted(answers[0]?.headers),
        body: answers[0]?.body,
        // The first look of a quarter of an hour leaves a record for audit trails, on each side once.
        commands: commands.filter((name) => name !== 'PutItem').sort(),
        logged: logger.lines.slice(from).map(({ details, ...line }) => ({ ...line, ...withoutStack(details) })),
      };
    },
  };
}

/** Names of headers are the same in any case and order. */
const sorted = (headers: object = {}): object =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]): [string, unknown] => [name.toLowerCase(), value])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Where in the code it happened is the one thing that may differ. */
function withoutStack(details: { stack?: unknown } = {}): object {
  const { stack: _, ...rest } = details;
  return rest;
}
