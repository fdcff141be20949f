import { it } from 'vitest';
import { passes, TOOL_TIMEOUT_MS } from '../support/npm-script.ts';

it('Every type holds', { timeout: TOOL_TIMEOUT_MS }, async () => {
  await passes('typecheck');
});
