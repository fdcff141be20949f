/**
 * Who may import what, room by room: the table of docs/architecture.md as a lint rule. An import that no entry of its room
 * allows is an error. Where several entries fit a file, the last one counts.
 */

const node = String.raw`node:[\w/]+`;
const sdk = String.raw`@aws-sdk/[\w-]+`;
const anyFile = String.raw`(?:[\w-]+/)*[\w.-]+`;

/** Files of another room, by a pattern of their paths in it. */
const inRoom = (room, files = anyFile) => ({ room, files });

const domain = inRoom('functions/domain');
const store = inRoom('functions/store');
const request = inRoom('functions/request');
const runtime = inRoom('functions/runtime');
/** The client of DynamoDB: only what starts a Lambda, or the laptop, makes one. */
const client = inRoom('functions/store', 'dynamodb/client');
/** The keys of a deployment: what starts a Lambda, or the laptop, reads them. */
const secrets = inRoom('functions/store', 'secrets/environment');
/** Where files are kept, by the settings of a deployment. */
const files = inRoom('functions/store', 'files/(?:track-)?environment');
/** The table as data: what CDK and the laptop make theirs of. */
const table = inRoom('functions/store', 'dynamodb/table');
/** A list that is in memory is cut into pages as one in the table is. */
const page = inRoom('functions/store', 'dynamodb/page');

/**
 * - `room`: the folder that the entry is about, with the folders in it; `files`: only these of it.
 * - `own`: the files of the room that its files may import; all, if left out.
 * - `may`: rooms and packages (as patterns) that they may import besides.
 * - `types`: what they may import as types only, which leave nothing behind in the running code.
 */
export const importTable = [
  { room: 'functions/domain', may: [String.raw`\./[\w-]+\.json`], says: 'domain imports nothing but domain' },
  {
    room: 'functions/store',
    may: [domain, node, sdk, String.raw`@smithy/[\w/-]+`],
    says: 'store imports domain and the AWS SDK: no request, GraphQL or infra',
  },
  {
    room: 'functions/runtime',
    may: [domain, node, 'nanoid', 'ulid', '@aws-lambda-powertools/batch', String.raw`aws-jwt-verify(?:/[\w-]+)?`],
    types: ['aws-lambda'],
    says: 'runtime imports domain at most: it knows nothing of what runs on it',
  },
  {
    room: 'functions/request',
    may: [
      domain,
      runtime,
      inRoom('functions/store', String.raw`(?!dynamodb/client|store)${anyFile}`),
      node,
      'dataloader',
      '@mapbox/polyline',
    ],
    types: [inRoom('functions/store', 'store'), client, 'aws-lambda'],
    says: 'request imports domain, runtime and store, which it is handed: no GraphQL, no Lambda, no client',
  },

  {
    room: 'functions/graphql',
    own: `(?!resolvers/)${anyFile}`,
    may: [
      domain,
      request,
      runtime,
      node,
      String.raw`graphql(?:/[\w/.]+)?`,
      'graphql-scalars',
      String.raw`@apollo/[\w/-]+`,
    ],
    types: [store, 'aws-lambda'],
    says: 'the rooms of graphql import GraphQL and the shared rooms, the store as types: no resolvers, SDK or infra',
  },
  {
    room: 'functions/graphql/resolvers',
    may: [domain, request, page, 'graphql'],
    types: [store, inRoom('functions/graphql', 'generated/types')],
    says: 'resolvers import domain and request, generated and stored types: no SDK, keys, table or infra',
  },
  {
    room: 'functions/graphql',
    files: ['schema/schema.ts'],
    may: [],
    types: ['graphql'],
    says: 'schema.ts is where resolvers and SDL meet: no store, SDK or infra',
  },
  {
    room: 'functions/graphql',
    files: ['app.ts'],
    own: `(?!resolvers/)${anyFile}`,
    may: [domain, request, runtime, inRoom('functions/store', 'store')],
    types: [client, 'aws-lambda'],
    says: 'app.ts puts the parts together: no resolvers, keys or infra, and the client as a type',
  },
  {
    room: 'functions/integrations',
    may: [domain, request, runtime, inRoom('functions/store', 'store'), node, 'zod', 'oauth4webapi'],
    types: [client, 'aws-lambda'],
    says: 'integrations imports the shared rooms, zod and oauth4webapi: no other Lambda, SDK, keys or infra',
  },
  {
    room: 'functions/integrations/files',
    may: [node, 'fit-file-parser', '@photostructure/tz-lookup', 'sax'],
    types: [domain],
    says: 'integrations/files turns bytes into runs and sessions: no store, SDK or GraphQL, and domain as types',
  },
  {
    room: 'functions/imports',
    // What reads a file, and what records it and describes problems: the same for a file that is posted.
    may: [
      domain,
      request,
      runtime,
      inRoom('functions/store', String.raw`(?!dynamodb/client)${anyFile}`),
      inRoom(
        'functions/integrations',
        'files/read-file|write-activities|import-shapes|shapes|request|problem|describe-problem',
      ),
      node,
      'yauzl',
    ],
    types: [client, 'aws-lambda'],
    says: 'imports imports the shared rooms, yauzl, and of integrations what reads and records a file: no GraphQL, SDK or infra',
  },
  ...['changes', 'outbound', 'providers'].map((lambda) => ({
    room: `functions/${lambda}`,
    may: [
      domain,
      request,
      runtime,
      inRoom('functions/store', String.raw`(?!dynamodb/client)${anyFile}`),
      node,
      'standardwebhooks',
      'request-filtering-agent',
      'ipaddr.js',
      'zod/mini',
    ],
    types: [client, 'aws-lambda'],
    says: `${lambda} imports the shared rooms and what it sends with: no other Lambda, GraphQL, SDK or infra`,
  })),
  {
    room: 'functions/changes',
    files: ['cognito.ts'],
    may: [sdk],
    says: 'cognito.ts is the one file of changes that calls AWS beside the store',
  },
  {
    room: 'functions/developers',
    may: [domain, request, runtime, inRoom('functions/store', String.raw`store|dynamodb/errors`), node],
    types: [client, 'aws-lambda'],
    says: 'developers imports the shared rooms: no other Lambda, GraphQL, SDK or infra',
  },
  {
    room: 'functions/developers',
    files: ['cognito.ts'],
    may: [sdk],
    says: 'cognito.ts is the one file of developers that calls AWS beside the store',
  },
  {
    room: 'web',
    may: ['oauth4webapi'],
    says: 'web runs in browsers: no product code, no infra',
  },
  ...['graphql', 'integrations', 'imports', 'changes', 'outbound', 'providers', 'developers'].map((lambda) => ({
    room: `functions/${lambda}`,
    files: ['handler.ts'],
    own: 'app|cognito|consumer|outbound|page|receiver|strava',
    may: [client, secrets, files, inRoom('functions/runtime', 'http|logger|metrics|new-id|token/[\\w-]+')],
    says: 'a handler imports its app, the client, the keys and what logs and counts, and puts them together',
  })),

  {
    room: 'infra',
    own: String.raw`[\w-]+`,
    may: [String.raw`aws-cdk-lib(?:/[\w-]+)?`, 'constructs', 'cdk-nag', node, table],
    says: 'infra imports CDK and the table as data, never domain or resolvers',
  },
  {
    room: 'infra/deploy',
    // Of CDK, what reads a synthesized folder and compares templates; none of its constructs.
    may: [node, sdk, table, 'aws-cdk-lib/cx-api', '@aws-cdk/cloudformation-diff'],
    says: 'infra/deploy knows templates and the table as data: no product code, and no constructs',
  },
  {
    room: 'infra/bundle',
    may: [node, 'esbuild', 'graphql', sdk, table, String.raw`\./[\w-]+\.json`],
    says: 'infra/bundle knows files and the table as data: no product code, which it builds, and no CDK',
  },
  {
    room: 'infra/local',
    may: [
      inRoom('functions/(?:graphql|integrations|imports|developers)', 'app|cognito'),
      inRoom('functions/(?:changes|outbound|providers)', 'consumer|outbound|receiver|strava'),
      inRoom('functions/runtime', 'new-id|token/[\\w-]+'),
      inRoom('infra', 'stream-patterns'),
      table,
      client,
      secrets,
      inRoom('functions/store', 'files/folder'),
      node,
      sdk,
      'jose',
      'oauth2-mock-server',
      String.raw`ruru(?:/[\w-]+)?`,
    ],
    types: [runtime, 'aws-lambda'],
    says: 'infra/local imports the apps and the table as data, never domain, resolvers or CDK',
  },
  {
    room: 'infra/local/template',
    // Of CDK, what reads a synthesized folder; none of its constructs.
    may: [inRoom('infra/local'), node, sdk, 'aws-cdk-lib/cx-api', '@cloud-copilot/iam-simulate'],
    types: ['aws-lambda'],
    says: 'infra/local/template knows the template alone: no product code, no constructs',
  },
  {
    room: 'scripts',
    may: [domain, store, sdk, 'graphql', 'github-slugger', node],
    says: 'scripts read the schema, the rules and the table: no resolvers, Lambdas or infra',
  },
];

