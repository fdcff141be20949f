import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/** The import table of docs/architecture.md, tried with planted imports: each `never` is an error, each `may` is none. */
const table: { file: string; may: string[]; never: string[] }[] = [
  {
    file: 'functions/graphql/domain/planted.ts',
    may: ["import { refuse } from './refusal.ts'", "import type { Instant } from './words.ts'"],
    never: [
      "import { createHash } from 'node:crypto'",
      "import { GraphQLError } from 'graphql'",
      "import type { GraphQLError } from 'graphql'",
      "import type { RunRecord } from '../store/run.ts'",
      "import type { Run } from '../generated/types.ts'",
      "import type { Context } from '../context.ts'",
      "import { deeper } from './folder/deeper.ts'",
      "import { refuse } from './refusal.js'",
      "export { athlete } from '../store/athlete.ts'",
    ],
  },
  {
    file: 'functions/graphql/store/planted.ts',
    may: [
      "import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb'",
      "import { isTransientError } from '@smithy/core/retry'",
      "import { createHash } from 'node:crypto'",
      "import { summarize } from '../domain/summary.ts'",
      "import { keys } from './keys.ts'",
    ],
    never: [
      "import { QueryCommand } from '@aws-sdk/lib-dynamodb'",
      "import type { Run } from '../generated/types.ts'",
      "import { GraphQLError } from 'graphql'",
      "import { connection } from '../resolvers/connection.ts'",
      "import type { Context } from '../context.ts'",
      "import { startEngine } from '../../../infra/local/dynamodb.ts'",
    ],
  },
  {
    file: 'functions/graphql/resolvers/planted.ts',
    may: [
      "import { refuse } from '../domain/refusal.ts'",
      "import { pageInMemory } from '../store/page.ts'",
      "import type { Page } from '../store/page.ts'",
      "import { type IdempotentCall } from '../store/receipt.ts'",
      "import type { Context } from '../context.ts'",
      "import type { RunResolvers } from '../generated/types.ts'",
    ],
    never: [
      "import { QueryCommand } from '@aws-sdk/lib-dynamodb'",
      "import type { QueryCommand } from '@aws-sdk/lib-dynamodb'",
      "import { createStore } from '../store/store.ts'",
      "import { keys } from '../store/keys.ts'",
      "import { table } from '../store/table.ts'",
      "import { contextFor } from '../context.ts'",
      "import { schemaShape } from '../generated/schema-shape.ts'",
      "import { settings } from '../../../infra/settings.ts'",
    ],
  },
  {
    file: 'functions/request/context.ts',
    may: ["import type { Store } from './store/store.ts'", "import { createHash } from 'node:crypto'"],
    never: [
      "import { createStore } from './store/store.ts'",
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { Query } from './resolvers/viewer.ts'",
      "import { settings } from '../../infra/settings.ts'",
    ],
  },
  {
    file: 'functions/graphql/schema/schema.ts',
    may: ["import * as run from './resolvers/run.ts'", "import { buildSchema } from 'graphql'"],
    never: ["import { createStore } from './store/store.ts'", "import { QueryCommand } from '@aws-sdk/lib-dynamodb'"],
  },
  {
    file: 'functions/graphql/app.ts',
    may: [
      "import { createStore } from './store/store.ts'",
      "import { createSchema } from './schema.ts'",
      "import type { DynamoDB } from './store/dynamodb.ts'",
    ],
    never: [
      "import { createDynamoDB } from './store/dynamodb.ts'",
      "import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { keys } from './store/keys.ts'",
      "import { Query } from './resolvers/viewer.ts'",
    ],
  },
  {
    file: 'functions/graphql/handler.ts',
    may: ["import { createApp } from './app.ts'", "import { createDynamoDB } from './store/dynamodb.ts'"],
    never: [
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { createStore } from './store/store.ts'",
      "import { Query } from './resolvers/viewer.ts'",
      "import { refuse } from './domain/refusal.ts'",
      "import { createSchema } from './schema.ts'",
    ],
  },
  {
    file: 'functions/integrations/planted.ts',
    may: [
      "import { recordAll } from '../graphql/resolvers/recording.ts'",
      "import { readFile } from './files/read-file.ts'",
      "import * as z from 'zod'",
      "import type { AppParts } from '../graphql/app.ts'",
    ],
    never: [
      "import { createApp } from '../graphql/app.ts'",
      "import { createServer } from '../graphql/server.ts'",
      "import { receiptKey } from '../graphql/store/keys.ts'",
      "import { Query } from '../graphql/resolvers/viewer.ts'",
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { settings } from '../../infra/settings.ts'",
    ],
  },
  {
    file: 'functions/integrations/handler.ts',
    may: ["import { createIntegrationsApp } from './app.ts'"],
    never: ["import { createStore } from '../graphql/store/store.ts'", "import { record } from './record.ts'"],
  },
  {
    file: 'functions/changes/planted.ts',
    may: [
      "import { readMark } from '../graphql/store/erasure.ts'",
      "import { parseId } from '../graphql/domain/ids.ts'",
      "import { answerBatch } from '../stream/batch.ts'",
      "import type { DynamoDBRecord } from 'aws-lambda'",
    ],
    never: [
      "import { createApp } from '../graphql/app.ts'",
      "import { Query } from '../graphql/resolvers/viewer.ts'",
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { GraphQLError } from 'graphql'",
      "import { table } from '../../infra/table.ts'",
    ],
  },
  {
    file: 'functions/outbound/planted.ts',
    may: [
      "import { createStore } from '../graphql/store/store.ts'",
      "import { Webhook } from 'standardwebhooks'",
      "import { request } from 'node:https'",
    ],
    never: [
      "import { createApp } from '../graphql/app.ts'",
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { table } from '../../infra/table.ts'",
    ],
  },
  {
    file: 'functions/outbound/handler.ts',
    may: ["import { createOutboundHandler } from './outbound.ts'"],
    never: ["import { createStore } from '../graphql/store/store.ts'"],
  },
  {
    file: 'functions/stream/planted.ts',
    may: ["import { BatchProcessor } from '@aws-lambda-powertools/batch'"],
    never: ["import { createStore } from '../graphql/store/store.ts'"],
  },
  {
    file: 'functions/changes/handler.ts',
    may: [
      "import { createChangesHandler } from './consumer.ts'",
      "import { lambdaLogger } from '../graphql/lambda-logger.ts'",
    ],
    never: ["import { createStore } from '../graphql/store/store.ts'", "import { finishErasure } from './erasure.ts'"],
  },
  {
    file: 'functions/integrations/files/planted.ts',
    may: [
      "import { Decoder } from '@garmin/fitsdk'",
      "import { createHash } from 'node:crypto'",
      "import type { Surface } from '../../graphql/domain/words.ts'",
    ],
    never: [
      "import { checkRun } from '../../graphql/domain/run-input.ts'",
      "import type { Store } from '../../graphql/store/store.ts'",
      "import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
    ],
  },
  {
    file: 'infra/planted.ts',
    may: [
      "import { Stack } from 'aws-cdk-lib'",
      "import { Code } from 'aws-cdk-lib/aws-lambda'",
      "import { table } from '../functions/graphql/store/table.ts'",
    ],
    never: [
      "import { keys } from '../functions/graphql/store/keys.ts'",
      "import { roles } from '../functions/graphql/domain/words.ts'",
      "import { Query } from '../functions/graphql/resolvers/viewer.ts'",
      "import { createApp } from '../functions/graphql/app.ts'",
      "import { startEngine } from './local/dynamodb.ts'",
    ],
  },
  {
    file: 'infra/bundle/planted.ts',
    may: ["import { build } from 'esbuild'", "import { table } from '../../functions/store/dynamodb/table.ts'"],
    never: ["import { createApp } from '../../functions/graphql/app.ts'", "import { App } from 'aws-cdk-lib'"],
  },
  {
    file: 'infra/local/planted.ts',
    may: [
      "import { createApp } from '../../functions/graphql/app.ts'",
      "import { table } from '../../functions/store/dynamodb/table.ts'",
      "import type { APIGatewayProxyEventV2 } from 'aws-lambda'",
    ],
    never: [
      "import { roles } from '../../functions/domain/vocabulary.ts'",
      "import { Query } from '../../functions/graphql/resolvers/viewer.ts'",
      "import { createStore } from '../../functions/store/store.ts'",
      "import { Stack } from 'aws-cdk-lib'",
    ],
  },
  {
    file: 'scripts/planted.ts',
    may: ["import { mayDo } from '../functions/graphql/domain/access.ts'", "import { parse } from 'graphql'"],
    never: [
      "import { createStore } from '../functions/graphql/store/store.ts'",
      "import { settings } from '../infra/settings.ts'",
    ],
  },
];

