import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Context } from '../../request/context.ts';
import { rolesThatMayRead } from '../../domain/access/access.ts';
import { isOpenType } from '../../domain/access/open-types.ts';
import { meetsScopes, scopeAccess, scopesFor } from '../../domain/access/scope-access.ts';
import { fieldAccess } from '../../domain/access/field-access.ts';
import type { AthleteId } from '../../domain/ids.ts';
import { hasAny, type Roles } from '../../domain/team/roles.ts';
import type { Role } from '../../domain/vocabulary.ts';
import { createKindsRead } from './kinds-read.ts';

/** Fields of the viewer and of queries: null for a machine's token that lacks their scope. Mutations say what is missing. */
function limitByScopes(type: GraphQLObjectType): void {
  for (const field of Object.values<GraphQLField<unknown, Context>>(type.getFields())) {
    const rule = scopesFor(type.name, field.name);
    if (!rule) throw new Error(`No scope for ${type.name}.${field.name} in domain/access/scope-access.ts`);
    // `Query.nodes` cannot be null: each of its items is, by its resolver.
    if (type.name === 'Mutation' || rule.length === 0 || isNonNullType(field.type)) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (parent, args, context, info) =>
      meetsScopes(context.viewer, rule) ? resolve(parent, args, context, info) : null;
  }
}

/**
 * Authorizes every field of every type with an athlete's data by the access table: if none of the viewer's roles may read a
 * field, it is null and its resolver does not run. What somebody else than the athlete reads is noted in the access log. A type that is missing from the table fails the start, and so the
 * build.
 */
export function authorizeFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && Object.hasOwn(scopeAccess, type.name)) limitByScopes(type);
    if (!isObjectType(type) || type.name.startsWith('__') || isOpenType(type.name)) continue;
    for (const field of Object.values<GraphQLField<unknown, Context>>(type.getFields())) {
      const mayRead = rolesThatMayRead(type.name, field.name);
      if (mayRead.length === 0)
        throw new Error(`No access rule for ${type.name}.${field.name} in domain/field-access.ts`);
      if (!needsAuthorization(type.name)) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      const kindsRead = createKindsRead(type, field.name);
      field.resolve = (parent, args, context, info) => {
        const roles = rolesTowards(parent as OfAthlete, context);
        if (roles === undefined || !hasAny(roles, mayRead)) return null;
        if (!roles.includes('OWNER'))
          context.access.reads(athleteOf(parent as OfAthlete), roles, kindsRead(info, roles));
        return resolve(parent, args, context, info);
      };
    }
  }
  announcePayloads(schema);
  return schema;
}

/** Tells the access log what a mutation's payload shows, so that the entry of the change says that, too. */
function announcePayloads(schema: GraphQLSchema): void {
  const type = schema.getMutationType();
  for (const field of Object.values<GraphQLField<unknown, Context>>(type?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    const kindsRead = type && createKindsRead(type, field.name);
    field.resolve = (parent, args, context, info) => {
      context.access.operation(undefined, (roles) => kindsRead?.(info, roles) ?? 0);
      return resolve(parent, args, context, info);
    };
  }
}

/** A parent either is an athlete seen through a grant, or has the id of its athlete. */
type OfAthlete = { roles: Roles; id: AthleteId } | { athleteId: AthleteId };

/** The viewer's roles for the athlete; undefined unless a live grant was read in this request. */
const rolesTowards = (parent: OfAthlete, context: Context): Roles | undefined =>
  'athleteId' in parent ? context.authorizedAthletes.get(parent.athleteId)?.roles : parent.roles;

const athleteOf = (parent: OfAthlete): AthleteId => ('athleteId' in parent ? parent.athleteId : parent.id);

/**
 * Types without an id of their own whose fields all have one rule are left out: a viewer who may read the field that
 * leads to one may read all of it. A test checks that no such field is open to more roles than the type.
 */
function needsAuthorization(typeName: string): boolean {
  const rules = (fieldAccess as Record<string, Record<string, readonly Role[]>>)[typeName];
  if (!rules) return false;
  return 'id' in rules || typeName === 'Availability' || new Set(Object.values(rules).map(String)).size > 1;
}
