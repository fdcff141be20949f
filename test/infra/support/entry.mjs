import legacy from './legacy.cjs';

/** Stands in for the API's entry where a test is about the stack and not about the API: it bundles in no time. */
export async function handler(event) {
  const answer = {
    path: event.rawPath,
    table: process.env['TABLE_NAME'],
    digest: legacy.digest(event.rawPath),
    mode: process.env.NODE_ENV,
  };
  return Promise.resolve({ statusCode: 200, body: JSON.stringify(answer) });
}