/** What the import table cannot see, or what no file may hold. */
const planted: { file: string; code: string; rule: string }[] = [
  { file: 'functions/graphql/app.ts', code: "void import('./resolvers/run.ts');", rule: 'no-restricted-syntax' },
  { file: 'functions/graphql/app.ts', code: "export * from './server.ts';", rule: 'no-restricted-syntax' },
  { file: 'functions/graphql/domain/planted.ts', code: 'Date.now();', rule: 'no-restricted-syntax' },
  { file: 'functions/graphql/domain/planted.ts', code: 'new Date();', rule: 'no-restricted-syntax' },
  { file: 'functions/graphql/domain/planted.ts', code: 'Math.random();', rule: 'no-restricted-syntax' },
  { file: 'functions/graphql/domain/planted.ts', code: 'process.env;', rule: 'no-restricted-syntax' },
  { file: 'infra/planted.ts', code: 'const a: any = 1;', rule: '@typescript-eslint/no-explicit-any' },
  { file: 'infra/planted.ts', code: '\n'.repeat(201), rule: 'max-lines' },
  {
    file: 'functions/graphql/resolvers/planted.ts',
    code: "import { Context } from '../context.ts'; export type Mine = Context;",
    rule: '@typescript-eslint/consistent-type-imports',
  },
];

// The rules at hand need no types; planted files belong to no TypeScript project.
const eslint = new ESLint({ overrideConfig: { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked } });

async function brokenRules(file: string, code: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(code, { filePath: file });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

const IMPORTS = '@typescript-eslint/no-restricted-imports';

describe.each(table)('$file', ({ file, may, never }) => {
  it.each(may)('may: %s', async (code) => {
    expect(await brokenRules(file, code)).not.toContain(IMPORTS);
  });
  it.each(never)('never: %s', async (code) => {
    expect(await brokenRules(file, code)).toContain(IMPORTS);
  });
});

it.each(planted)('$rule in $file', async ({ file, code, rule }) => {
  expect(await brokenRules(file, code)).toContain(rule);
});
