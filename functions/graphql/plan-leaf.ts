import {
  getNullableType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isScalarType,
} from 'graphql';
import { stands } from './schema/scalars.ts';

type Predicate = (value: unknown) => boolean;

/**
 * Whether a value of a type goes into the answer as it stands: it is a leaf that its type would not change, or a list of such.
 * Undefined for other types.
 */
export function standsAs(type: GraphQLOutputType): Predicate | undefined {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().flatMap(({ name, value }) => (name === value ? name : [])));
    return (value) => names.has(value);
  }
  if (isScalarType(type)) return stands[type.name];
  const item = isListType(type) ? standsAs(getNullableType(type.ofType) as GraphQLOutputType) : undefined;
  return item && ((value) => Array.isArray(value) && value.every(item));
}

/** What a leaf type makes of a value. Throws what is an error itself, and whatever the type throws. */
export function serialize(type: GraphQLLeafType, value: unknown): unknown {
  if (value instanceof Error) throw value;
  const leaf: unknown = type.serialize(value);
  if (leaf == null) throw new Error(`${type.name} serializes a value to nothing`);
  return leaf;
}
