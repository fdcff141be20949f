/**
 * What comes along with a library, is never used here, and would be loaded by each cold start. Each entry says in whose place
 * what stands; a build in which one of them is not met fails, so that no upgrade moves a part without our knowing. That
 * nothing of it is missing is shown by the tests that run the built function, and by those that compare its answers.
 */
export interface LeftOut {
  /** The package that brings it along. */
  of: string;
  /** The file, as its path ends. */
  file: RegExp;
  /** What stands in its place. */
  instead: string;
  why: string;
}

/** A module that fails as soon as it is looked into. */
const never = (what: string, ...names: string[]): string =>
  names
    .map(
      (name) =>
        `export const ${name} = () => { throw new Error(${JSON.stringify(`${what} was left out of the bundle`)}); };`,
    )
    .join('\n');

const apollo = (path: string): RegExp => new RegExp(`@apollo/server/dist/esm/${path}\\.js$`);

const rulesOfSdl = [
  'LoneSchemaDefinition',
  'PossibleTypeExtensions',
  'UniqueArgumentDefinitionNames',
  'UniqueDirectiveNames',
  'UniqueEnumValueNames',
  'UniqueFieldDefinitionNames',
  'UniqueOperationTypes',
  'UniqueTypeNames',
];

export const leftOut: readonly LeftOut[] = [
  {
    of: '@apollo/server',
    file: apollo('plugin/cacheControl/index'),
    instead: never('Cache control', 'ApolloServerPluginCacheControl'),
    why: 'Turned off in server.ts: answers are health data, which nobody may keep.',
  },
  {
    of: '@apollo/server',
    file: apollo('plugin/usageReporting/index'),
    instead: never('Usage reporting', 'ApolloServerPluginUsageReporting'),
    why: "Turned off in server.ts: nothing is reported to Apollo's servers.",
  },
  {
    of: '@apollo/server',
    file: apollo('plugin/schemaReporting/index'),
    instead: never('Schema reporting', 'ApolloServerPluginSchemaReporting'),
    why: 'As usage reporting.',
  },
  {
    of: '@apollo/server',
    file: apollo('plugin/inlineTrace/index'),
    instead: never('Inline tracing', 'ApolloServerPluginInlineTrace'),
    why: 'Turned off in server.ts: this is no subgraph of a federation.',
  },
  {
    of: '@apollo/server',
    file: apollo('plugin/landingPage/default/index'),
    instead: never(
      'The landing page',
      'ApolloServerPluginLandingPageLocalDefault',
      'ApolloServerPluginLandingPageProductionDefault',
    ),
    why: 'Turned off in server.ts: the API answers to tokens, which no browser sends by itself.',
  },
  {
    of: '@apollo/server',
    file: apollo('plugin/disableSuggestions/index'),
    instead: never('Hiding suggestions', 'ApolloServerPluginDisableSuggestions'),
    why: 'The schema is public, and suggestions stay on.',
  },
  {
    of: '@apollo/server',
    file: apollo('incrementalDeliveryPolyfill'),
    instead: "import { execute } from 'graphql'; export const executeIncrementally = async (args) => execute(args);",
    why: 'Looks for the @defer of graphql 17 in the whole of graphql, of which no part could be left out then.',
  },
  {
    of: '@apollo/server',
    file: /@apollo\/utils\.keyvaluecache\/dist\/index\.js$/,
    instead: `
      export class InMemoryLRUCache { async get() {} async set() {} async delete() {} }
      export class PrefixingKeyValueCache { static prefixesAreUnnecessaryForIsolation() { return false; } }`,
    why: 'Nothing is cached through Apollo: persisted queries are off, and server.ts brings its own store of documents.',
  },
  {
    of: '@apollo/server',
    file: /@apollo\/utils\.createhash\/dist\/index\.js$/,
    instead: `
      const none = { update: () => none, digest: () => '' };
      export const createHash = () => none;`,
    why: 'Hashes each query, for the keys of stores and reports that are off; in a bundle with a SHA-256 in JavaScript.',
  },
  {
    of: '@apollo/server',
    file: /node_modules\/loglevel\/lib\/loglevel\.js$/,
    instead: 'export default {};',
    why: 'The logger for whoever brings none.',
  },
  {
    of: '@apollo/server',
    file: /node_modules\/whatwg-mimetype\/.*\.js$/,
    instead: `
      export default { parse: (text) => ({ essence: text.split(';')[0].trim().toLowerCase() }) };`,
    why: 'Tells whether a GET is said to have a body of JSON; forged requests, of which there are none without cookies.',
  },
  {
    of: '@apollo/server',
    file: /node_modules\/negotiator\/index\.js$/,
    instead: `
      export default class Negotiator {
        constructor({ headers: { accept } }) { this.accept = accept; }
        mediaType(available) { return available.find((type) => type.split(';')[0] === this.accept); }
      }`,
    why: 'adapter.ts has chosen by then, and hands on the one type that it will answer in.',
  },
  {
    of: '@apollo/server',
    file: apollo('determineApolloConfig'),
    instead: 'export const determineApolloConfig = () => ({});',
    why: "Looks for an account at Apollo's, whom nothing is told here.",
  },
  {
    of: '@apollo/server',
    file: apollo('utils/makeGatewayGraphQLRequestContext'),
    instead: never('A gateway', 'makeGatewayGraphQLRequestContext'),
    why: 'This is no gateway of a federation.',
  },
  {
    of: '@apollo/server',
    file: apollo('preventCsrf'),
    instead: `
      export const recommendedCsrfPreventionRequestHeaders = [];
      ${never('Preventing forged requests', 'preventCsrf')}`,
    why: 'Turned off in server.ts: callers show a token, which no browser adds by itself.',
  },
  {
    of: '@apollo/server',
    file: apollo('validationRules/NoIntrospection'),
    instead: never('Hiding the schema', 'NoIntrospection'),
    why: 'The schema is public.',
  },
  {
    of: '@apollo/server',
    file: apollo('utils/schemaInstrumentation'),
    instead: `
      export const symbolExecutionDispatcherWillResolveField = Symbol();
      export const symbolUserFieldResolver = Symbol();
      ${never('Watching fields', 'enablePluginsForSchemaResolvers')}`,
    why: 'No plugin here watches single fields.',
  },
  {
    of: '@apollo/server',
    file: /graphql\/utilities\/printSchema\.mjs$/,
    instead: never('Printing the schema', 'printSchema', 'printType', 'printIntrospectionSchema', 'printDirective'),
    why: "For the keys of Apollo's store of documents, in whose place is our own.",
  },
  {
    of: '@graphql-tools/schema',
    file: /node_modules\/@graphql-tools\/schema\/esm\/index\.js$/,
    instead: never('Making schemas', 'makeExecutableSchema'),
    why: 'Apollo makes one for whoever hands in texts; schema.ts hands in a schema.',
  },
  {
    of: '@aws-sdk/credential-provider-node',
    file: /@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/,
    instead: never('Looking for credentials', 'defaultProvider'),
    why: 'Credentials come from the environment alone, not from SSO, STS or files: 130 KB.',
  },
  {
    of: '@apollo/server',
    file: /graphql\/type\/validate\.mjs$/,
    instead: 'export const validateSchema = () => []; export const assertValidSchema = () => {};',
    why: 'That the schema is valid is asserted by a test, once.',
  },
  {
    of: '@apollo/server',
    file: new RegExp(`graphql/validation/rules/(?:${rulesOfSdl.join('|')})Rule\\.mjs$`),
    instead: rulesOfSdl.map((rule) => `export const ${rule}Rule = () => ({});`).join(''),
    why: 'So is that its SDL is.',
  },
];
