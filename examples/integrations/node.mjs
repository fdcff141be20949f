// Posts a run, a ride and a file, each twice: the second time, the API finds what it has. Needs only Node 20 or newer.
// Unchanged, it calls `npm start` as the demo's tracker, for the athlete who has granted it access.
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const api = process.env.API ?? 'http://localhost:4000';
const tokenEndpoint = process.env.TOKEN_ENDPOINT ?? `${api}/issuer/oauth2/token`;
const clientId = process.env.CLIENT_ID ?? 'trackerclient0000000000000';
const clientSecret = process.env.CLIENT_SECRET ?? 'tracker-secret-of-the-local-demo';

/** A token, valid for an hour: request it once, and use it for all calls. */
async function getToken() {
  const answer = await fetch(tokenEndpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) throw new Error(`No token: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).access_token;
}

/** Sends a request, and retries after 409, 429 and 5xx: what is posted twice is recorded once. */
async function send(url, init) {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(url, init);
    const mayPass = answer.status === 409 || answer.status === 429 || answer.status >= 500;
    if (!mayPass || tries === 4) return answer;
    await setTimeout(1000 * Number(answer.headers.get('retry-after') ?? 2 ** tries));
  }
}

const authorization = `Bearer ${await getToken()}`;
const json = { authorization, 'content-type': 'application/json' };

/** The athletes that this client may post for: here, the first of them. */
async function findAthlete() {
  const answer = await send(`${api}/v1/athletes?limit=1`, { headers: { authorization } });
  return (await answer.json()).athletes[0]?.id;
}

const athlete = process.env.ATHLETE ?? (await findAthlete());
const runs = `${api}/v1/athletes/${athlete}/runs`;
const sessions = `${api}/v1/athletes/${athlete}/sessions`;

async function post(what, url, headers, body) {
  const answer = await send(url, { method: 'POST', headers, body });
  const { results, detail, errors } = await answer.json();
  if (!results) throw new Error(`${what}: ${answer.status} ${detail} ${JSON.stringify(errors ?? [])}`);
  for (const { status, runId, sessionId, errors: why } of results)
    console.log(what, answer.status, status, runId ?? sessionId ?? why);
}

const run = {
  externalId: 'node-2025-05-02',
  startedAt: '2025-05-02T06:30:00-05:00',
  timeZone: 'America/Chicago',
  type: 'EASY',
  distanceMeters: 5000,
  durationSeconds: 1620,
};
// Other training is a session. One that somebody prohibited is a breach, as a run would be.
const ride = {
  externalId: 'node-2025-05-02-ride',
  activity: 'CROSS_TRAINING',
  startedAt: '2025-05-02T18:00:00-05:00',
  timeZone: 'America/Chicago',
  durationSeconds: 3600,
  distanceMeters: 28000,
  effort: 4,
};
// Compressed: at most 4.4 MB can be posted, of up to 25 MB once unpacked.
const file = gzipSync(await readFile(new URL('easy-run.gpx', import.meta.url)));
const binary = { authorization, 'content-type': 'application/octet-stream' };

await post('run', runs, { ...json, 'idempotency-key': '"node-2025-05-02-a"' }, JSON.stringify(run));
await post('run again', runs, json, JSON.stringify(run));
await post('ride', sessions, json, JSON.stringify(ride));
await post('ride again', sessions, json, JSON.stringify(ride));
await post('file', `${runs}/import`, binary, file);
await post('file again', `${runs}/import`, binary, file);
