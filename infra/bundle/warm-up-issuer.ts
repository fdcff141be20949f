import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An issuer of tokens for functions that run outside of AWS while they are built, measured or tested. */
export interface WarmUpIssuer {
  /** The variables by which a function trusts it. */
  environment: Record<string, string>;
  /** The value of an `Authorization` header with these claims. The same for the same claims: signing takes a millisecond. */
  authorize(claims: Readonly<Record<string, string>>): string;
}

const KEY = 'WARM_UP_ISSUER_KEY';
const URI = 'TOKEN_JWKS_URI';
const ISSUER = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_benchmark';
const DAY_SECONDS = 86_400;

/** Starts it; in a process that has its `environment`, it is the same issuer, which answers where it was started. */
export async function startWarmUpIssuer(): Promise<WarmUpIssuer> {
  const given = process.env[KEY];
  const key =
    given === undefined ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : createPrivateKey(given);
  const jwksUri = (given !== undefined && process.env[URI]) || (await serveKeys(key));
  const tokens = new Map<string, string>();
  return {
    environment: {
      TOKEN_ISSUER: ISSUER,
      [URI]: jwksUri,
      WEB_CLIENT_ID: 'app',
      INTEGRATION_CLIENT_IDS: 'tracker',
      [KEY]: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
    authorize(claims) {
      const named = JSON.stringify(claims);
      const token = tokens.get(named) ?? signed({ ...claims, iss: ISSUER }, key);
      tokens.set(named, token);
      return `Bearer ${token}`;
    },
  };
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: object, key: KeyObject): string {
  const iat = Math.floor(Date.now() / 1000) - 60;
  const text = `${part({ alg: 'RS256', kid: 'warm-up' })}.${part({ ...claims, iat, exp: iat + DAY_SECONDS })}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

async function serveKeys(key: KeyObject): Promise<string> {
  const jwk = { ...createPublicKey(key).export({ format: 'jwk' }), kid: 'warm-up', alg: 'RS256', use: 'sig' };
  const server = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It ends with the process, and keeps none.
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
}
