import { createApp } from '../functions/graphql/app.ts';
import { newId } from '../functions/runtime/new-id.ts';
import type { Item } from '../functions/store/dynamodb/table-access.ts';
import type { Call, Document, DynamoDB } from '../functions/store/dynamodb/client.ts';
import { localDynamoDB } from '../infra/local/dynamodb/client.ts';
import { CliError } from '../infra/local/cli-error.ts';
import { gatewayEvent } from '../test/support/gateway.ts';
import { writeUnitsOf, type Written } from './prices.ts';
import { spreadOf } from './statistics.ts';

/** What somebody asks. */
export interface Question {
  claims: Record<string, string>;
  document: string;
  variables: object;
}

/** What an answer asked of DynamoDB. */
export interface Demand {
  requests: number;
  /** Requests that are under way at the same time count once. */
  roundTrips: number;
  readUnits: number;
  writeUnits: number;
}

/** The whole application in this process, over DynamoDB Local. It throws unless an answer is whole and free of errors. */
export function createAsk(client: DynamoDB, tableName: string, clock: { now(): number } = Date) {
  const fail = (message: string, details?: object) => {
    throw new CliError(`${message}: ${JSON.stringify(details)}`);
  };
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: fail };
  const { handler } = createApp({ client, tableName, clock, newId, logger });
  return async ({ claims, document, variables }: Question): Promise<Document> => {
    const { statusCode, body = '' } = await handler(
      gatewayEvent({
        claims,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables }),
      }),
    );
    const { data, errors } = JSON.parse(body) as { data?: Document; errors?: unknown };
    // A refusal stands in the answer of a mutation, and would be a quick answer.
    if (statusCode !== 200 || errors !== undefined || !data || /"userErrors":\[\{|"REJECTED"/.test(body))
      throw new CliError(`${document.trim().slice(0, 60)} … was answered ${statusCode} ${body.slice(0, 300)}`);
    return data;
  };
}

export type Ask = ReturnType<typeof createAsk>;

/** Two applications on one table: one whose calls of DynamoDB are counted, one that nothing slows down, to be timed. */
export function watchedApp(endpoint: string, tableName: string, clock?: { now(): number }) {
  const demand: Demand = { requests: 0, roundTrips: 0, readUnits: 0, writeUnits: 0 };
  const watched = localDynamoDB(endpoint);
  watch(watched, demand, itemReader(endpoint, tableName));
  const counting = createAsk(watched, tableName, clock);
  return {
    ask: createAsk(localDynamoDB(endpoint), tableName, clock),
    async demandOf(question: Question): Promise<Demand> {
      Object.assign(demand, { requests: 0, roundTrips: 0, readUnits: 0, writeUnits: 0 } satisfies Demand);
      await counting(question);
      return { ...demand };
    },
  };
}

/**
 * Medians of answers: CPU of this process and time of the clock. Each lane is a row of questions; lanes take turns, so that
 * what else the machine does hits all of them. The first turns, while V8 compiles, do not count.
 */
export async function timesOf(ask: Ask, lanes: readonly (readonly Question[])[], warmUps: number) {
  const samples = lanes.map(() => ({ cpuMicroseconds: new Array<number>(), milliseconds: new Array<number>() }));
  const turns = Math.max(...lanes.map(({ length }) => length));
  for (let turn = 0; turn < turns; turn++) {
    for (const [lane, questions] of lanes.entries()) {
      const question = questions[turn];
      if (!question) continue;
      const [cpu, begun] = [process.cpuUsage(), performance.now()];
      await ask(question);
      const milliseconds = performance.now() - begun;
      const { user, system } = process.cpuUsage(cpu);
      if (turn < warmUps) continue;
      samples[lane]?.milliseconds.push(milliseconds);
      samples[lane]?.cpuMicroseconds.push(user + system);
    }
  }
  return samples.map((each) => ({
    cpuMicroseconds: spreadOf(each.cpuMicroseconds).median,
    milliseconds: spreadOf(each.milliseconds).median,
  }));
}

function watch(dynamodb: DynamoDB, demand: Demand, read: ReturnType<typeof itemReader>): void {
  let underWay = 0;
  dynamodb.use({
    async call({ operation, input }, next) {
      demand.requests += 1;
      if (underWay === 0) demand.roundTrips += 1;
      underWay += 1;
      try {
        const writes = writesOf({ operation, input });
        if (writes.length === 0) {
          const answer = await next({ operation, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
          const { ConsumedCapacity = [] } = answer as { ConsumedCapacity?: Consumed | Consumed[] };
          for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) demand.readUnits += CapacityUnits;
          demand.readUnits += missingOf(input, answer);
          return answer;
        }
        const keys = writes.map(({ key }) => key);
        const before = await read(keys);
        const answer = await next({ operation, input });
        const after = await read(keys);
        const written = writes.map(({ kind }, index): Written => ({
          kind,
          before: before[index],
          after: after[index],
        }));
        demand.writeUnits += writeUnitsOf(written, operation === 'TransactWriteItems');
        return answer;
      } finally {
        underWay -= 1;
      }
    },
  });
}

interface Consumed {
  CapacityUnits?: number;
}
interface WrittenKey {
  key: Item;
  kind: Written['kind'];
}
interface Write {
  Key?: Item;
  Item?: Item;
}

/** Units of keys that a strong BatchGetItem did not find: DynamoDB counts one for each, DynamoDB Local none. */
function missingOf({ RequestItems }: Document, { Responses }: Document): number {
  const count = (parts: unknown, of: (part: unknown) => unknown[]) =>
    Object.values(parts ?? {}).reduce<number>((sum, part) => sum + of(part).length, 0);
  const asked = count(RequestItems, (part) => (part as { Keys: unknown[] }).Keys);
  return asked - count(Responses, (part) => part as unknown[]);
}

/** Which items a request writes or checks; none if it reads. */
function writesOf({ operation, input }: Call): WrittenKey[] {
  const keyOf = ({ Key, Item: item }: Write): Item => ({ pk: (Key ?? item)?.['pk'], sk: (Key ?? item)?.['sk'] });
  switch (operation) {
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [{ key: keyOf(input), kind: 'write' }];
    case 'TransactWriteItems': {
      const { TransactItems } = input as unknown as { TransactItems: Record<string, Write>[] };
      return TransactItems.flatMap((item) =>
        Object.entries(item).map(([name, write]): WrittenKey => {
          return { key: keyOf(write), kind: name === 'ConditionCheck' ? 'check' : 'write' };
        }),
      );
    }
    case 'BatchWriteItem':
      throw new CliError('Write units of BatchWriteItem are not counted: nothing that is priced uses it');
    case 'GetItem':
    case 'BatchGetItem':
    case 'Query':
    case 'Scan':
      return [];
    default:
      return operation satisfies never;
  }
}

/** Reads items by their keys, in their order, through a client that nobody watches. */
function itemReader(endpoint: string, tableName: string) {
  const dynamodb = localDynamoDB(endpoint);
  const textOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`;
  return async (keys: readonly Item[]): Promise<(Item | undefined)[]> => {
    const RequestItems = { [tableName]: { Keys: [...keys], ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await dynamodb.call('BatchGetItem', { RequestItems });
    if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new CliError('The engine left keys unread');
    const found = new Map((Responses?.[tableName] ?? []).map((item) => [textOf(item), item]));
    return keys.map((key) => found.get(textOf(key)));
  };
}
