import type { DynamoDB } from '../../functions/store/dynamodb/client.ts';

export interface Counted {
  requests: number;
  /** Capacity units as the engine says; it misreports those of transactions. */
  capacityUnits: number;
  /** Names of the commands in order, `Query`. */
  commands: string[];
}

interface Consumed {
  CapacityUnits?: number;
}

/** Counts what a client asks of DynamoDB: the store under test does not know. */
export function countRequests(dynamodb: DynamoDB) {
  const counted: Counted = { requests: 0, capacityUnits: 0, commands: [] };
  dynamodb.use({
    async call({ operation, input }, next) {
      counted.requests += 1;
      counted.commands.push(operation);
      const answer = await next({ operation, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
      const { ConsumedCapacity = [] } = answer as { ConsumedCapacity?: Consumed | Consumed[] };
      for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) counted.capacityUnits += CapacityUnits;
      return answer;
    },
  });
  return {
    /** What a piece of work asked for. */
    async during(work: () => Promise<unknown>): Promise<Counted> {
      const before = { ...counted, commands: counted.commands.length };
      await work();
      return {
        requests: counted.requests - before.requests,
        capacityUnits: counted.capacityUnits - before.capacityUnits,
        commands: counted.commands.slice(before.commands),
      };
    },
  };
}
