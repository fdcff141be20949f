import { setImmediate } from 'node:timers/promises';
import DataLoader from 'dataloader';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { costTable } from '../../../functions/graphql/cost/cost-table.ts';
import { type BatchedRead, type CostTable } from '../../../functions/graphql/cost/cost-figures.ts';
import { introspectionSizes } from '../../../functions/graphql/cost/list-sizes.ts';

/** A schema in the product's style, small enough to fill every list of it. */
const sdl = `
  interface Node { id: ID! }
  union Subject = Athlete | Run
  type PageInfo { hasNextPage: Boolean! }
  type Query {
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    athlete(id: ID!): Athlete
    viewer: Viewer
  }
  type Viewer { athlete: Athlete roster(first: Int! = 2): AthleteConnection }
  type AthleteConnection { nodes: [Athlete!]! edges: [AthleteEdge!]! pageInfo: PageInfo! }
  type AthleteEdge { cursor: String! node: Athlete! }
  type Athlete implements Node { id: ID! name(at: Int): String permissions: [Permission!] runs(first: Int!): RunConnection }
  type Permission { activity: String! given: Athlete }
  type RunConnection { nodes: [Run!]! pageInfo: PageInfo! }
  type Run implements Node { id: ID! athlete: Athlete comments(first: Int!): CommentConnection same: [Run!] }
  type CommentConnection { nodes: [Comment!]! pageInfo: PageInfo! }
  type Comment implements Node { id: ID! subject: Subject author: Person }
  type Person implements Node { id: ID! name: String }
  input RunInput { notes: [String!] distanceMeters: Float }
  input RecordRunsInput { runs: [RunInput!]! }
  type RunResult { run: Run errors: [UserError!]! }
  type RecordRunsPayload { results: [RunResult!] athlete: Athlete userErrors: [UserError!]! }
  type UserError { message: String! path: [String!]! }
  type Mutation { recordRuns(input: RecordRunsInput!): RecordRunsPayload! }
`;

/** In batches of three, so that a batch is soon full. */
const read: BatchedRead = { each: 'item', batchSize: 3 };

export const testCosts: CostTable = {
  ...costTable,
  // It shows nobody's data, so nothing is stored for audit trails.
  storeRequestsPerOperation: 0,
  limits: { ...costTable.limits, nodes: 10_000, storeRequests: 60, depth: 15 },
  storeRequests: {
    'Query.athlete': 1,
    'Viewer.athlete': 1,
    'Viewer.roster': 2,
    'Athlete.name(at)': 1,
    'Athlete.runs': 1,
    'Run.comments': 1,
    'Mutation.recordRuns': 1,
  },
  batchedReads: {
    'Query.node': [read],
    'Query.nodes': [read],
    'Permission.given': [read],
    'Run.athlete': [read],
    'Run.same': [read],
    'Run.comments': [read],
    'Comment.subject': [read],
    'Comment.author': [read],
  },
  storeRequestsPerItem: { 'Mutation.recordRuns': 1 },
  separateLists: new Set(),
  listSizes: { ...introspectionSizes, 'Run.same': 2 },
  mostInLists: {},
  defaultListSize: 3,
};

export interface Meter {
  storeRequests: number;
}

/** An object of this type; its fields are made on demand. */
interface Thing {
  __typename: string;
}

/**
 * The schema with resolvers that fill every list, answer each request to the store after a while of its own, and count
 * the requests on the meter in the context. Things of several types take turns.
 */
export function createMeteredSchema(): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) resolveFully(schema, `${type.name}.${field.name}`, field);
  }
  return schema;
}

interface MeteredContext {
  meter: Meter;
  loaders: Map<string, DataLoader<object, number>>;
}

export const meteredContext = (): MeteredContext => ({ meter: { storeRequests: 0 }, loaders: new Map() });

let turn = 0;

function resolveFully(schema: GraphQLSchema, key: string, field: GraphQLField<unknown, unknown>): void {
  const named = getNamedType(field.type);
  const possible = isAbstractType(named)
    ? schema.getPossibleTypes(named).map(({ name }) => name)
    : isObjectType(named)
      ? [named.name]
      : [];
  const { storeRequests, batchedReads, storeRequestsPerItem } = testCosts;

  field.resolve = async (parent, args, contextValue) => {
    const context = contextValue as MeteredContext;
    const items = (args['input']?.runs ?? []).reduce(
      (sum: number, run: { notes?: unknown[] }) => sum + Math.max(1, run.notes?.length ?? 0),
      0,
    );
    const given = [key, ...Object.keys(args).map((name) => `${key}(${name})`)];
    const requests =
      given.reduce((sum, name) => sum + (storeRequests[name] ?? 0), 0) + items * (storeRequestsPerItem[key] ?? 0);
    const stated = args['first'] ?? args['ids']?.length ?? (items || undefined);
    const inherited = (parent as { size?: number } | undefined)?.size;
    const isList = isListType(getNullableType(field.type));
    const size = isList ? (stated ?? inherited ?? testCosts.listSizes[key] ?? testCosts.defaultListSize) : 1;

    for (const { batchSize } of batchedReads[key] ?? []) {
      const loader = context.loaders.get(key) ?? createLoader(context.meter, batchSize);
      context.loaders.set(key, loader);
      await Promise.all(Array.from({ length: size }, (_, index) => loader.load({ index })));
    }
    for (let request = 0; request < requests; request += 1) {
      context.meter.storeRequests += 1;
      await aWhile();
    }

    const make = (): Thing | string | number | boolean => {
      if (possible.length > 0) {
        turn += 1;
        const thing = { __typename: possible[turn % possible.length] ?? '' };
        return isList || stated === undefined ? thing : Object.assign(thing, { size: stated });
      }
      return named.name === 'Boolean' ? true : named.name === 'Int' || named.name === 'Float' ? 1 : 'text';
    };
    return isList ? Array.from({ length: size }, make) : make();
  };
}

/** A few turns of the event loop, never the same number. */
async function aWhile(): Promise<void> {
  for (let turns = Math.floor(Math.random() * 4); turns >= 0; turns -= 1) await setImmediate();
}

/** Reads in batches of a given size, and returns all results together, so that reads below them can be batched. */
function createLoader(meter: Meter, batchSize: number): DataLoader<object, number> {
  return new DataLoader<object, number>(
    async (keys) => {
      meter.storeRequests += Math.ceil(keys.length / batchSize);
      await aWhile();
      return keys.map(() => 1);
    },
    { cache: false },
  );
}
