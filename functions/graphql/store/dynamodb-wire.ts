import { type AttributeMap, fromAttributes, toAttributes } from './attribute-values.ts';

type Document = Record<string, unknown>;

/** Where the operations that the store uses carry items or keys: one, or a list of them. */
const ONE = new Set([
  'Item',
  'Key',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
  'Attributes',
]);
const LIST = new Set(['Items', 'Keys']);

/** A request in DynamoDB's JSON: items, keys and values written as attributes, all else as it is. */
export const toWire = (input: Document): Document => translate(input, (each) => toAttributes(each));

/** An answer of DynamoDB in plain values. */
export function fromWire(answer: Document): Document {
  const { Responses, ...rest } = answer;
  const plain = translate(rest, (each) => fromAttributes(each as AttributeMap));
  // Of a batch: lists of items by table.
  if (Responses !== undefined)
    plain['Responses'] = mapValues(Responses as Record<string, AttributeMap[]>, (items) => items.map(fromAttributes));
  return plain;
}

function translate(document: Document, item: (each: object) => object): Document {
  return mapValues(document, (value, name) => {
    if (typeof value !== 'object' || value === null) return value;
    if (ONE.has(name)) return item(value);
    if (LIST.has(name)) return (value as object[]).map(item);
    if (Array.isArray(value)) return value.map((each: unknown) => (isDocument(each) ? translate(each, item) : each));
    return translate(value as Document, item);
  });
}

const isDocument = (value: unknown): value is Document => typeof value === 'object' && value !== null;

function mapValues<T>(object: Record<string, T>, map: (value: T, name: string) => unknown): Document {
  const mapped: Document = {};
  for (const [name, value] of Object.entries(object)) if (value !== undefined) mapped[name] = map(value, name);
  return mapped;
}
