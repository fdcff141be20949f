import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
// graphql-js exports this from no index, but only this merges fields exactly as execution does.
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { bytesOfField, mostBytesOf, QUOTES } from '../answer/bytes.ts';
import { countItems, fieldOf, fragmentsOf, sizeStated } from './cost-fields.ts';
import { add, dearest, empty, NOTHING, requestsOf, times, type Share, type Size } from './cost-share.ts';
import type { CostTable } from './cost-figures.ts';
import type { FieldFigures } from './list-sizes.ts';

/** The upper bound of what an operation costs, whatever the data. */
export interface Cost {
  /** Fields in the answer. */
  nodes: number;
  /** Bytes of the answer's data, as Lambda hands it on. */
  bytes: number;
  /** Those of them that no resolver of ours makes; without end for introspection. */
  uncountedBytes: number;
  /** Requests to DynamoDB, for lists of their usual length. */
  storeRequests: number;
  /** The length of the longest name of a field, or of its alias. */
  longestName: number;
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
  let [shared, fieldsSeen, longestName] = [0, 0, 0];

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
    // A payload holds what was done, or why nothing was: everything else is null then.
    let done = NOTHING;
    let refused = NOTHING;
    for (const [name, nodes] of fields()) {
      const share = costOfField(type, nodes, depth, listSize, meter);
      const isOfErrors = holdsErrors(type, nodes);
      done = add(done, isOfErrors ? empty(name) : share);
      refused = add(refused, isOfErrors ? share : empty(name));
    }
    return { ...done, nodes: Math.max(done.nodes, refused.nodes), bytes: Math.max(done.bytes, refused.bytes) };
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
    if (!field) return NOTHING; // such documents are not valid
    fieldsSeen += 1;
    if (fieldsSeen > MOST_FIELDS) return NOTHING;
    const key = `${parent.name}.${field.name}`;
    const name = node.alias?.value ?? field.name;
    longestName = Math.max(longestName, name.length);
    const around = bytesOfField(name);
    if (field === TypeNameMetaFieldDef) {
      const bytes = around + parent.name.length + QUOTES;
      return { ...NOTHING, nodes: 1, bytes, uncounted: bytes };
    }
    const values = getArgumentValues(field, node, variables);

    if (field === SchemaMetaFieldDef || field === TypeMetaFieldDef) {
      introspectionNodes +=
        (table.listSizes[key] ?? 1) * costBelow(getNamedType(field.type), nodes, 1, undefined, inside).nodes;
      return { ...NOTHING, nodes: 1, bytes: around, uncounted: Infinity };
    }
    const items = countItems(values);
    const statedSize = sizeStated(values, table.sizeArguments) ?? (items || undefined);
    const isList = isListType(getNullableType(field.type));
    const named = getNamedType(field.type);
    const known = table.listSizes[key];
    const usual = isList ? (statedSize ?? inheritedSize ?? known ?? table.defaultListSize) : (known ?? 1);
    const longest = table.mostInLists[key] ?? table.mostInLists[named.name];
    const size: Size = { usual, most: isList ? (statedSize ?? longest ?? inheritedSize ?? usual) : usual };
    // A connection or payload is one object; the lists directly inside it have the stated size.
    const below = costBelow(named, nodes, depth + 1, isList ? undefined : statedSize, meter);

    const given = [key, ...Object.keys(values).flatMap((name) => (values[name] == null ? [] : [`${key}(${name})`]))];
    const figure = (figures: FieldFigures): number => given.reduce((sum, name) => sum + (figures[name] ?? 0), 0);
    const requests = figure(table.storeRequests) + figure(table.storeRequestsPerItem) * items;
    const batches = (table.batchedReads[key] ?? [])
      .filter(({ inside: name }) => name === undefined || asksFor(named, nodes, name))
      .map(({ each, batchSize, atMost }) => ({ keys: each === 'item' ? usual : 1, batchSize, atMost }));
    shared = Math.max(shared, figure(table.sharedRequests));
    const ofValue = mostBytesOf(field.type, table.longestTexts[key] ?? table.longestText);
    const bytes = around + (isList ? size.most : 1) * ofValue + (table.bytesOfFields[key] ?? 0);
    const own: Share = { nodes: 1, bytes, uncounted: 0, requests, batches };
    if (table.separateLists.has(key)) return add(own, times(size, settled(below)));
    // A request brings what is below it: the batches below are made for each request.
    return add(own, requests > 0 ? settled(times(size, below)) : times(size, below));
  }

  function holdsErrors(parent: GraphQLObjectType, [node]: readonly FieldNode[]): boolean {
    const field = node && fieldOf(schema, parent, node.name.value);
    return field !== undefined && getNamedType(field.type).name === 'UserError';
  }

  /** Whether a field is selected directly inside these nodes, under any alias. */
  function asksFor(type: GraphQLNamedType, nodes: readonly FieldNode[], name: string): boolean {
    if (!isObjectType(type)) return false;
    return [...collectSubfields(schema, fragments, variables, type, nodes).values()].some(
      ([node]) => node?.name.value === name,
    );
  }

  function settled({ requests, batches, ...rest }: Share): Share {
    return { ...rest, requests: requests + requestsOf(batches), batches: [] };
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
    bytes: Math.min(total.bytes, Number.MAX_SAFE_INTEGER),
    uncountedBytes: total.uncounted,
    longestName,
    storeRequests: Math.min(total.requests + shared, Number.MAX_SAFE_INTEGER),
    depth: outside.depth,
    introspectionNodes: Math.min(Math.ceil(introspectionNodes), Number.MAX_SAFE_INTEGER),
    introspectionDepth: inside.depth,
  };
}
