/**
 * Who may import what, folder by folder: docs/architecture.md as a lint rule. A specifier that no pattern of its folder
 * matches is an error. `types` may be imported as types only: they leave nothing behind in the running code.
 */

const sibling = String.raw`\./[\w-]+\.ts`;
const domain = String.raw`(?:\.\./|\./)domain/[\w-]+\.ts`;
const node = String.raw`node:[\w/]+`;
const sdk = String.raw`@aws-sdk/[\w-]+`;
/** The client of DynamoDB: whoever starts the product makes one and hands it in. */
const dynamodb = String.raw`(?:\.\./|\./)+(?:functions/)?(?:graphql/)?store/dynamodb\.ts`;
const table = String.raw`(?:\.\./)+functions/graphql/store/table\.ts`;

/** The parts of `functions/graphql` that stand beside the server: they know GraphQL, and neither SDK nor keys. */
const api = [
  sibling,
  domain,
  String.raw`\./generated/[\w-]+\.ts`,
  node,
  'graphql',
  'graphql-scalars',
  'dataloader',
  'nanoid',
  'ulid',
  String.raw`@apollo/server(?:/[\w/]+)?`,
];
const apiTypes = ['aws-lambda', String.raw`\./store/[\w-]+\.ts`];

export const importTable = [
  {
    folder: 'domain',
    files: ['functions/graphql/domain/*.ts'],
    may: [sibling],
    says: 'domain imports nothing but domain',
  },
  {
    folder: 'store',
    files: ['functions/graphql/store/*.ts'],
    may: [sibling, domain, node, '@smithy/core/retry'],
    types: ['@aws-sdk/lib-dynamodb'],
    says: 'store imports domain and its few parts of AWS, the SDK as types: no resolvers, generated or GraphQL',
  },
  {
    folder: 'resolvers',
    files: ['functions/graphql/resolvers/*.ts'],
    // A list that is in memory is cut into pages as one in the table is.
    may: [sibling, domain, String.raw`\.\./store/page\.ts`],
    types: [
      'graphql',
      String.raw`\.\./context\.ts`,
      String.raw`\.\./generated/types\.ts`,
      String.raw`\.\./store/[\w-]+\.ts`,
    ],
    says: 'resolvers import domain, and generated, context and store as types: no SDK, keys, table or infra',
  },
  {
    folder: 'api',
    files: ['functions/graphql/*.ts'],
    except: ['handler', 'app', 'schema', 'lambda-logger'],
    may: api,
    types: apiTypes,
    says: 'server, adapter and context import GraphQL and domain, the store as a type: no resolvers, SDK or infra',
  },
  {
    folder: 'schema',
    files: ['functions/graphql/schema/schema.ts'],
    may: [...api, String.raw`\./resolvers/[\w-]+\.ts`],
    types: apiTypes,
    says: 'schema.ts is where resolvers and SDL meet: no store, SDK or infra',
  },
  {
    folder: 'app',
    files: ['functions/graphql/app.ts'],
    may: [sibling, domain, String.raw`\./store/store\.ts`],
    types: apiTypes,
    says: 'app.ts puts the parts together: no resolvers, keys or infra, and the client as a type',
  },
  {
    folder: 'handler',
    files: ['functions/graphql/handler.ts'],
    may: [String.raw`\./(?:app|lambda-logger|new-id)\.ts`, dynamodb],
    says: 'handler.ts imports the app and the client, never resolvers or the rest of the store',
  },
  {
    folder: 'lambda-logger',
    files: ['functions/runtime/logger.ts'],
    may: [],
    types: [String.raw`\./errors\.ts`],
    says: 'lambda-logger.ts knows what the edge writes, and nothing else',
  },
  {
    folder: 'integrations',
    files: ['functions/integrations/*.ts'],
    except: ['handler'],
    may: [
      sibling,
      String.raw`\./files/read-file\.ts`,
      String.raw`\.\./graphql/domain/[\w-]+\.ts`,
      // Runs are recorded as the mutation records them, for a viewer and with errors as the API knows them.
      String.raw`\.\./graphql/(?:context|describe-error|passing-failure|request-body)\.ts`,
      String.raw`\.\./graphql/resolvers/(?:mutation|recording)\.ts`,
      String.raw`\.\./graphql/store/store\.ts`,
      node,
      'graphql',
      'zod',
    ],
    types: ['aws-lambda', String.raw`\.\./graphql/(?:adapter|app|errors)\.ts`],
    says: 'integrations imports domain, the recording of runs and zod: no server, SDK, keys or infra',
  },
  {
    folder: 'integrations/handler',
    files: ['functions/integrations/handler.ts'],
    may: [String.raw`\./app\.ts`, String.raw`\.\./graphql/(?:lambda-logger|new-id)\.ts`, dynamodb],
    says: 'handler.ts imports the app and the client, never resolvers or the rest of the store',
  },
  {
    folder: 'changes',
    files: ['functions/changes/*.ts'],
    except: ['handler'],
    may: [sibling, String.raw`\.\./graphql/(?:domain|store)/[\w-]+\.ts`, String.raw`\.\./stream/batch\.ts`],
    types: ['aws-lambda'],
    says: 'changes imports domain and store: no GraphQL, SDK or infra',
  },
  {
    folder: 'changes/handler',
    files: ['functions/changes/handler.ts'],
    may: [String.raw`\./consumer\.ts`, String.raw`\.\./graphql/lambda-logger\.ts`, dynamodb],
    says: 'handler.ts imports the consumer and the client, never the rest of the store',
  },
  {
    folder: 'outbound',
    files: ['functions/outbound/*.ts'],
    except: ['handler'],
    may: [
      sibling,
      String.raw`\.\./graphql/(?:domain|store)/[\w-]+\.ts`,
      String.raw`\.\./graphql/describe-error\.ts`,
      String.raw`\.\./stream/batch\.ts`,
      node,
      'standardwebhooks',
      'request-filtering-agent',
      'zod/mini',
    ],
    types: ['aws-lambda'],
    says: 'outbound imports domain, store and what it sends with: no GraphQL, SDK or infra',
  },
  {
    folder: 'outbound/handler',
    files: ['functions/outbound/handler.ts'],
    may: [String.raw`\./(?:outbound|strava)\.ts`, String.raw`\.\./graphql/lambda-logger\.ts`, dynamodb],
    says: 'handler.ts imports the handler and the client, never the rest of the store',
  },
  {
    folder: 'providers',
    files: ['functions/providers/*.ts'],
    except: ['handler'],
    may: [
      sibling,
      String.raw`\.\./graphql/(?:domain|store)/[\w-]+\.ts`,
      String.raw`\.\./graphql/describe-error\.ts`,
      node,
      'zod/mini',
    ],
    types: ['aws-lambda'],
    says: 'providers imports domain and store: no GraphQL, SDK or infra',
  },
  {
    folder: 'providers/handler',
    files: ['functions/providers/handler.ts'],
    may: [String.raw`\./receiver\.ts`, String.raw`\.\./graphql/lambda-logger\.ts`, dynamodb],
    says: 'handler.ts imports the receiver and the client, never the rest of the store',
  },
  {
    folder: 'stream',
    files: ['functions/stream/*.ts'],
    may: [String.raw`\.\./graphql/describe-error\.ts`, '@aws-lambda-powertools/batch'],
    types: ['aws-lambda'],
    says: 'stream knows batches of records, and nothing of what they ask for',
  },
  {
    folder: 'integrations/files',
    files: ['functions/integrations/files/*.ts'],
    may: [sibling, node, '@garmin/fitsdk', '@photostructure/tz-lookup', 'sax'],
    types: [String.raw`(?:\.\./)+graphql/domain/[\w-]+\.ts`],
    says: 'integrations/files turns bytes into runs: no store, SDK or GraphQL, and domain as types',
  },
  {
    folder: 'infra',
    files: ['infra/*.ts'],
    may: [sibling, String.raw`aws-cdk-lib(?:/[\w-]+)?`, 'constructs', 'cdk-nag', node, table],
    says: 'infra imports CDK and the table as data, never domain or resolvers',
  },
  {
    folder: 'infra/bundle',
    files: ['infra/bundle/*.ts'],
    may: [sibling, String.raw`\./warm-up-items\.json`, node, 'esbuild', 'graphql', '@aws-sdk/util-dynamodb', table],
    says: 'infra/bundle knows files and the table as data: no product code, which it builds, and no CDK',
  },
  {
    folder: 'infra/local',
    files: ['infra/local/*.ts'],
    may: [
      String.raw`\.\.?/[\w-]+\.ts`,
      String.raw`(?:\.\./)+functions/graphql/(?:app|server|context|adapter|new-id)\.ts`,
      String.raw`(?:\.\./)+functions/(?:integrations/app|changes/consumer|outbound/(?:outbound|strava)|providers/receiver)\.ts`,
      table,
      dynamodb,
      node,
      sdk,
      'aws-jwt-verify(?:/[\\w-]+)?',
      'jose',
      'oauth2-mock-server',
      'ruru(?:/[\\w-]+)?',
    ],
    types: ['aws-lambda', String.raw`(?:\.\./)+functions/graphql/errors\.ts`],
    says: 'infra/local imports the app and the table as data, never domain, resolvers or CDK',
  },
  {
    folder: 'infra/local/template',
    files: ['infra/local/template/*.ts'],
    may: [
      String.raw`\.\.?/[\w-]+\.ts`,
      node,
      sdk,
      // What CDK itself reads a synthesized folder with; of its constructs, nothing.
      'aws-cdk-lib/cx-api',
      '@cloud-copilot/iam-simulate',
    ],
    types: ['aws-lambda'],
    says: 'infra/local/template knows the template alone: no product code, no constructs',
  },
  {
    folder: 'scripts',
    files: ['scripts/*.ts'],
    may: [
      sibling,
      String.raw`\.\./functions/graphql/domain/[\w-]+\.ts`,
      // Checking a table takes its keys and copies; erasing is done as the API does it.
      String.raw`\.\./functions/graphql/store/(?:client|dynamodb|edge|erasure|keys)\.ts`,
      sdk,
      'graphql',
      node,
    ],
    says: 'scripts read the schema, the rules and the table: no access patterns, resolvers or infra',
  },
];

const oneOf = (patterns) => `(?:${patterns.join('|')})$`;

/** The table as ESLint reads it: one block a folder. */
export const importBlocks = importTable.map(({ folder, files, except = [], may, types = [], says }) => ({
  name: `imports/${folder}`,
  files,
  ignores: except.map((name) => files[0].replace('*', name)),
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: `^(?!${oneOf([...may, ...types])})`, message: `${says}.` },
          ...(types.length > 0
            ? [{ regex: `^(?!${oneOf(may)})${oneOf(types)}`, allowTypeImports: true, message: `${says}.` }]
            : []),
        ],
      },
    ],
  },
}));
