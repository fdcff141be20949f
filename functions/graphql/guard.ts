import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { Context } from './context.ts';
import { fieldAccess } from './domain/field-access.ts';
import { isOpenType, mayReadField } from './domain/access.ts';
import type { AthleteId } from './domain/ids.ts';
import type { Role } from './domain/words.ts';

/**
 * Puts the access table before every field of every type that shows an athlete's data: what the viewer's role may not
 * read is null, and its resolver does not run. A type that the table does not know fails the start, and so the build.
 */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || isOpenType(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!rulesOf(type.name)?.[field.name])
        throw new Error(`No access rule for ${type.name}.${field.name} in domain/field-access.ts`);
      if (isValueType(type.name)) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent: Guarded, args, context: Context, info) => {
        const role = roleTowards(parent, context);
        return role !== undefined && mayReadField(type.name, field.name, role)
          ? resolve(parent, args, context, info)
          : null;
      };
    }
  }
  return schema;
}

/** Every guarded parent either is an athlete seen through a grant, or says whose it is. */
type Guarded = { role: Role; id: AthleteId } | { athleteId: AthleteId };

const roleTowards = (parent: Guarded, context: Context): Role | undefined =>
  'athleteId' in parent ? context.seen.get(parent.athleteId)?.role : parent.role;

const rulesOf = (typeName: string): Record<string, readonly Role[]> | undefined =>
  (fieldAccess as Record<string, Record<string, readonly Role[]>>)[typeName];

/**
 * A type without an id of its own whose fields all have one rule: who may read the field that leads to it may read all of
 * it, so the guard of that field serves. A test asserts that those fields are no wider than the type.
 */
export function isValueType(typeName: string): boolean {
  const rules = rulesOf(typeName);
  if (!rules || 'id' in rules || typeName === 'Availability') return false;
  return new Set(Object.values(rules).map(String)).size === 1;
}
