import {
  buildSchema,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { fieldAccess } from '../../functions/domain/access/field-access.ts';
import { sdl } from './sdl.ts';

/** The schema as callers know it, for tests that make their documents from it: what is new in it is tested by itself. */
export const schema = buildSchema(sdl);

export type Field = GraphQLField<unknown, unknown>;

export const objectType = (name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  return type;
};

export const fieldsOf = (typeName: string): Field[] => Object.values(objectType(typeName).getFields());
export const isLeaf = (field: Field): boolean => isLeafType(getNamedType(field.type));

/** The object types that a field may lead to. */
export function typesBehind(field: Field): GraphQLObjectType[] {
  const type = getNamedType(field.type);
  if (isObjectType(type)) return [type];
  return isUnionType(type) || isInterfaceType(type) ? [...schema.getPossibleTypes(type)] : [];
}

/** The types with an access rule for each field. */
export const guardedTypes = Object.keys(fieldAccess);
/** Those of them that have a global id. */
export const guardedNodes = guardedTypes.filter((name) => objectType(name).getInterfaces().length > 0);

/** A field with a value for each argument that it needs: `runs(first: 3)`. */
export function withArguments({ name, args }: Field, first = 3): string {
  const needed = args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${valueFor(argument, first)}`);
  return needed.length > 0 ? `${name}(${needed.join(', ')})` : name;
}

/** Asks for every field of a type: for its value or, where it has fields of its own, whether it is there. */
export const allOf = (typeName: string): string =>
  fieldsOf(typeName)
    .map((field) => `${withArguments(field, 2)}${isLeaf(field) ? '' : ' { __typename }'}`)
    .join(' ');

function valueFor({ type, name }: GraphQLArgument, first: number): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (named.name === 'Int') return String(first);
  if (named.name === 'LocalDate') return name === 'to' ? '"2026-03-31"' : '"2026-03-01"';
  throw new Error(`No value for the argument ${name}: ${String(type)}`);
}
