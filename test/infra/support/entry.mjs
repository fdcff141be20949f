import legacy from './legacy.cjs';

/** A small entry for tests of the stack: it bundles quickly. */
export async function handler(event) {
  const answer = {
    path: event.rawPath,
    table: process.env['TABLE_NAME'],
    digest: legacy.digest(event.rawPath),
    mode: process.env.NODE_ENV,
  };
  return Promise.resolve({ statusCode: 200, body: JSON.stringify(answer) });
}
