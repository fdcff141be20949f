import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/** The import table of docs/architecture.md, tried with planted imports: each `never` is an error, each `may` is none. */
const table: { file: string; may: string[]; never: string[] }[] = [
  {
    file: 'functions/domain/run/planted.ts',
    may: [
      "import { refuse } from '../refusal.ts'",
      "import type { RunRecord } from './run.ts'",
      "import type { SymptomRecord } from '../symptom/symptom.ts'",
    ],
    never: [
      "import { createHash } from 'node:crypto'",
      "import { GraphQLError } from 'graphql'",
      "import type { GraphQLError } from 'graphql'",
      "import type { RunRecord } from '../../store/run.ts'",
      "import type { Run } from '../../graphql/generated/types.ts'",
      "import type { Context } from '../../request/context.ts'",
      "import { refuse } from '../refusal.js'",
      "export { athlete } from '../../store/athlete.ts'",
    ],
  },
  {
    file: 'functions/domain/planted.ts',
    may: ["import type { RunRecord } from './run/run.ts'"],
    never: ["import { describeError } from '../runtime/describe-error.ts'"],
  },
  {
    file: 'functions/store/planted.ts',
    may: [
      "import { QueryCommand } from '@aws-sdk/client-dynamodb'",
      "import { createHash } from 'node:crypto'",
      "import { summarize } from '../domain/athlete/summary.ts'",
      "import { readPage } from './dynamodb/page.ts'",
    ],
    never: [
      "import type { Run } from '../graphql/generated/types.ts'",
      "import { GraphQLError } from 'graphql'",
      "import { connection } from '../graphql/resolvers/connection.ts'",
      "import type { Context } from '../request/context.ts'",
      "import { startEngine } from '../../infra/local/dynamodb/dynamodb.ts'",
    ],
  },
  {
    file: 'functions/store/idempotency/planted.ts',
    may: ["import { keys } from '../keys.ts'", "import type { Instant } from '../../domain/vocabulary.ts'"],
    never: ["import { contextFor } from '../../request/context.ts'"],
  },
  {
    file: 'functions/request/planted.ts',
    may: [
      "import type { Store } from '../store/store.ts'",
      "import { createHash } from 'node:crypto'",
      "import { refuse } from '../domain/refusal.ts'",
      "import { describeError } from '../runtime/describe-error.ts'",
    ],
    never: [
      "import { createStore } from '../store/store.ts'",
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { GraphQLError } from 'graphql'",
      "import type { UserError } from '../graphql/generated/types.ts'",
      "import { HttpProblem } from '../integrations/problem.ts'",
      "import { settings } from '../../infra/settings.ts'",
    ],
  },
  {
    file: 'functions/runtime/planted.ts',
    may: [
      "import { BatchProcessor } from '@aws-lambda-powertools/batch'",
      "import type { NewId } from '../domain/ids.ts'",
    ],
    never: [
      "import { createStore } from '../store/store.ts'",
      "import type { Context } from '../request/context.ts'",
      "import type { EdgeLogger } from '../graphql/errors/errors.ts'",
    ],
  },
  {
    file: 'functions/graphql/resolvers/planted.ts',
    may: [
      "import { refuse } from '../../domain/refusal.ts'",
      "import { changeAthlete } from '../../request/change-athlete.ts'",
      "import { pageInMemory } from '../../store/dynamodb/page.ts'",
      "import type { Store } from '../../store/store.ts'",
      "import type { RunResolvers } from '../generated/types.ts'",
    ],
    never: [
      "import { QueryCommand } from '@aws-sdk/client-dynamodb'",
      "import type { QueryCommand } from '@aws-sdk/client-dynamodb'",
      "import { createStore } from '../../store/store.ts'",
      "import { keys } from '../../store/keys.ts'",
      "import { table } from '../../store/dynamodb/table.ts'",
      "import { readFile } from '../../integrations/files/read-file.ts'",
      "import { settings } from '../../../infra/settings.ts'",
    ],
  },
  {
    file: 'functions/graphql/cost/planted.ts',
    may: ["import { scalars } from '../schema/scalars.ts'", "import { GraphQLError } from 'graphql'"],
    never: [
      "import { Query } from '../resolvers/viewer.ts'",
      "import { createStore } from '../../store/store.ts'",
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { HttpProblem } from '../../integrations/problem.ts'",
    ],
  },
  {
    file: 'functions/graphql/schema/schema.ts',
    may: ["import * as run from '../resolvers/run.ts'"],
    never: [
      "import { createStore } from '../../store/store.ts'",
      "import { QueryCommand } from '@aws-sdk/client-dynamodb'",
    ],
  },
  {
    file: 'functions/graphql/app.ts',
    may: [
      "import { createStore } from '../store/store.ts'",
      "import { createSchema } from './schema/schema.ts'",
      "import type { DynamoDB } from '../store/dynamodb/client.ts'",
    ],
    never: [
      "import { createDynamoDB } from '../store/dynamodb/client.ts'",
      "import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { keys } from '../store/keys.ts'",
      "import { Query } from './resolvers/viewer.ts'",
    ],
  },
  ...['graphql', 'integrations', 'imports', 'changes', 'outbound', 'providers'].map((lambda) => ({
    file: `functions/${lambda}/handler.ts`,
    may: [
      "import { createApp } from './app.ts'",
      "import { createDynamoDB } from '../store/dynamodb/client.ts'",
      "import { lambdaLogger } from '../runtime/logger.ts'",
    ],
    never: [
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { createStore } from '../store/store.ts'",
      "import { refuse } from '../domain/refusal.ts'",
      "import { webhook } from './webhook.ts'",
    ],
  })),
  {
    file: 'functions/integrations/planted.ts',
    may: [
      "import { recordRuns } from '../request/record-runs.ts'",
      "import { readFile } from './files/read-file.ts'",
      "import * as z from 'zod'",
    ],
    never: [
      "import type { AppParts } from '../graphql/app.ts'",
      "import { Query } from '../graphql/resolvers/viewer.ts'",
      "import { keys } from '../store/keys.ts'",
      "import { GraphQLError } from 'graphql'",
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { settings } from '../../infra/settings.ts'",
    ],
  },
  {
    file: 'functions/integrations/files/planted.ts',
    may: [
      "import FitParser from 'fit-file-parser'",
      "import { createHash } from 'node:crypto'",
      "import type { Surface } from '../../domain/vocabulary.ts'",
    ],
    never: [
      "import { checkRun } from '../../domain/run/run-input.ts'",
      "import type { Store } from '../../store/store.ts'",
      "import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
    ],
  },
  {
    file: 'functions/imports/planted.ts',
    may: [
      "import { readFile } from '../integrations/files/read-file.ts'",
      "import { writeActivities } from '../integrations/write-activities.ts'",
      "import { uploadKey } from '../store/files/keys.ts'",
      "import { fromRandomAccessReaderPromise } from 'yauzl'",
    ],
    never: [
      "import { createIntegrationsApp } from '../integrations/app.ts'",
      "import { createApp } from '../graphql/app.ts'",
      "import { S3Client } from '@aws-sdk/client-s3'",
      "import { createDynamoDB } from '../store/dynamodb/client.ts'",
      "import { settings } from '../../infra/settings.ts'",
    ],
  },
  ...['changes', 'outbound', 'providers'].map((lambda) => ({
    file: `functions/${lambda}/planted.ts`,
    may: [
      "import { readMark } from '../store/erasure.ts'",
      "import { parseId } from '../domain/ids.ts'",
      "import { answerBatch } from '../runtime/stream-batch.ts'",
      "import type { DynamoDBRecord } from 'aws-lambda'",
    ],
    never: [
      "import { createApp } from '../graphql/app.ts'",
      "import { readFile } from '../integrations/files/read-file.ts'",
      "import { createDynamoDB } from '../store/dynamodb/client.ts'",
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
      "import { GraphQLError } from 'graphql'",
      "import { table } from '../../infra/table.ts'",
    ],
  })),
  {
    file: 'infra/planted.ts',
    may: [
      "import { Stack } from 'aws-cdk-lib'",
      "import { Code } from 'aws-cdk-lib/aws-lambda'",
      "import { table } from '../functions/store/dynamodb/table.ts'",
    ],
    never: [
      "import { keys } from '../functions/store/keys.ts'",
      "import { roles } from '../functions/domain/vocabulary.ts'",
      "import { createApp } from '../functions/graphql/app.ts'",
      "import { startEngine } from './local/dynamodb/dynamodb.ts'",
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
      "import { startGateway } from './gateway/gateway.ts'",
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
    file: 'infra/local/template/planted.ts',
    may: ["import { startGateway } from '../gateway/gateway.ts'"],
    never: ["import { createApp } from '../../../functions/graphql/app.ts'", "import { Stack } from 'aws-cdk-lib'"],
  },
  {
    file: 'scripts/planted.ts',
    may: ["import { mayDo } from '../functions/domain/access/access.ts'", "import { parse } from 'graphql'"],
    never: [
      "import { createApp } from '../functions/graphql/app.ts'",
      "import { settings } from '../infra/settings.ts'",
    ],
  },
];

/** What the import table cannot see, or what no file may hold. */
const planted: { file: string; code: string; rule: string }[] = [
  { file: 'functions/graphql/app.ts', code: "void import('./resolvers/run.ts');", rule: 'no-restricted-syntax' },
  { file: 'functions/graphql/app.ts', code: "export * from './server/server.ts';", rule: 'no-restricted-syntax' },
  { file: 'functions/domain/planted.ts', code: 'Date.now();', rule: 'no-restricted-syntax' },
  { file: 'functions/domain/planted.ts', code: 'new Date();', rule: 'no-restricted-syntax' },
  { file: 'functions/domain/planted.ts', code: 'Math.random();', rule: 'no-restricted-syntax' },
  { file: 'functions/domain/planted.ts', code: 'process.env;', rule: 'no-restricted-syntax' },
  { file: 'infra/planted.ts', code: 'const a: any = 1;', rule: '@typescript-eslint/no-explicit-any' },
  { file: 'infra/planted.ts', code: '\n'.repeat(201), rule: 'max-lines' },
  {
    file: 'functions/graphql/resolvers/planted.ts',
    code: "import { Context } from '../../request/context.ts'; export type Mine = Context;",
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
