/**
 * Parts of libraries that never run here and would slow down every cold start. The build fails if an entry no longer
 * matches a file, so that no upgrade moves a part unnoticed; a test checks the kilobytes of each entry.
 */
export interface LeftOut {
  /** The package that contains it; the entry is ignored for functions without that package. */
  of: string;
  /** The end of the file's path. */
  file: RegExp;
  /** The replacement. */
  instead: string;
  /** How much larger the bundle of `graphql` would be without this entry. */
  kb: number;
  /** Why it is not needed. */
  why: string;
}

/** Exports that throw when they are used. */
const never = (what: string, ...names: string[]): string =>
  names
    .map(
      (name) => `export function ${name}() { throw new Error(${JSON.stringify(`${what}: left out of the bundle`)}); }`,
    )
    .join('\n');

export const leftOut: readonly LeftOut[] = [
  {
    of: '@apollo/server',
    file: /@apollo\/server\/dist\/esm\/plugin\/(?:cacheControl|inlineTrace|schemaReporting|usageReporting)\/index\.js$/,
    instead: never(
      "Apollo's reporting",
      'ApolloServerPluginCacheControl',
      'ApolloServerPluginInlineTrace',
      'ApolloServerPluginSchemaReporting',
      'ApolloServerPluginUsageReporting',
    ),
    kb: 348,
    why: 'server.ts turns these plugins off. They encode traces as protocol buffers.',
  },
  {
    of: '@apollo/server',
    file: /@apollo\/server\/dist\/esm\/incrementalDeliveryPolyfill\.js$/,
    instead: "import { execute } from 'graphql'; export const executeIncrementally = async (args) => execute(args);",
    kb: 46,
    why: 'It looks for the @defer of graphql 17 among everything that graphql exports, none of which could be left out then.',
  },
  {
    of: '@apollo/server',
    file: /@apollo\/utils\.keyvaluecache\/dist\/index\.js$/,
    instead: `export class InMemoryLRUCache {} ${never('A cache', 'PrefixingKeyValueCache')}`,
    kb: 22,
    why: 'Apollo makes a cache, and uses it for persisted queries and its store of documents: server.ts turns both off.',
  },
  {
    of: '@apollo/server',
    file: /@apollo\/utils\.createhash\/dist\/index\.js$/,
    instead: "export { createHash } from 'node:crypto';",
    kb: 35,
    why: "It takes Node's, too, but has SHA-256 in JavaScript beside it.",
  },
  {
    of: '@graphql-tools/schema',
    file: /node_modules\/@graphql-tools\/schema\/esm\/index\.js$/,
    instead: never('Making a schema', 'makeExecutableSchema'),
    kb: 68,
    why: 'Apollo uses it for a schema that is handed over as text; server.ts hands over a GraphQLSchema.',
  },
  {
    of: '@aws-sdk/credential-provider-node',
    file: /@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/,
    instead: never('Looking for credentials', 'defaultProvider'),
    kb: 136,
    why: "`store/dynamodb/client.ts` hands over Lambda's own credentials, from the environment: none of SSO, STS or files.",
  },
  {
    of: '@aws-sdk/client-kms',
    file: /@aws-sdk\/client-kms\/dist-es\/index\.js$/,
    instead: `
      export { KMSClient } from './KMSClient';
      export { EncryptCommand } from './commands/EncryptCommand';
      export { DecryptCommand } from './commands/DecryptCommand';
    `,
    kb: 25,
    why: '`store/secrets/kms-client.ts` needs no more. It is loaded when it is needed, of which esbuild leaves nothing out.',
  },
];
