import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Context } from '../../request/context.ts';
import { type Budget, budgetOf, take } from './budget.ts';
import { bytesOf, bytesOfField } from './bytes.ts';

/**
 * Counts the bytes of each field as it is resolved, and stops the operation at the first that is too much: from then on no
 * resolver runs, and so nothing more is read or kept. Introspection and `__typename` have no resolvers of ours; the answer's
 * plugin looks at them.
 */
export function countFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values<GraphQLField<unknown, Context>>(type.getFields())) {
      if (type === schema.getMutationType()) noteChange(field);
      count(field);
    }
  }
  return schema;
}

function count(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const isLeaf = isLeafType(getNamedType(field.type));
  const mayBeNull = !isNonNullType(field.type);

  /** The value, or null where the answer has become too large; throws where it may not be null. */
  function counted(budget: Budget, value: unknown): unknown {
    if (isLeaf) take(budget, bytesOf(value));
    if (!budget.tooLarge) return value;
    if (mayBeNull) return null;
    throw budget.tooLarge;
  }

  field.resolve = (parent, args, context, info) => {
    const budget = budgetOf(context);
    if (!budget) return resolve(parent, args, context, info);
    take(budget, bytesOfField(String(info.path.key)));
    if (budget.tooLarge) return counted(budget, null);
    const value = resolve(parent, args, context, info);
    if (!isLeaf) return value;
    return value instanceof Promise ? value.then((each) => counted(budget, each)) : counted(budget, value);
  };
}

/** Notes a change that was made, so that the caller hears of it whatever becomes of the answer. */
function noteChange(field: GraphQLField<unknown, Context>): void {
  const { resolve } = field;
  if (!resolve) return;
  field.resolve = async (parent, args, context, info) => {
    const payload = (await resolve(parent, args, context, info)) as { userErrors?: readonly unknown[] };
    if (payload.userErrors?.length === 0) budgetOf(context)?.made.push(String(info.path.key));
    return payload;
  };
}
