import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/engine.ts',
    reporters: ['default', './test/support/closing-line.ts'],
    // Every test file talks to the one DynamoDB of this run, and a laptop may have two cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
