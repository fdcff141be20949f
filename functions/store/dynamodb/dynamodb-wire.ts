import { type AttributeMap, fromAttributes, setProperty, toAttributes } from './attribute-values.ts';
import type { OperationName } from './client.ts';

type Document = Record<string, unknown>;
/** Turns the items of a part of a request or an answer. */
type Part = (part: unknown, turn: (item: object) => object) => unknown;

/*
 * Where items and keys stand is said place by place, never guessed from a name: a table may be called `Keys`, an index
 * `Items`, and an attribute anything.
 */
const item: Part = (part, turn) => turn(part as object);
const list =
  (each: Part): Part =>
  (part, turn) =>
    (part as unknown[]).map((one) => each(one, turn));
const byTable =
  (each: Part): Part =>
  (part, turn) =>
    mapValues(part as Document, (one) => each(one, turn));
/** What is not named stays as it is. */
const fields = (parts: Record<string, Part>): Part => {
  const known = new Map(Object.entries(parts));
  return (part, turn) =>
    mapValues(part as Document, (one, name) => {
      const each = known.get(name);
      return each && typeof one === 'object' && one !== null ? each(one, turn) : one;
    });
};

const put = fields({ Item: item, ExpressionAttributeValues: item });
const byKey = fields({ Key: item, ExpressionAttributeValues: item });
const search = fields({ ExclusiveStartKey: item, ExpressionAttributeValues: item });
const reads = byTable(fields({ Keys: list(item) }));
const writes = byTable(list(fields({ PutRequest: fields({ Item: item }), DeleteRequest: fields({ Key: item }) })));

const requests: Record<OperationName, Part> = {
  GetItem: byKey,
  PutItem: put,
  UpdateItem: byKey,
  DeleteItem: byKey,
  Query: search,
  Scan: search,
  BatchGetItem: fields({ RequestItems: reads }),
  BatchWriteItem: fields({ RequestItems: writes }),
  TransactWriteItems: fields({
    TransactItems: list(fields({ Put: put, Update: byKey, Delete: byKey, ConditionCheck: byKey })),
  }),
};

const metrics = fields({ ItemCollectionKey: item });
const written = fields({ Attributes: item, ItemCollectionMetrics: metrics });
const found = fields({ Items: list(item), LastEvaluatedKey: item });

const answers: Record<OperationName, Part> = {
  GetItem: fields({ Item: item }),
  PutItem: written,
  UpdateItem: written,
  DeleteItem: written,
  Query: found,
  Scan: found,
  BatchGetItem: fields({ Responses: byTable(list(item)), UnprocessedKeys: reads }),
  BatchWriteItem: fields({ UnprocessedItems: writes, ItemCollectionMetrics: byTable(list(metrics)) }),
  TransactWriteItems: fields({ ItemCollectionMetrics: byTable(list(metrics)) }),
};

/** A request in DynamoDB's JSON: items, keys and values written as attributes, all else as it is. */
export const toWire = (operation: OperationName, input: Document): Document =>
  requests[operation](input, toAttributes) as Document;

/** An answer of DynamoDB in plain values. */
export const fromWire = (operation: OperationName, answer: Document): Document =>
  answers[operation](answer, (each) => fromAttributes(each as AttributeMap)) as Document;

function mapValues(document: Document, map: (value: unknown, name: string) => unknown): Document {
  const mapped: Document = {};
  for (const name of Object.keys(document)) {
    const value = document[name];
    if (value !== undefined) setProperty(mapped, name, map(value, name));
  }
  return mapped;
}
