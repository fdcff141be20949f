import { type IncomingMessage, request as requestPlainly } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { EXCERPT_BYTES, type Outcome } from '../domain/webhook/attempt.ts';
import { lookUp } from './lookup.ts';
import { isPublicAddress } from './public-address.ts';

/** Posts a body and returns the outcome, with the first bytes of the response's body. The rest is read and discarded. */
export type Post = (url: string, headers: Record<string, string>, body: string) => Promise<Outcome>;

export interface PostOptions {
  /** On a laptop and in tests: this machine may be a receiver. Never on Lambda. */
  allowLocal?: boolean | undefined;
  /** From the DNS lookup to the end of the response, in milliseconds. */
  timeoutMs?: number | undefined;
  /** Resolves a host name. Tests inject their own. */
  lookup?: LookupFunction | undefined;
}

const TIMEOUT_MS = 5_000;
/** How much of a response is read before the connection is closed, in bytes. */
const MOST_READ = 4_096;
/** What `allowLocal` allows. */
const THIS_MACHINE = ['127.0.0.1', '::1'];

/** A name leads to an address that is not on the public internet. */
class RefusedAddress extends Error {
  override name = 'RefusedAddress';
}

/**
 * A client for servers that users name. Only addresses on the public internet are connected to, and the address that is
 * checked is the one that is connected to: a name that leads elsewhere meanwhile gains nothing. The agents check again
 * once connected. Redirects are not followed.
 */
export function createPost({ allowLocal = false, timeoutMs = TIMEOUT_MS, ...options }: PostOptions = {}): Post {
  const filter = { keepAlive: false, ...(allowLocal && { allowIPAddressList: THIS_MACHINE }) };
  const allows = (address: string) => isPublicAddress(address) || (allowLocal && THIS_MACHINE.includes(address));
  const lookup = checkedLookup(options.lookup ?? lookUp, allows);
  const agents = { http: new RequestFilteringHttpAgent(filter), https: new RequestFilteringHttpsAgent(filter) };

  return async (url, headers, body) => {
    const plain = url.startsWith('http:');
    // Of an address, nothing is looked up.
    const host = URL.parse(url)?.hostname.replace(/^\[(.+)\]$/, '$1') ?? '';
    if ((plain && !allowLocal) || (isIP(host) !== 0 && !allows(host))) return { failure: 'REFUSED_ADDRESS' };
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      signal: AbortSignal.timeout(timeoutMs),
      lookup,
    };
    try {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const sent = plain
          ? requestPlainly(url, { ...options, agent: agents.http }, resolve)
          : request(url, { ...options, agent: agents.https }, resolve);
        sent.on('error', reject).end(body);
      });
      const firstBytes = await readSome(answer);
      return { statusCode: answer.statusCode ?? 0, ...(firstBytes !== '' && { body: firstBytes }) };
    } catch (error) {
      return { failure: failureOf(error) };
    }
  };
}

/** Looks a name up, and fails if any of its addresses is not allowed: one that has both is up to no good. */
const checkedLookup =
  (lookup: LookupFunction, allows: (address: string) => boolean): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, options, (error, found, family) => {
      if (error) return done(error, found, family);
      const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      return done(addresses.every(allows) ? null : new RefusedAddress(), found, family);
    });

/** Reads a limited part of the response, so that an endless one costs neither memory nor time. Returns its first bytes. */
async function readSome(answer: IncomingMessage): Promise<string> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (bytes < EXCERPT_BYTES) kept.push(chunk.subarray(0, EXCERPT_BYTES - bytes));
    bytes += chunk.length;
    if (bytes > MOST_READ) break;
  }
  answer.destroy();
  // A character that is cut off in its middle is left out with all else that is none.
  return Buffer.concat(kept).toString('utf8');
}

function failureOf(error: unknown): 'REFUSED_ADDRESS' | 'TIMEOUT' | 'UNREACHABLE' {
  if (!(error instanceof Error)) return 'UNREACHABLE';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'TIMEOUT';
  if (error instanceof RefusedAddress) return 'REFUSED_ADDRESS';
  // The agent has no error class or code for addresses that it refuses.
  return error.message.includes('is not allowed. Because') ? 'REFUSED_ADDRESS' : 'UNREACHABLE';
}
