import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { startApplication } from '../../infra/local/application.ts';
import { freePort } from '../../infra/local/ports.ts';
import { signedInAt } from '../support/execution.ts';
import { startReceiver, verified } from '../support/receiver.ts';

/** What `npm start` runs, with its demo. */
let url: string;
let system: { close(): Promise<void> };
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const folder = mkdtempSync(join(tmpdir(), 'sidelined-laptop-'));

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  receiver = await startReceiver();
  const keyFile = join(folder, 'key.json');
  system = await startApplication({
    url,
    port,
    endpoint: inject('dynamodbEndpoint'),
    keyFile,
    clientsFile: join(folder, 'clients.json'),
    filesFolder: join(folder, 'files'),
    secretsKey: 'the key of a data folder that is only for this test',
    done: () => undefined,
  });
}, 90_000);
afterAll(async () => {
  await system.close();
  await receiver.close();
  rmSync(folder, { recursive: true });
});

test('on a laptop, a comment reaches the coach’s server within moments, signed, without its text', async () => {
  const coach = await signedInAt(url, 'coach');
  const input = { url: receiver.url, eventTypes: ['COMMENT_ADDED'] };
  const { secret } = await coach.does('createWebhook', input, 'webhook { id } secret');

  const runner = await signedInAt(url, 'runner');
  const { data } = await runner.ask('{ viewer { athlete { id } } }');
  const subjectId = data.viewer.athlete.id as string;
  const words = 'It is better today.';
  const { comment } = await runner.does('addComment', { subjectId, audience: 'TEAM', body: words }, 'comment { id }');

  // The demo's own comments may still be on the stream: the webhook hears of those, too, in messages of their own.
  const ofIt = () => receiver.messages.filter(({ body }) => body.includes(comment.id as string));
  await vi.waitFor(() => expect(ofIt()).toHaveLength(1), { timeout: 20_000, interval: 100 });
  const [message] = ofIt();
  if (!message) throw new Error('No message');
  expect(verified(message, secret as string)).toMatchObject({
    type: 'comment.added',
    data: { athleteId: subjectId, commentId: comment.id },
  });
  expect(message.body).not.toContain(words);
}, 60_000);
