import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Script } from 'node:vm';
import { startWarmUpTable } from './warm-up-table.ts';
import { warmUpEvents } from './warm-up.ts';

/**
 * Calls a function that was just built as `warm-up.ts` has it for its name, and writes down what V8 made of the code that this
 * took: `node code-cache.ts NAME FOLDER`. Whatever else it comes to, V8 compiles then.
 */
const [name = '', folder = ''] = process.argv.slice(2);

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
  scripts: ReadonlyMap<string, Script>;
}
const { handler, scripts } = (await import(join(folder, 'index.mjs'))) as Built;
const events = warmUpEvents[name] ?? [];
// Twice: what comes again takes another way.
for (const event of [...events, ...events]) {
  const answer = (await handler(event, { getRemainingTimeInMillis: () => 10_000 })) as
    { statusCode?: number } | undefined;
  // A question that is wrong would leave just the way to its refusal in the cache.
  if ((answer?.statusCode ?? 200) >= 400) throw new Error(`${name} was asked wrongly: ${JSON.stringify(answer)}`);
}
// As they are read (`index.mjs`), whether it has answered or not.
for (const flag of ['--maglev', '--turbofan']) setFlagsFromString(flag);
for (const [file, script] of scripts)
  writeFileSync(join(folder, `${file}.${process.arch}.cache`), script.createCachedData());
process.exit();
