import {
  type DocumentNode,
  getNamedType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Compile, Execute } from './compile.ts';
import type { Context } from './context.ts';
import { rolesThatMayRead } from './domain/access.ts';
import { isGuarded, roleTowards, type Guarded, unguarded } from './guard.ts';
import type { Role } from './domain/words.ts';

/**
 * Compiles a query without the guard before every field. All that a query asks of guarded types is known before it runs, and
 * so is who may read all of it. So it is enough to look at each object that comes in: where the viewer's role towards its
 * athlete is one of those, its fields need no further look. Where it is not, the context says so (`isNarrowed`), and what
 * came out is to be thrown away and asked again with guards. Undefined where nobody may read all of it.
 */
export function compileOpen(compile: Compile, schema: GraphQLSchema, document: DocumentNode, name: string | null) {
  const openTo = rolesOpenTo(schema, document);
  if (openTo.size === 0) return undefined;
  const execute = withOpenFields(schema, () => compile(schema, document, name));
  if (!execute) return undefined;
  const executeOpen: Execute = (context, variables) => {
    (context as Context).openTo = openTo;
    return execute(context, variables);
  };
  return executeOpen;
}

/** The roles that may read every field of a guarded type which a document selects. */
function rolesOpenTo(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<Role> {
  let open: readonly Role[] | undefined;
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name: { value: name } }) {
        const parent = typeInfo.getParentType();
        for (const type of parent ? typesOf(schema, parent) : [])
          if (isGuarded(type.name) && name !== '__typename')
            open = rolesThatMayRead(type.name, name).filter((role) => open?.includes(role) ?? true);
      },
    }),
  );
  return new Set(open ?? everyRole);
}

const everyRole = rolesThatMayRead('Athlete', 'id');

const typesOf = (schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : [type];

type Resolve = GraphQLFieldResolver<unknown, Context>;

/** A field, and what resolves it without its guard. */
type Opening = [GraphQLField<unknown, Context>, Resolve | undefined];
const openings = new WeakMap<GraphQLSchema, Opening[]>();

/**
 * Does a piece of work, which waits for nothing, while the fields of a schema are resolved without their guards, and whatever
 * leads to a guarded object looks at it instead.
 */
function withOpenFields<T>(schema: GraphQLSchema, work: () => T): T {
  const opened = openings.get(schema) ?? open(schema);
  openings.set(schema, opened);
  const closed = opened.map(([field]) => field.resolve);
  for (const [field, resolve] of opened) field.resolve = resolve;
  try {
    return work();
  } finally {
    opened.forEach(([field], index) => (field.resolve = closed[index]));
  }
}

function open(schema: GraphQLSchema): Opening[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  const fields = types.flatMap((type) =>
    isObjectType(type) ? Object.values<GraphQLField<unknown, Context>>(type.getFields()) : [],
  );
  return fields.map((field) => {
    const resolve = unguarded(field);
    const leadsToGuarded = typesOf(schema, getNamedType(field.type)).some(({ name }) => isGuarded(name));
    return [field, leadsToGuarded ? looking(field.name, resolve) : resolve];
  });
}

/** A resolver that looks at the objects which another one answers. */
function looking(name: string, resolve: Resolve | undefined): Resolve {
  return (parent, args, context, info) => {
    const value = resolve ? resolve(parent, args, context, info) : (parent as Record<string, unknown>)[name];
    return value instanceof Promise ? value.then((each) => seen(each, context)) : seen(value, context);
  };
}

function seen(value: unknown, context: Context): unknown {
  if (Array.isArray(value)) for (const each of value) seen(each, context);
  else if (typeof value === 'object' && value !== null) {
    const role = roleTowards(value as Guarded, context);
    if (role === undefined || !context.openTo?.has(role)) {
      context.isNarrowed = true;
      throw new Error('Not open to this role');
    }
  }
  return value;
}
