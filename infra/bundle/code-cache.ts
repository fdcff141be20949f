import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { startWarmUpTable } from './warm-up-table.ts';
import { warmUpEvents } from './warm-up.ts';

/**
 * Calls a built function with the events that `warm-up.ts` has for its name, and writes V8's code cache of what was
 * compiled: `node code-cache.ts NAME FOLDER FILE`. The cache fits this Node.js version and this process's flags.
 */
const [name = '', folder = '', file = ''] = process.argv.slice(2);

Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_ENDPOINT_URL_DYNAMODB: await startWarmUpTable(),
  TABLE_NAME: 'WarmUp',
  NODE_ENV: 'production',
});

interface Built {
  handler(event: object, context: object): Promise<unknown>;
  script: Script;
}
const { handler, script } = (await import(join(folder, 'index.mjs'))) as Built;
const events = warmUpEvents[name] ?? [];
// Twice: the second time, documents are cached.
for (const event of [...events, ...events]) {
  const answer = (await handler(event, { getRemainingTimeInMillis: () => 10_000 })) as
    { statusCode?: number } | undefined;
  // A refused request would compile only the code that refuses it.
  if ((answer?.statusCode ?? 200) >= 400) throw new Error(`${name} refused a warm-up event: ${JSON.stringify(answer)}`);
}
writeFileSync(join(folder, file), script.createCachedData());
process.exit();
