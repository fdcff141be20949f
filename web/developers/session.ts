import * as oauth from 'oauth4webapi';
import { Failure } from './failure.ts';

/** As `functions/developers/page.ts` writes them into the page. */
export interface Settings {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  clientId: string;
  personas?: string[];
}

/** What has to survive the way to the sign-in and back. */
const KEPT = 'sidelined:sign-in';
interface Kept {
  verifier: string;
  state: string;
}
const redirectUri = `${location.origin}${location.pathname}`;

const serverOf = (settings: Settings): oauth.AuthorizationServer => ({
  issuer: settings.issuer,
  authorization_endpoint: settings.authorizationEndpoint,
  token_endpoint: settings.tokenEndpoint,
});

/** Goes to the sign-in: authorization code with PKCE. */
export async function signIn(settings: Settings): Promise<void> {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  sessionStorage.setItem(KEPT, JSON.stringify({ verifier, state }));
  const url = new URL(settings.authorizationEndpoint);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();
  location.assign(url);
}

/** The access token after the way back from the sign-in; undefined if this is none. It is kept in memory alone. */
export async function comeBack(settings: Settings): Promise<string | undefined> {
  const kept = sessionStorage.getItem(KEPT);
  const here = new URL(location.href);
  if (!(here.searchParams.has('code') || here.searchParams.has('error'))) return undefined;
  history.replaceState(null, '', redirectUri);
  if (kept === null) return undefined;
  sessionStorage.removeItem(KEPT);
  try {
    return await tokenFor(settings, here, JSON.parse(kept) as Kept);
  } catch (error) {
    // What the library says is for whoever maintains it.
    const code = error instanceof oauth.AuthorizationResponseError ? ` (${error.error})` : '';
    throw new Failure(`The sign-in did not work${code}. Choose “Sign in” to try again.`);
  }
}

async function tokenFor(settings: Settings, here: URL, { verifier, state }: Kept): Promise<string> {
  const [server, client] = [serverOf(settings), { client_id: settings.clientId }];
  const parameters = oauth.validateAuthResponse(server, client, here, state);
  const options = { [oauth.allowInsecureRequests]: location.hostname === 'localhost' };
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    options,
  );
  return (await oauth.processAuthorizationCodeResponse(server, client, response)).access_token;
}

/** On a laptop: a persona's token, without a password. */
export async function tokenOfPersona(settings: Settings, username: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'password', client_id: settings.clientId, username });
  const answer = await fetch(settings.tokenEndpoint, { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
}
