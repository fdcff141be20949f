import {
  type DocumentNode,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLField,
  type GraphQLNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  locatedError,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Context } from '../request/context.ts';
import { rolesThatMayRead } from '../domain/access/access.ts';
import { guardOf } from './schema/field-authorization.ts';
import { planArguments } from './plan-arguments.ts';
import { addError, noErrors } from './plan-errors.ts';
import { type Complete, NO_INFO, type Place, type PlannedField, type Run, type Selection } from './plan-field.ts';
import { serialize, standsAs } from './plan-leaf.ts';
import { fitsLiteral } from './plan-literal.ts';
import { completeList, completeObject, isIterable, isPromise } from './plan-run.ts';
import { fragmentsOf, holds, selectedFields } from './cost/selected-fields.ts';

export interface Plan {
  /** Executes the query with variables that were coerced. It never rejects. */
  execute(context: Context, variables: Record<string, unknown>): Promise<Executed>;
  /** How much there is of it in memory: fields and selections of fields. */
  size: number;
}

/** What a query comes to, and what went wrong on the way. */
export interface Executed {
  data: unknown;
  errors: readonly GraphQLError[];
}

/** What a plan may come to: fields and selections, counted for each type that a thing may be of. Half a KB each. */
const LARGEST = 2_000;

/** Thrown where planning ends, and graphql-js goes on. */
class Unplanned extends Error {}

/**
 * Plans a query: all that does not depend on who asks, and with which variables, is worked out once. To execute it is then to
 * resolve its fields and to put together what comes out. It does as https://spec.graphql.org/ says, and as
 * graphql-js does, to the order of errors and of reads; but it asks for the viewer's role once an object, not once a field.
 * docs/performance.md says why graphql-js alone is not enough.
 *
 * Undefined for what is left to graphql-js: mutations, questions for the schema itself, directives such as `@include`, and
 * what is very long.
 */
export function planQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Plan | undefined {
  const root = schema.getQueryType();
  if (!root || operation.operation !== OperationTypeNode.QUERY || holds(Kind.DIRECTIVE, document)) return undefined;
  try {
    const { planObject, size } = planner(schema, document);
    const complete = planObject(root, [operation]);
    let executions = 0;
    return {
      size: size(),
      execute: (context, variables) =>
        execute(complete, {
          context,
          variables,
          args: new Map(),
          errors: noErrors(),
          isRepeated: executions++ > 0,
          hasLater: false,
        }),
    };
  } catch (error) {
    if (error instanceof Unplanned) return undefined;
    throw error;
  }
}

async function execute(complete: Complete, run: Run): Promise<Executed> {
  try {
    return { data: await complete(undefined, run, undefined), errors: run.errors.list };
  } catch (error) {
    // What the query itself cannot be without.
    addError(run.errors, error instanceof GraphQLError ? error : locatedError(error, undefined), undefined);
    return { data: null, errors: run.errors.list };
  }
}

/** What is asked for inside of something: a field, as often as it is selected, or an operation. */
type Parents = readonly Pick<FieldNode, 'selectionSet'>[];

/** Plans objects by what is selected of them. */
function planner(schema: GraphQLSchema, document: DocumentNode) {
  const scope = { schema, fragments: fragmentsOf(document), variables: {} };
  let size = 0;
  function grow(): void {
    size += 1;
    if (size > LARGEST) throw new Unplanned();
  }

  function planObject(type: GraphQLObjectType, parents: Parents): Complete {
    grow();
    const fields = [...selectedFields(scope, type, parents)].map(([key, nodes]) => planField(type, key, nodes));
    const guards = fields.flatMap(({ mayRead }) => mayRead ?? []);
    const openTo = new Set(everyRole.filter((role) => guards.every((mayRead) => mayRead.has(role))));
    const selection: Selection = {
      fields,
      openTo: guards.length > 0 ? openTo : undefined,
      others: fields.filter(({ isInLiteral }) => !isInLiteral),
      literal: undefined,
    };
    return (value, run, path) => completeObject(selection, value, run, path);
  }

  function planField(type: GraphQLObjectType, key: string, nodes: FieldNode[]): PlannedField {
    const [node] = nodes;
    const definition = definitionOf(type, node?.name.value);
    grow();
    // Set as a property, that key would be taken for what the object inherits from.
    if (!node || !definition || key === '__proto__') throw new Unplanned();
    const guard = guardOf(definition);
    const place = planPlace(definition.type, nodes, `${type.name}.${definition.name}`);
    const resolve = guard ? guard.resolve : definition.resolve;
    return {
      ...place,
      key,
      name: definition.name,
      args: planArguments(definition as GraphQLField<unknown, unknown>, node),
      resolve,
      info: { fieldNodes: nodes, fragments: Object.fromEntries(scope.fragments) } as unknown as GraphQLResolveInfo,
      mayRead: guard?.mayRead,
      isInLiteral: fitsLiteral({ ...place, resolve }),
    };
  }

  /** `where` names the field for whoever reads the log. */
  function planPlace(type: GraphQLOutputType, nodes: FieldNode[], where: string): Place {
    const isNonNull = isNonNullType(type);
    const nullable = isNonNull ? type.ofType : type;
    const complete = planValue(nullable, nodes, where);
    const orNull: Complete = (value, run, path) => {
      if (value != null) return complete(value, run, path);
      if (isNonNull) throw new Error(`Cannot return null for non-nullable field ${where}.`);
      return null;
    };
    return { nodes, isNonNull, stands: standsAs(nullable), isLeaf: isLeafType(nullable), complete: orNull };
  }

  function planValue(type: GraphQLNullableType & GraphQLOutputType, nodes: FieldNode[], where: string): Complete {
    const stands = standsAs(type);
    if (isLeafType(type)) return (value) => (stands?.(value) ? value : serialize(type, value));
    if (isObjectType(type)) return planObject(type, nodes);
    if (!isListType(type)) return planAbstract(type, nodes);
    const item = planPlace(type.ofType, nodes, where);
    return (value, run, path) => {
      if (stands?.(value)) return value;
      if (value instanceof Error) throw value;
      if (isIterable(value)) return completeList(item, value, run, path);
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${where}".`);
    };
  }

  function planAbstract(type: GraphQLAbstractType, nodes: FieldNode[]): Complete {
    const plans = new Map(schema.getPossibleTypes(type).map((each) => [each.name, planObject(each, nodes)]));
    const planFor = (name: unknown): Complete => {
      const complete = plans.get(String(name));
      if (!complete)
        throw new GraphQLError(`Runtime Object type "${String(name)}" is not a possible type for "${type.name}".`);
      return complete;
    };
    return (value, run, path) => {
      if (value instanceof Error) throw value;
      const name: unknown = type.resolveType?.(value, run.context, NO_INFO, type);
      return isPromise(name)
        ? name.then((resolved) => planFor(resolved)(value, run, path))
        : planFor(name)(value, run, path);
    };
  }

  return { planObject, size: () => size };
}

const everyRole = rolesThatMayRead('Athlete', 'id');

type Definition = GraphQLField<unknown, Context>;

function definitionOf(type: GraphQLObjectType, name = ''): Definition | undefined {
  if (name === TypeNameMetaFieldDef.name) return { ...TypeNameMetaFieldDef, resolve: () => type.name };
  return type.getFields()[name];
}
