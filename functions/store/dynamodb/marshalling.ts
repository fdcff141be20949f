import { type AttributeMap, fromAttributes, toAttributes } from './attribute-values.ts';

type Document = Record<string, unknown>;
type Convert = (item: object) => object;

/** A request whose items, keys and values are attribute values. */
export function toRequest(input: object): Document {
  const request = convertFields(input, toAttributes);
  const { RequestItems, TransactItems } = request;
  if (RequestItems) request['RequestItems'] = convertTables(RequestItems, toAttributes);
  if (TransactItems)
    request['TransactItems'] = (TransactItems as object[]).map((write) => convertMembers(write, toAttributes));
  return request;
}

/** A response in plain values. */
export function fromAnswer(output: object): Document {
  const read: Convert = (item) => fromAttributes(item as AttributeMap);
  const answer = convertFields(output, read);
  const { Responses, UnprocessedKeys, UnprocessedItems } = answer;
  if (Responses) answer['Responses'] = mapValues(Responses, (items) => (items as object[]).map(read));
  if (UnprocessedKeys) answer['UnprocessedKeys'] = convertTables(UnprocessedKeys, read);
  if (UnprocessedItems) answer['UnprocessedItems'] = convertTables(UnprocessedItems, read);
  return answer;
}

/** Fields of requests and responses that hold an item, part of one, or named values. */
const itemFields = [
  'Item',
  'Key',
  'Attributes',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
] as const;
/** Fields that hold lists of items or keys. */
const listFields = ['Items', 'Keys'] as const;

/** Converts the direct fields of a request, write or response; nested ones are left to the caller. */
function convertFields(part: object, convert: Convert): Document {
  const converted: Document = { ...part };
  for (const name of itemFields) if (converted[name]) converted[name] = convert(converted[name]);
  for (const name of listFields) if (converted[name]) converted[name] = (converted[name] as object[]).map(convert);
  return converted;
}

/** `{ Put: { Item } }` */
const convertMembers = (write: object, convert: Convert): Document =>
  mapValues(write, (member) => convertFields(member as object, convert));

/** The part of a batch for one table: `{ Keys }` to read, `[{ PutRequest: { Item } }]` to write. */
const convertTables = (tables: object, convert: Convert): Document =>
  mapValues(tables, (asked) =>
    Array.isArray(asked)
      ? asked.map((write: object) => convertMembers(write, convert))
      : convertFields(asked as object, convert),
  );

const mapValues = (of: object, map: (value: unknown) => unknown): Document =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]));
