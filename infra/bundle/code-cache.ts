import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { startWarmUpIssuer } from './warm-up-issuer.ts';
import { startWarmUpTable } from './warm-up-table.ts';
import { signedEvent, warmUpEvents } from './warm-up.ts';

/**
 * Calls a function that was just built as `warm-up.ts` says for its name, and writes V8's code cache of what was compiled for
 * that: `node code-cache.ts NAME FOLDER FILE`. The cache fits this Node.js, with the flags that this process was started with.
 */
const [name = '', folder = '', file = ''] = process.argv.slice(2);
const issuer = await startWarmUpIssuer();

Object.assign(process.env, {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_ENDPOINT_URL_DYNAMODB: await startWarmUpTable(),
  TABLE_NAME: 'WarmUp',
  DEPLOYMENT_SECRET: 'none of any deployment, and long enough',
  SECRETS_KEY_ID: 'none',
  FILES_BUCKET: 'none',
  NODE_ENV: 'production',
  USER_POOL_ID: 'us-east-1_none',
  CLIENT_SCOPES: 'none',
  SIGN_IN_URL: 'https://sign-in.invalid',
  ...issuer.environment,
});

interface Built {
  handler(event: object, context: object): Promise<unknown>;
  script: Script;
}
const { handler, script } = (await import(join(folder, 'index.mjs'))) as Built;
const events = (warmUpEvents[name] ?? []).map((event) => signedEvent(event, issuer));
// Twice: the second time documents are cached.
for (const event of [...events, ...events]) {
  const answer = (await handler(event, { getRemainingTimeInMillis: () => 10_000 })) as
    { statusCode?: number; body?: string } | undefined;
  // What is refused or fails would compile only the way to its error.
  if ((answer?.statusCode ?? 200) >= 400 || answer?.body?.startsWith('{"errors"'))
    throw new Error(`${name} did not answer a warm-up event: ${JSON.stringify(answer)}`);
}
writeFileSync(join(folder, file), script.createCachedData());
process.exit();
