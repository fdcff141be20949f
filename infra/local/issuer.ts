import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { dirname } from 'node:path';
import {
  OAuth2Issuer,
  OAuth2Service,
  type MutableResponse,
  type MutableToken,
  type TokenRequestIncomingMessage,
} from 'oauth2-mock-server';
import {
  findIntegration,
  findPersona,
  integrationScopes,
  personScopes,
  webClientId,
  type Persona,
} from './personas.ts';
import { Trouble } from './trouble.ts';

/** Longer than Cognito's, so that a token lasts a working day. */
const lifetimeSeconds = 12 * 60 * 60;

/**
 * What tokens name as `iss`, on every port: a person is known by issuer and subject, and must keep her data when PORT
 * changes. On the default port it is also where the issuer is found, as OpenID Connect wants it.
 */
export const issuerName = 'http://localhost:4000/issuer';

export interface IssuerOptions {
  /** Where `handle` is served, without a slash at its end. */
  url: string;
  /** Keeps the signing key, so that tokens outlive a restart. Without it, the key is new each time. */
  keyFile?: string;
}

/** A local stand-in for the Cognito user pool. It asks for no password: whoever reaches it gets any persona's token. */
export interface Issuer {
  jwksUri: string;
  /** Below the path of `url`: `/.well-known/openid-configuration`, `/.well-known/jwks.json` and `/oauth2/token`. */
  handle: RequestListener;
  /** A token for a persona of this name. @throws Trouble when there is none */
  tokenFor(name: string): Promise<string>;
}

/** @throws Trouble when the key file holds no key */
export async function createIssuer({ url, keyFile }: IssuerOptions): Promise<Issuer> {
  const issuer = new OAuth2Issuer(false);
  issuer.url = url;
  await loadKey(issuer, keyFile);
  const service = new OAuth2Service(issuer, {
    wellKnownDocument: '/.well-known/openid-configuration',
    jwks: '/.well-known/jwks.json',
    // Where Cognito has it.
    token: '/oauth2/token',
  });
  service.on('beforeTokenSigning', (token: MutableToken, request: TokenRequestIncomingMessage) => {
    const persona = askedFor(request.body);
    if (persona) replaceClaims(token.payload, claimsOf(persona));
  });
  service.on('beforeResponse', (response: MutableResponse, request: TokenRequestIncomingMessage) => {
    const { access_token, token_type } = response.body || {};
    if (askedFor(request.body)) {
      response.body = { access_token, token_type, expires_in: lifetimeSeconds };
    } else {
      response.statusCode = 400;
      response.body = { error: 'invalid_grant', error_description: 'No such persona.' };
    }
  });
  const basePath = new URL(url).pathname;
  return {
    jwksUri: `${url}/.well-known/jwks.json`,
    handle(request, response) {
      request.url = request.url?.slice(basePath.length) || '/';
      service.requestHandler(request, response);
    },
    async tokenFor(name) {
      const persona = findPersona(name);
      if (!persona) throw new Trouble(`There is no persona "${name}".`);
      return issuer.buildToken({
        scopesOrTransform: (_header, payload) => replaceClaims(payload, claimsOf(persona)),
      });
    },
  };
}

/** Shaped like Cognito's access tokens: the client in `client_id`, no `aud`, and no name or address of a person. */
function claimsOf(persona: Persona): Record<string, string | number> {
  const iat = Math.floor(Date.now() / 1000);
  const common = {
    iss: issuerName,
    iat,
    exp: iat + lifetimeSeconds,
    auth_time: iat,
    jti: randomUUID(),
    token_use: 'access',
    version: 2,
  };
  if (persona.kind === 'integration') {
    const { clientId } = persona;
    return { ...common, sub: clientId, client_id: clientId, scope: integrationScopes.join(' ') };
  }
  const { sub, name } = persona;
  return { ...common, sub, client_id: webClientId, username: name, scope: personScopes.join(' ') };
}

function replaceClaims(payload: Record<string, unknown>, claims: Record<string, string | number>): void {
  for (const name of Object.keys(payload)) delete payload[name];
  Object.assign(payload, claims);
}

function askedFor(body: TokenRequestIncomingMessage['body']): Persona | undefined {
  if (body.grant_type === 'client_credentials') return findIntegration(String(body.client_id));
  if (body.grant_type !== 'password') return undefined;
  const persona = findPersona(String(body.username));
  return persona?.kind === 'person' ? persona : undefined;
}

async function loadKey(issuer: OAuth2Issuer, keyFile: string | undefined): Promise<void> {
  const saved = keyFile === undefined ? undefined : await readIfThere(keyFile);
  if (saved === undefined) {
    const key = await issuer.keys.generate('RS256');
    if (keyFile !== undefined) await saveKey(keyFile, JSON.stringify(key));
    return;
  }
  try {
    await issuer.keys.add(JSON.parse(saved) as Record<string, unknown>);
  } catch {
    throw new Trouble(`${keyFile} holds no signing key: delete it, and a new one is made.`);
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, and for its owner's eyes only. */
async function saveKey(keyFile: string, key: string): Promise<void> {
  await mkdir(dirname(keyFile), { recursive: true });
  await writeFile(`${keyFile}.new`, key, { mode: 0o600 });
  await rename(`${keyFile}.new`, keyFile);
}
