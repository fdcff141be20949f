// Receives webhooks and rejects those without a valid signature: `WEBHOOK_SECRET=whsec_… node verify-webhook.mjs`
// Needs Node 20 and no package. The libraries of Standard Webhooks do the same in a dozen languages.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

/** How far its timestamp may differ from our clock, in seconds. Rejects recorded messages that are sent again. */
const TOLERANCE_S = 5 * 60;

/**
 * The event that a message tells of. Throws where it is not ours, or too old.
 *
 * @param {string} secret `whsec_…`
 * @param {Record<string, string | undefined>} headers with lower-case names
 * @param {string} body as it came, before anything parsed it
 * @param {number} now seconds since the epoch
 */
export function verify(secret, headers, body, now = Date.now() / 1000) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!id || !timestamp || !signatures) throw new Error('This is no webhook: headers are missing');
  if (!(Math.abs(now - Number(timestamp)) <= TOLERANCE_S))
    throw new Error('This webhook is too old, or our clock is wrong');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const due = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  // While a secret is replaced there are two signatures: one that is right is enough.
  const isOurs = signatures.split(' ').some((each) => {
    const [version, signature = ''] = each.split(',');
    const given = Buffer.from(signature, 'base64');
    return version === 'v1' && given.length === due.length && timingSafeEqual(given, due);
  });
  if (!isOurs) throw new Error('This webhook is not signed by the one who has our secret');
  return { id, ...JSON.parse(body) };
}

/** Answers 204 as soon as a message is stored, and does the work later: after 15 s without an answer it is sent again. */
function serve(secret, port) {
  const seen = new Set();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      try {
        const event = verify(secret, request.headers, Buffer.concat(chunks).toString('utf8'));
        // Each event comes at least once: its id tells whether it was here before. Yours belongs into a database.
        if (!seen.has(event.id)) console.log(event.type, event.timestamp, JSON.stringify(event.data));
        seen.add(event.id);
        response.writeHead(204).end();
      } catch (error) {
        console.error(error.message);
        response.writeHead(400).end();
      }
    });
  });
  server.listen(port, () => console.log(`Waiting for webhooks on http://localhost:${server.address().port}`));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { WEBHOOK_SECRET, PORT = '4010' } = process.env;
  if (!WEBHOOK_SECRET) throw new Error('WEBHOOK_SECRET is not set: createWebhook answers it');
  serve(WEBHOOK_SECRET, Number(PORT));
}
