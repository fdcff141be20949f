/**
 * Values as DynamoDB writes them in JSON, `{"S": "text"}`, and as we have them. Of what DynamoDB knows, only number sets and
 * binary sets are left out: nothing here is one. Its own words for this are marshalling and unmarshalling.
 */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { L: AttributeValue[] }
  | { M: AttributeMap }
  | { B: string }
  | { SS: string[] };

export interface AttributeMap {
  [name: string]: AttributeValue;
}

/**
 * The attributes of an object; properties that are undefined are left out.
 *
 * Throws a TypeError for what cannot be kept as it is: numbers that are not finite, integers beyond 2^53, empty sets, and
 * values of other kinds. The message names the kind, never the value.
 */
export function toAttributes(item: object): AttributeMap {
  if (!isPlain(item)) throw new TypeError(`DynamoDB keeps no ${item.constructor.name}`);
  const attributes: AttributeMap = {};
  for (const name of Object.keys(item)) {
    const value = (item as Record<string, unknown>)[name];
    if (value !== undefined) setProperty(attributes, name, toAttribute(value));
  }
  return attributes;
}

/** Whether an object is made of its own properties alone. A Date or a Map would be kept as an object without any. */
function isPlain(item: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(item);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Sets a property of any name: `__proto__` would be taken for something else than a property. */
export function setProperty<T>(object: Record<string, T>, name: string, value: T): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function toAttribute(value: unknown): AttributeValue {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
        throw new TypeError('A number that DynamoDB would not give back as it is');
      return { N: String(value) };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      return toStructure(value);
    default:
      throw new TypeError(`DynamoDB keeps no ${typeof value}`);
  }
}

function toStructure(value: object | null): AttributeValue {
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.filter((each) => each !== undefined).map(toAttribute) };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (value instanceof Set) {
    const texts = [...(value as Set<unknown>)].filter((each) => typeof each === 'string');
    if (texts.length === 0 || texts.length < value.size) throw new TypeError('DynamoDB keeps sets of texts, not empty');
    return { SS: texts };
  }
  return { M: toAttributes(value) };
}

/** The object that attributes are of: numbers as numbers, binary as bytes, sets of texts as sets. */
export function fromAttributes(attributes: AttributeMap): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const name in attributes) setProperty(item, name, fromAttribute(attributes[name] as AttributeValue));
  return item;
}

/** The value that an attribute is of. */
export function fromAttribute(value: AttributeValue): unknown {
  // Its own message would quote it.
  if (typeof value !== 'object') throw new TypeError('A value that DynamoDB does not write');
  // The most frequent first: there is one of these for every value of every item that is read.
  if ('S' in value) return value.S;
  if ('N' in value) return Number(value.N);
  if ('M' in value) return fromAttributes(value.M);
  if ('L' in value) return value.L.map(fromAttribute);
  if ('BOOL' in value) return value.BOOL;
  if ('NULL' in value) return null;
  if ('B' in value) return new Uint8Array(Buffer.from(value.B, 'base64'));
  if ('SS' in value) return new Set(value.SS);
  throw new TypeError('A kind of value that nothing here writes');
}
