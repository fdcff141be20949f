import { it } from 'vitest';
import { passes, TOOL_TIMEOUT_MS } from '../support/npm-script.ts';

it('Every lint rule holds, the import table among them', { timeout: TOOL_TIMEOUT_MS }, async () => {
  await passes('lint');
});
