import type { DynamoDB } from '../../functions/store/dynamodb/client.ts';

interface Written {
  Key?: { pk?: unknown };
  Item?: { pk?: unknown };
}

/** Counts what a client writes by partition key: a transaction counts each of its items twice, as DynamoDB charges it. */
export function countWritesByKey(dynamodb: DynamoDB) {
  const units = new Map<string, number>();
  const add = ({ Key, Item }: Written, each: number): void => {
    const pk = String(Key?.pk ?? Item?.pk);
    units.set(pk, (units.get(pk) ?? 0) + each);
  };
  dynamodb.use({
    call({ operation, input }, next) {
      const { TransactItems = [] } = input as { TransactItems?: Record<string, Written>[] };
      for (const item of TransactItems) for (const write of Object.values(item)) add(write, 2);
      if (operation === 'PutItem' || operation === 'UpdateItem' || operation === 'DeleteItem') add(input, 1);
      return next({ operation, input });
    },
  });
  return {
    /** Item writes by partition key since the last time. An item of up to 1 KB that is in no index is one unit. */
    taken(): Map<string, number> {
      const taken = new Map(units);
      units.clear();
      return taken;
    },
  };
}
