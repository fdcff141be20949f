import { env } from 'node:process';
import eslint from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import { defineConfig } from 'eslint/config';
import redos from 'eslint-plugin-redos';
import tseslint from 'typescript-eslint';
import { importBlocks } from './eslint.imports.js';

/** Code that is not a test. */
const product = ['functions/**/*.ts', 'infra/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'];

/**
 * Linted without types. Those of CDK are a million lines: what is built on them is compiled all the same, and all linting
 * takes seconds. Examples use packages of the app that they are copied into.
 */
const untyped = ['infra/*.ts', 'test/infra/**/*.ts', 'examples/**/*.ts'];

/** Errors wherever they stand. */
const forbidden = [
  { selector: 'ExportAllDeclaration', message: 'Import from the file that decides; no barrels.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of texts; Node runs types away, not enums.' },
];

const hidden = { selector: 'ImportExpression', message: 'Import at the top, where the import table sees it.' };

/** What is built from parts is no literal: test/checks/regexes.test.ts looks at what modules build when they load. */
const builtLate = {
  selector: ":function NewExpression[callee.name='RegExp'], :function CallExpression[callee.name='RegExp']",
  message: 'Build it when the module loads, where a test proves that it takes linear time.',
};

// recheck, which looks at regular expressions, comes without the binaries and the jar that it would start otherwise.
env['RECHECK_SYNC_BACKEND'] = 'pure';

/** A rule is a function of its arguments: it is handed the clock and the ids. */
const impure = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take `now` as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` as an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Take `newId` as an argument.' },
  { selector: 'Identifier[name=/^(?:process|globalThis|crypto|fetch|console)$/]', message: 'Rules do no I/O.' },
];

/** Front-end developers read the schema in their editor: every type, field, argument and value says what it is. */
const described = {
  types: true,
  DirectiveDefinition: true,
  FieldDefinition: true,
  InputValueDefinition: true,
  EnumValueDefinition: true,
};

/** What has no identity of its own: it is read through, and cached as a part of, the thing that carries it. */
const valueTypes = [
  'Acknowledgement',
  'ActivityPermission',
  'AttentionItem',
  'AttentionMark',
  'AttentionReason',
  'AuditEntry',
  'Availability',
  'AvailabilityStretch',
  'Breach',
  'Diagnosis',
  'EarlyEnd',
  'FormerObservation',
  'FormerVerdict',
  'IntegrationDecision',
  'IntegrationProfile',
  'IntegrationSecret',
  'IntegrationUsage',
  'Lap',
  'Movement',
  'OsiicsCode',
  'PossibleDuplicate',
  'PageInfo',
  'ProviderLink',
  'RecordRunResult',
  'ReplacedRule',
  'Requirement',
  'Rule',
  'RuleGap',
  'RuleVerdict',
  'RunTrack',
  'SymptomCorrection',
  'SymptomSummary',
  'UserError',
  'WalkRun',
  'WebhookAttempt',
  'WebhookHealth',
  'WeeklyTotal',
];

export default defineConfig(
  {
    ignores: [
      'functions/graphql/generated/',
      'functions/developers/generated/',
      'cdk.out/',
      '.data/',
      'coverage/',
      // What the benchmark installs and builds. Its competitors are compiled, `tsc -p bench`, where they are installed.
      'bench/node_modules/',
      'bench/.build/',
      'bench/rivals/',
      // Compiled by a test, where the clients that they import are generated.
      'test/clients/generated/',
    ],
  },

  {
    files: ['**/*.{js,ts}'],
    extends: [eslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.lint.json', './web/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Parts are plain objects of functions that never use `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A function may promise, as its interface asks for, without having to wait.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', ...forbidden],
    },
  },
  { files: untyped, extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test reads the answer to its own document: it knows what it asked for, and fails where that is not there.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: product, rules: { 'max-lines': ['error', 200] } },
  {
    files: ['functions/**/*.ts'],
    plugins: { redos },
    rules: {
      'no-restricted-syntax': ['error', ...forbidden, hidden, builtLate],
      // Callers choose the texts: a regular expression takes linear time, and one of which that is not proven is refused.
      'redos/no-vulnerable': ['error', { ignoreErrors: false, timeout: 60_000, cache: true }],
    },
  },
  {
    files: ['functions/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...forbidden, hidden, builtLate, ...impure] },
  },
  ...importBlocks,

  {
    files: ['schema/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: './schema/*.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // One line stands in quotes, several in block quotes.
      '@graphql-eslint/description-style': 'off',
      '@graphql-eslint/require-description': ['error', described],
      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { suffixes: ['Connection', 'Edge', 'Payload'], types: valueTypes } },
      ],
      // Lists are read forwards only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Short lists that are always whole, such as the rules of an instruction, need no pages.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
    },
  },
  {
    files: ['schema/viewer.graphql', 'schema/audit.graphql', 'schema/session.graphql'],
    rules: {
      // An item of the attention list is worked out anew for each list; the athlete in it is the node. An entry of an
      // audit trail is known by its number and its hash. What is left of a deleted record can be found by no ID.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
    },
  },
  {
    files: ['examples/*.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: './schema/*.graphql', documents: './examples/*.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: graphql.configs['flat/operations-recommended'].rules,
  },
  {
    // The question that every coach asks, as short as it can be asked.
    files: ['examples/who-is-sidelined*.graphql'],
    rules: { '@graphql-eslint/no-anonymous-operations': 'off', '@graphql-eslint/require-selections': 'off' },
  },
);
