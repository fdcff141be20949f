import type { DynamoDB } from '../../functions/store/dynamodb/client.ts';

export interface Counted {
  requests: number;
  /** Capacity units as reported by the engine; wrong for transactions. */
  capacityUnits: number;
  /** Names of the commands in order, `Query`. */
  commands: string[];
  /**
   * The depth of the work: how often it waits for DynamoDB, with parallel requests counted once. A request's level is 1
   * + the highest level among the requests that were answered before it started; this is the highest level. A request
   * with its retries counts as one.
   */
  roundTrips: number;
}

interface Consumed {
  CapacityUnits?: number;
}

/**
 * Counts a client's requests to DynamoDB, without any change to the store.
 *
 * During counting, parallel requests are answered together, as if each took the same time. Then round trips are the
 * same in every run: otherwise the level of later requests would depend on which response happens to come first.
 */
export function countRequests(dynamodb: DynamoDB) {
  const counted: Counted = { requests: 0, capacityUnits: 0, commands: [], roundTrips: 0 };
  /** The number of counted pieces of work in progress. */
  let counting = 0;
  /** The requests in progress, and how they are answered together. */
  let round: { underWay: number; answered: PromiseWithResolvers<void> } | undefined;

  async function inRound<T>(request: () => Promise<T>): Promise<T> {
    if (counting === 0) return request();
    if (!round) {
      round = { underWay: 0, answered: Promise.withResolvers() };
      counted.roundTrips += 1;
    }
    const own = round;
    own.underWay += 1;
    try {
      return await request();
    } finally {
      own.underWay -= 1;
      if (own.underWay === 0) {
        round = undefined;
        own.answered.resolve();
      }
      await own.answered.promise;
    }
  }

  dynamodb.use({
    call: ({ operation, input }, next) =>
      inRound(async () => {
        counted.requests += 1;
        counted.commands.push(operation);
        const answer = await next({ operation, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
        const { ConsumedCapacity = [] } = answer as { ConsumedCapacity?: Consumed | Consumed[] };
        for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) counted.capacityUnits += CapacityUnits;
        return answer;
      }),
  });
  return {
    /** The requests during a piece of work. */
    async during(work: () => Promise<unknown>): Promise<Counted> {
      const before = { ...counted, commands: counted.commands.length };
      counting += 1;
      try {
        await work();
      } finally {
        counting -= 1;
      }
      return {
        requests: counted.requests - before.requests,
        capacityUnits: counted.capacityUnits - before.capacityUnits,
        commands: counted.commands.slice(before.commands),
        roundTrips: counted.roundTrips - before.roundTrips,
      };
    },
  };
}
