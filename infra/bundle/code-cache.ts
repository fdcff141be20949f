import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { events } from './warm-up.ts';

/**
 * Calls a function that was just built, and writes down what V8 made of the code that it took: `node code-cache.ts FOLDER`.
 * What is called later, V8 compiles then. Its table answers that it is empty.
 */
const [folder = ''] = process.argv.slice(2);

const table = createServer((_, response) => response.end('{}'));
await new Promise<void>((resolve) => table.listen(0, '127.0.0.1', resolve));
Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(table.address() as AddressInfo).port}`,
  TABLE_NAME: 'none',
  NODE_ENV: 'production',
});

interface Built {
  handler(event: object, context: object): Promise<unknown>;
  scripts: ReadonlyMap<string, Script>;
}
const { handler, scripts } = (await import(join(folder, 'index.mjs'))) as Built;
// Twice: what comes again is compiled.
for (const event of [...events, ...events]) await handler(event, { getRemainingTimeInMillis: () => 10_000 });
for (const [file, script] of scripts)
  writeFileSync(join(folder, `${file}.${process.arch}.cache`), script.createCachedData());
process.exit();
