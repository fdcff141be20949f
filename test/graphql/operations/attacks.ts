import { createApp } from '../../../functions/graphql/app.ts';
import { newId } from '../../../functions/runtime/new-id.ts';
import { postEvent } from '../../support/gateway.ts';
import { silentLogger } from '../../support/logger.ts';

/**
 * `node attacks.ts NAME REQUESTS`: sends requests of one kind to the API, each of them twice. Started with a small heap, it
 * ends with an error if what the API keeps of them grows.
 */
const [, , name = '', requests = ''] = process.argv;

const attacks: Record<string, (n: number) => { query: string }> = {
  'a long comment': (n) => ({ query: `# ${n} ${'x'.repeat(89_000)}\n{ __typename }` }),
  'many comments': (n) => ({ query: `# ${n}\n${'#\n'.repeat(9_900)}{ __typename }` }),
  'as many tokens as there may be': (n) => ({
    query: `{ ${Array.from({ length: 990 }, (_, i) => `a${n}_${i}: __typename`).join(' ')} }`,
  }),
  'many operations': (n) => ({
    query: Array.from({ length: 400 }, (_, i) => `query Q${n}_${i} { __typename }`).join(' '),
  }),
};

const { handler } = createApp({
  client: {
    call: () => Promise.reject(new Error('There is no table here')),
    use: () => undefined,
  },
  tableName: 'none',
  clock: Date,
  newId,
  logger: silentLogger,
});
const claims = { iss: 'https://issuer.test', sub: 'somebody', client_id: 'app', token_use: 'access' };

for (let n = 1; n <= Number(requests); n++) {
  const body = attacks[name]?.(n);
  if (!body) throw new Error(`There is no attack ${name}`);
  for (let time = 0; time < 2; time++) {
    const { statusCode } = await handler(postEvent(claims, body));
    if (statusCode !== 200 && statusCode !== 400) throw new Error(`Answered ${statusCode}`);
  }
}
