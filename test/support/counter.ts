import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface Counted {
  requests: number;
  /** Capacity units as the engine says; it misreports those of transactions. */
  capacityUnits: number;
  /** Names of the commands in order, `Query`. */
  commands: string[];
}

/** Counts what a client asks of DynamoDB, through its middleware: the store under test does not know. */
export function countRequests(client: DynamoDBClient) {
  const counted: Counted = { requests: 0, capacityUnits: 0, commands: [] };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        counted.requests += 1;
        counted.commands.push((commandName ?? '').replace(/Command$/, ''));
        const result = await next({
          ...args,
          input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' },
        });
        const output = result.output as {
          ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
        };
        for (const { CapacityUnits } of [output.ConsumedCapacity ?? []].flat())
          counted.capacityUnits += CapacityUnits ?? 0;
        return result;
      },
    { step: 'initialize', name: 'countRequests', priority: 'low' },
  );
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