/** No room nests deeper. */
const DEPTHS = [0, 1, 2];

/** How a file that lies `depth` folders deep in `from` writes what it imports. */
function specifier(from, depth, target) {
  if (typeof target === 'string') return target;
  const [here, there] = [from.split('/'), target.room.split('/')];
  const common = here.findIndex((folder, index) => folder !== there[index]);
  const shared = common === -1 ? here.length : common;
  const ups = here.length - shared + depth;
  const down = [...there.slice(shared), `(?:${target.files})`].join('/');
  return `${ups === 0 ? String.raw`\./` : String.raw`(?:\.\./){${ups}}`}${down}${String.raw`\.ts`}`;
}

/** How it writes another file of its own room: from where it lies, or from further up in the room. */
function ownSpecifier(depth, own) {
  const ups = depth === 0 ? String.raw`\./` : String.raw`(?:\./|(?:\.\./){1,${depth}})`;
  return `${ups}(?:${own})${String.raw`\.ts`}`;
}

function blockOf({ room, files, own = anyFile, may, types = [], says }, depth) {
  const allowed = [ownSpecifier(depth, own), ...may.map((target) => specifier(room, depth, target))];
  const asTypes = types.map((target) => specifier(room, depth, target));
  const oneOf = (patterns) => `(?:${patterns.join('|')})$`;
  return {
    name: `imports/${room}/${depth}`,
    files: files ? files.map((file) => `${room}/${file}`) : [`${room}/${'*/'.repeat(depth)}*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: `^(?!${oneOf([...allowed, ...asTypes])})`, message: `${says}.` },
            ...(asTypes.length > 0
              ? [{ regex: `^(?!${oneOf(allowed)})${oneOf(asTypes)}`, allowTypeImports: true, message: `${says}.` }]
              : []),
          ],
        },
      ],
    },
  };
}

/** The table as ESLint reads it: a block for each depth of each room. */
export const importBlocks = importTable.flatMap((entry) =>
  entry.files
    ? entry.files.map((file) => blockOf({ ...entry, files: [file] }, file.split('/').length - 1))
    : DEPTHS.map((depth) => blockOf(entry, depth)),
);
