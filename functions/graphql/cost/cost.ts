import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
// graphql-js exports this from no index, but only this merges fields exactly as execution does.
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { add, dearest, NOTHING, ONE_FIELD, requestsOf, times, type Share } from './cost-share.ts';
import type { CostTable, FieldFigures } from './cost-table.ts';

/** The upper bound of what an operation costs, whatever the data. */
export interface Cost {
  /** Fields in the answer. */
  nodes: number;
  /** Requests to DynamoDB. */
  storeRequests: number;
  /** How deep fields nest, measured up to one more than the limit. */
  depth: number;
  introspectionNodes: number;
  introspectionDepth: number;
}

export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** Coerced, with defaults. */
  variables: Record<string, unknown>;
}

/** Fields measured in one operation, counted for each possible type; an operation with more is refused. */
const MOST_FIELDS = 20_000;

/** One for `__schema` and `__type`, one for everything else. */
interface Meter {
  depth: number;
  readonly depthLimit: number;
}

/**
 * Measures an operation from the schema and the table alone. A connection costs `first` times what an item costs; an abstract
 * type, what its most expensive type does.
 *
 * A loader batches a read over a whole list, however many items it has. That is why this is not built on
 * graphql-query-complexity: its one number for a subtree multiplies such reads by the length of the list.
 *
 * Throws a GraphQLError for an argument that its variable does not fit, such as null for a non-null argument with a default.
 */
export function measureCost({ schema, document, operation, variables }: Operation, table: CostTable): Cost {
  const fragments = fragmentsOf(document);
  const outside: Meter = { depth: 0, depthLimit: table.limits.depth };
  const inside: Meter = { depth: 0, depthLimit: table.limits.introspectionDepth };
  let introspectionNodes = 0;
  let [shared, fieldsSeen] = [0, 0];

  function costOfObject(
    type: GraphQLObjectType,
    fields: () => ReadonlyMap<string, readonly FieldNode[]>,
    depth: number,
    listSize: number | undefined,
    meter: Meter,
  ): Share {
    meter.depth = Math.max(meter.depth, depth);
    // Refused anyway, whatever is below.
    if (depth > meter.depthLimit) return NOTHING;
    return [...fields().values()].map((nodes) => costOfField(type, nodes, depth, listSize, meter)).reduce(add, NOTHING);
  }

  function costOfField(
    parent: GraphQLObjectType,
    nodes: readonly FieldNode[],
    depth: number,
    inheritedSize: number | undefined,
    meter: Meter,
  ): Share {
    const [node] = nodes;
    const field = node && fieldOf(schema, parent, node.name.value);
    if (!field) return ONE_FIELD;
    fieldsSeen += 1;
    if (fieldsSeen > MOST_FIELDS) return NOTHING;
    const key = `${parent.name}.${field.name}`;
    const values = getArgumentValues(field, node, variables);

    if (field === SchemaMetaFieldDef || field === TypeMetaFieldDef) {
      introspectionNodes +=
        (table.listSizes[key] ?? 1) * costBelow(getNamedType(field.type), nodes, 1, undefined, inside).nodes;
      return ONE_FIELD;
    }
    const items = countItems(values);
    const statedSize = sizeStated(values, table.sizeArguments) ?? (items || undefined);
    const isList = isListType(getNullableType(field.type));
    const usualSize = table.listSizes[key];
    const size = isList ? (statedSize ?? inheritedSize ?? usualSize ?? table.defaultListSize) : (usualSize ?? 1);
    // A connection or payload is one object; the lists directly inside it have the stated size.
    const below = costBelow(getNamedType(field.type), nodes, depth + 1, isList ? undefined : statedSize, meter);

    const given = [key, ...Object.keys(values).flatMap((name) => (values[name] == null ? [] : [`${key}(${name})`]))];
    const figure = (figures: FieldFigures): number => given.reduce((sum, name) => sum + (figures[name] ?? 0), 0);
    const requests = figure(table.storeRequests) + figure(table.storeRequestsPerItem) * items;
    const batches = (table.batchedReads[key] ?? [])
      .filter(({ inside: name }) => name === undefined || asksFor(getNamedType(field.type), nodes, name))
      .map(({ each, batchSize, atMost }) => ({ keys: each === 'item' ? size : 1, batchSize, atMost }));
    shared = Math.max(shared, figure(table.sharedRequests));
    const own = { nodes: 1, requests, batches };
    if (table.separateLists.has(key)) return add(own, times(size, settled(below)));
    // A request brings what is below it: the batches below are made for each request.
    return add(own, requests > 0 ? settled(times(size, below)) : times(size, below));
  }

  /** Whether a field is selected directly inside these nodes, under any alias. */
  function asksFor(type: GraphQLNamedType, nodes: readonly FieldNode[], name: string): boolean {
    if (!isObjectType(type)) return false;
    return [...collectSubfields(schema, fragments, variables, type, nodes).values()].some(
      ([node]) => node?.name.value === name,
    );
  }

  function settled({ nodes, requests, batches }: Share): Share {
    return { nodes, requests: requests + requestsOf(batches), batches: [] };
  }

  function costBelow(
    type: GraphQLNamedType,
    nodes: readonly FieldNode[],
    depth: number,
    listSize: number | undefined,
    meter: Meter,
  ): Share {
    const costAs = (possible: GraphQLObjectType): Share => {
      const fields = () => collectSubfields(schema, fragments, variables, possible, nodes);
      return costOfObject(possible, fields, depth, listSize, meter);
    };
    if (isObjectType(type)) return costAs(type);
    return isAbstractType(type) ? schema.getPossibleTypes(type).map(costAs).reduce(dearest, NOTHING) : NOTHING;
  }

  const root = schema.getRootType(operation.operation);
  const rootFields = (type: GraphQLObjectType) => () =>
    collectFields(schema, fragments, variables, type, operation.selectionSet);
  const total = settled(root ? costOfObject(root, rootFields(root), 1, undefined, outside) : NOTHING);
  return {
    nodes: fieldsSeen > MOST_FIELDS ? Number.MAX_SAFE_INTEGER : Math.min(total.nodes, Number.MAX_SAFE_INTEGER),
    storeRequests: Math.min(total.requests + shared, Number.MAX_SAFE_INTEGER),
    depth: outside.depth,
    introspectionNodes: Math.min(Math.ceil(introspectionNodes), Number.MAX_SAFE_INTEGER),
    introspectionDepth: inside.depth,
  };
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const node of definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  return fragments;
}

function fieldOf(
  schema: GraphQLSchema,
  parent: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return parent.getFields()[name];
}

/** The size that an argument such as `first` states; the resolver refuses what is out of range. */
function sizeStated(values: Record<string, unknown>, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'number') return Math.max(0, value);
  }
  return undefined;
}

function countItems({ ids, input }: Record<string, unknown>): number {
  return Math.max(countIn(ids), countIn(input));
}

/** How many items the lists in a value have: the longest of lists in an object, the sum of lists in a list. */
function countIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + Math.max(1, countIn(item)), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(countIn));
}
