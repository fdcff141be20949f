import {
  getNamedType,
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLNamedInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { schema } from './schema.ts';

/** Inputs of mutations, by the schema. */
export type Input = Record<string, unknown>;

export function inputType(mutation: string): GraphQLInputObjectType {
  const type = getNamedType(schema.getMutationType()?.getFields()[mutation]?.args[0]?.type);
  if (!isInputObjectType(type)) throw new Error(`${mutation} takes no input`);
  return type;
}

/** A path to a value in an input: `['observation', 'sites', '0']`. */
export interface Place {
  path: string[];
  type: GraphQLNamedInputType;
  isRequired: boolean;
  /** The value is an item of a list. */
  isListed: boolean;
}

/** The paths of all values in an input. */
export function placesIn(type: GraphQLInputObjectType): Place[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const isListed = isListType(getNullableType(field.type));
    const path = isListed ? [field.name, '0'] : [field.name];
    if (isInputObjectType(named)) return placesIn(named).map((place) => ({ ...place, path: [...path, ...place.path] }));
    return [{ path, type: named, isRequired: isNonNullType(field.type), isListed }];
  });
}

/** The paths of ids. */
export const idPaths = (type: GraphQLInputObjectType): string[][] =>
  placesIn(type).flatMap(({ path, type: { name } }) => (name === 'ID' ? [path] : []));

/** The input with another value at a path; undefined if it has no such path. */
export function withValue(
  type: GraphQLInputObjectType,
  input: unknown,
  [name = '', ...rest]: string[],
  value: unknown,
): Input | undefined {
  const others = type.isOneOf ? {} : (input as Input);
  if (rest.length === 0) return { ...others, [name]: value };
  const isListed = rest[0] === '0';
  const below = isListed ? rest.slice(1) : rest;
  if (below.length === 0) return { ...others, [name]: [value] };
  const part = (input as Input)[name];
  const partType = getNamedType(type.getFields()[name]?.type);
  if (part === undefined || !isInputObjectType(partType)) return undefined;
  const changed = withValue(partType, isListed ? (part as unknown[])[0] : part, below, value);
  return changed && { ...others, [name]: isListed ? [changed] : changed };
}

/** The kinds of ids that a field takes, by its name. */
export function kindsFor(path: string[]): string[] {
  const name = path.filter((part) => part !== '0').at(-1) ?? '';
  if (name === 'subjectId') return ['ath', 'run', 'ses', 'sym', 'ins'];
  if (name === 'supersedes') return ['ins'];
  if (name === 'integrationId') return ['int'];
  if (name === 'webhookId') return ['whk'];
  if (name === 'deliveryId') return ['dlv'];
  if (name === 'viewerId') return ['vwr'];
  return [/(ath|run|ses|sym|obs|ins|com|gra|inv)[a-z]*Ids?$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
}
