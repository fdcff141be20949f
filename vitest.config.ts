import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would take graphql's ES modules and Node, for the packages, its CommonJS: two of each class, and no `instanceof`.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    tags: [{ name: 'promise', description: 'Proves one of the promises of docs/promises.md.' }],
    globalSetup: 'test/support/engine.ts',
    setupFiles: 'test/support/fast-check.ts',
    reporters: ['default', './test/support/closing-line.ts'],
    // Every test file talks to the one DynamoDB of this run, and a laptop may have two cores.
    maxWorkers: 2,
    // For what hangs. A machine that is busy with other work takes its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
