import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPost } from '../../functions/outbound/post.ts';
import { start } from '../support/run.ts';

const secret = `whsec_${Buffer.alloc(36, 7).toString('base64')}`;
const body = JSON.stringify({ type: 'run.recorded', timestamp: '2026-03-10T12:00:00.000Z', data: { runId: 'run_1' } });
const post = createPost({ allowLocal: true });

function signed(key: string, { id = 'evt_1', at = new Date(), text = body } = {}): Record<string, string> {
  const signature = new Webhook(key).sign(id, at, text);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  };
}
const another = `whsec_${Buffer.alloc(36, 8).toString('base64')}`;
const old = new Date(Date.now() - 10 * 60_000);

describe.each([
  ['Node', process.execPath, 'verify-webhook.mjs'],
  ['Python', 'python3', 'verify-webhook.py'],
])('the receiver of the examples in %s', (_name, command, file) => {
  it('takes what is signed, tells it once, and refuses the rest', async () => {
    const run = start(command, [`examples/integrations/${file}`], { WEBHOOK_SECRET: secret, PORT: '0' });
    onTestFinished(() => void run.process.kill());
    const [, url = ''] = await run.printed(/Waiting for webhooks on (\S+)/);
    const both = signed(secret);
    both['webhook-signature'] = `v1a,x ${signed(another)['webhook-signature']} ${both['webhook-signature']}`;
    const messages: [Record<string, string>, number][] = [
      [signed(secret), 204],
      [both, 204],
      [signed(another), 400],
      [signed(secret, { at: old }), 400],
      [signed(secret, { text: '{}' }), 400],
      [{ ...signed(secret), 'webhook-id': 'evt_2' }, 400],
      [{}, 400],
      [signed(secret, { id: 'evt_3' }), 204],
    ];
    for (const [headers, statusCode] of messages) expect(await post(url, headers, body)).toEqual({ statusCode });
    await run.printed(/(?:run\.recorded.*\n){2}/);
    expect(run.stdout.match(/run\.recorded/g)).toHaveLength(2);
  });
});
