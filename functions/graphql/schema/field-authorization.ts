import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { Context } from '../../request/context.ts';
import { isOpenType, rolesThatMayRead } from '../../domain/access/access.ts';
import { fieldAccess } from '../../domain/access/field-access.ts';
import type { AthleteId } from '../../domain/ids.ts';
import type { Role } from '../../domain/vocabulary.ts';

/** Who may read a field, and what resolves it for them; nothing where it is a property. */
export interface Guard {
  readonly mayRead: ReadonlySet<Role>;
  readonly resolve: GraphQLFieldResolver<unknown, Context> | undefined;
}

const guards = new WeakMap<GraphQLField<unknown, Context>, Guard>();

/** What stands before a field, if anything does. */
export const guardOf = (field: GraphQLField<unknown, Context>): Guard | undefined => guards.get(field);

/**
 * Puts the access table before every field of every type that shows an athlete's data: what the viewer's role may not
 * read is null, and its resolver does not run. A type that the table does not know fails the start, and so the build.
 */
export function authorizeFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || isOpenType(type.name)) continue;
    for (const field of Object.values<GraphQLField<unknown, Context>>(type.getFields())) {
      const mayRead = new Set(rolesThatMayRead(type.name, field.name));
      if (mayRead.size === 0)
        throw new Error(`No access rule for ${type.name}.${field.name} in domain/field-access.ts`);
      if (!isGuarded(type.name)) continue;
      guards.set(field, { mayRead, resolve: field.resolve });
      const resolve = field.resolve ?? ((parent, args, context) => propertyOf(parent, field.name, args, context));
      field.resolve = (parent, args, context, info) => {
        const role = roleTowards(parent as Guarded, context);
        return role !== undefined && mayRead.has(role) ? resolve(parent, args, context, info) : null;
      };
    }
  }
  return schema;
}

/** What a field without a resolver is, as graphql-js has it: a property, or what it answers where it is a function. */
export function propertyOf(parent: unknown, name: string, args: unknown, context: Context): unknown {
  const value = (parent as Record<string, unknown>)[name];
  return typeof value === 'function' ? (value.call(parent, args, context) as unknown) : value;
}

/** Every guarded parent either is an athlete seen through a grant, or says whose it is. */
export type Guarded = { role: Role; id: AthleteId } | { athleteId: AthleteId };

/** What the viewer is to the athlete whose thing this is; undefined where no live grant was read in this request. */
export const roleTowards = (parent: Guarded, context: Context): Role | undefined =>
  'athleteId' in parent ? context.authorizedAthletes.get(parent.athleteId)?.role : parent.role;

const rulesOf = (typeName: string): Record<string, readonly Role[]> | undefined =>
  (fieldAccess as Record<string, Record<string, readonly Role[]>>)[typeName];

/** Whether the fields of a type have guards. */
const isGuarded = (typeName: string): boolean => rulesOf(typeName) !== undefined && !isValueType(typeName);

/**
 * A type without an id of its own whose fields all have one rule: who may read the field that leads to it may read all of
 * it, so the guard of that field serves. A test asserts that those fields are no wider than the type.
 */
export function isValueType(typeName: string): boolean {
  const rules = rulesOf(typeName);
  if (!rules || 'id' in rules || typeName === 'Availability') return false;
  return new Set(Object.values(rules).map(String)).size === 1;
}
