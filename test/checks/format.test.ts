import { it } from 'vitest';
import { passes, TOOL_TIMEOUT_MS } from '../support/npm-script.ts';

it('Every file is formatted', { timeout: TOOL_TIMEOUT_MS }, async () => {
  await passes('format:check');
});
