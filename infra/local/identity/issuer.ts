import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener } from 'node:http';
import { dirname } from 'node:path';
import {
  OAuth2Issuer,
  OAuth2Service,
  type MutableRedirectUri,
  type MutableResponse,
  type MutableToken,
  type TokenRequestIncomingMessage,
} from 'oauth2-mock-server';
import { findPersona, integrationScopes, personScopes, watch, webClientId, type Persona } from './personas.ts';
import { CliError } from '../cli-error.ts';
import { type Grant, noteCode, readCode, type Refused, type SignedIn, wrongSignIn } from './sign-in.ts';
import { readClient, readPerson } from './credentials.ts';
import { signInPage } from './sign-in-page.ts';
import { type ClientRegistry, createClientRegistry } from './clients.ts';

/** Longer than Cognito's, so that a token lasts for a working day. */
const lifetimeSeconds = 12 * 60 * 60;

/**
 * The `iss` of tokens, on every port: a person is identified by issuer and subject, and must keep their data when PORT
 * changes. On the default port it is also the issuer's address, as OpenID Connect requires.
 */
export const issuerName = 'http://localhost:4000/issuer';

export interface IssuerOptions {
  /** The address of `handle`, without a trailing slash. */
  url: string;
  /** The `iss` of tokens; `issuerName` by default. */
  name?: string;
  /** The file of the signing key, so that tokens stay valid after a restart. Without it, the key is new each time. */
  keyFile?: string;
  /** The file of the clients that were registered, so that they outlive a restart. */
  clientsFile?: string;
}

/**
 * A local stand-in for the Cognito user pool. There are no passwords: anyone who reaches it gets any persona's token.
 */
export interface Issuer {
  jwksUri: string;
  /** Paths below `url`: `/.well-known/openid-configuration`, `/.well-known/jwks.json`, `/oauth2/token`, and Cognito's own API for clients. */
  handle: RequestListener;
  /** A token for a persona of this name. @throws CliError if there is none */
  tokenFor(name: string): Promise<string>;
}

/** @throws CliError if the key file does not contain a key */
export async function createIssuer({ url, name = issuerName, keyFile, clientsFile }: IssuerOptions): Promise<Issuer> {
  const issuer = new OAuth2Issuer(false);
  issuer.url = url;
  await loadKey(issuer, keyFile);
  const registry = await createClientRegistry({
    first: watch,
    ...(clientsFile !== undefined && { file: clientsFile }),
  });
  const service = new OAuth2Service(issuer, {
    wellKnownDocument: '/.well-known/openid-configuration',
    jwks: '/.well-known/jwks.json',
    // The paths that Cognito uses.
    authorize: '/oauth2/authorize',
    token: '/oauth2/token',
  });
  const codes = new Map<string, SignedIn>();
  const readRequest = (request: TokenRequestIncomingMessage) =>
    request.body.grant_type === 'authorization_code' ? readCode(request, codes) : readOther(request, registry);
  service.on('beforeAuthorizeRedirect', ({ url: to }: MutableRedirectUri, { url: asked = '' }: IncomingMessage) =>
    noteCode(codes, new URL(asked, url).searchParams, to.searchParams.get('code')),
  );
  service.on('beforeTokenSigning', (token: MutableToken, request: TokenRequestIncomingMessage) => {
    const asked = readRequest(request);
    if ('persona' in asked) replaceClaims(token.payload, claimsOf(asked, name));
  });
  service.on('beforeResponse', (response: MutableResponse, request: TokenRequestIncomingMessage) => {
    const { access_token, token_type } = response.body || {};
    const asked = readRequest(request);
    if (typeof request.body.code === 'string') codes.delete(request.body.code);
    if ('persona' in asked) {
      response.body = { access_token, token_type, expires_in: lifetimeSeconds };
    } else {
      response.statusCode = 400;
      response.body = asked;
    }
  });
  const basePath = new URL(url).pathname;
  return {
    jwksUri: `${url}/.well-known/jwks.json`,
    handle(request, response) {
      request.url = request.url?.slice(basePath.length) || '/';
      if (request.headers['x-amz-target'] !== undefined) return registry.handle(request, response);
      const { pathname, search, searchParams } = new URL(request.url, url);
      if (pathname !== '/oauth2/authorize') return service.requestHandler(request, response);
      const wrong = wrongSignIn(searchParams);
      if (wrong === undefined && searchParams.has('persona')) return service.requestHandler(request, response);
      response.writeHead(wrong === undefined ? 200 : 400, { 'content-type': 'text/html; charset=utf-8' });
      response.end(wrong ?? signInPage(search));
    },
    async tokenFor(who) {
      const persona = findPersona(who);
      if (!persona) throw new CliError(`There is no persona "${who}".`);
      return issuer.buildToken({
        scopesOrTransform: (_header, payload) =>
          replaceClaims(payload, claimsOf({ persona, scopes: scopesOf(persona) }, name)),
      });
    },
  };
}

/** Shaped like Cognito's access tokens: the client in `client_id`, no `aud`, and no name or address of a person. */
function claimsOf(
  { persona, scopes, clientId = webClientId }: Grant,
  iss: string,
): Record<string, string | number | string[]> {
  const iat = Math.floor(Date.now() / 1000);
  const common = {
    iss,
    iat,
    exp: iat + lifetimeSeconds,
    auth_time: iat,
    jti: randomUUID(),
    token_use: 'access',
    version: 2,
    scope: scopes.join(' '),
  };
  if (persona.kind === 'integration') return { ...common, sub: persona.clientId, client_id: persona.clientId };
  const groups = persona.groups && { 'cognito:groups': [...persona.groups] };
  return { ...common, ...groups, sub: persona.sub, client_id: clientId, username: persona.name };
}

const scopesOf = ({ kind }: Persona): readonly string[] => (kind === 'person' ? personScopes : integrationScopes);

function replaceClaims(payload: Record<string, unknown>, claims: Record<string, string | number | string[]>): void {
  for (const name of Object.keys(payload)) delete payload[name];
  Object.assign(payload, claims);
}

/** The client, or the person by name, and the requested scopes. */
function readOther(request: TokenRequestIncomingMessage, registry: ClientRegistry): Grant | Refused {
  const { grant_type: grantType, scope } = request.body;
  const persona = grantType === 'client_credentials' ? readClient(request, registry) : readPerson(request);
  if (!persona) {
    return grantType === 'client_credentials'
      ? { error: 'invalid_client', error_description: 'No client with this id and secret.' }
      : { error: 'invalid_grant', error_description: 'No such persona.' };
  }
  const scopes = typeof scope === 'string' && scope !== '' ? scope.split(' ') : scopesOf(persona);
  if (scopes.every((one) => scopesOf(persona).includes(one))) return { persona, scopes };
  return { error: 'invalid_scope', error_description: `It may ask for ${scopesOf(persona).join(' ')}.` };
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
    throw new CliError(`${keyFile} does not contain a signing key: delete it to create a new one.`);
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

/** Atomically, and readable only by the owner. */
async function saveKey(keyFile: string, key: string): Promise<void> {
  await mkdir(dirname(keyFile), { recursive: true });
  await writeFile(`${keyFile}.new`, key, { mode: 0o600 });
  await rename(`${keyFile}.new`, keyFile);
}
