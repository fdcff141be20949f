import * as oauth from 'oauth4webapi';
import {
  createTokenVerifier,
  readIssuer,
  type TokenIssuer,
  type VerifyToken,
} from '../../runtime/token/verify-token.ts';

/** How this deployment's identity provider is reached, for the sign-in of athletes and the tokens of integrations. */
export interface ProviderSettings {
  /** Its hosted sign-in, without a trailing slash. */
  signInUrl: string;
  /** The client of the consent page: its tokens are good for nothing else. */
  consentClientId: string;
  tokenIssuer: TokenIssuer;
  /** On a laptop, the address of this API; on AWS the domain of the request. */
  publicUrl: string | undefined;
}

/** From a function's environment; undefined where athletes cannot be asked. */
export function readProviderSettings(env: Readonly<Record<string, string | undefined>>): ProviderSettings | undefined {
  const { SIGN_IN_URL: signInUrl, CONSENT_CLIENT_ID: consentClientId } = env;
  if (!signInUrl || !consentClientId) return undefined;
  const tokenIssuer = { ...readIssuer(env), webClientIds: [consentClientId] };
  return { signInUrl, consentClientId, tokenIssuer, publicUrl: env['PUBLIC_URL'] };
}

/** What the identity provider answers to the credentials of an integration. */
export type ClientToken =
  | { is: 'issued'; accessToken: string; expiresIn: number | undefined; scope: string | undefined }
  | { is: 'refused'; error: string };

const PROVIDER_TIMEOUT_MS = 5_000;

/** The identity provider, as a client of it sees it. Requests and answers are made and checked by oauth4webapi. */
export function createProvider({ signInUrl, consentClientId, tokenIssuer }: ProviderSettings) {
  const server: oauth.AuthorizationServer = {
    issuer: tokenIssuer.issuer,
    authorization_endpoint: `${signInUrl}/oauth2/authorize`,
    token_endpoint: `${signInUrl}/oauth2/token`,
  };
  const client: oauth.Client = { client_id: consentClientId };
  let verifier: VerifyToken | undefined;
  const options = () => ({
    // Only a laptop's issuer is reached without TLS.
    [oauth.allowInsecureRequests]: signInUrl.startsWith('http://localhost:'),
    signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
  });

  /** The answer in the query of whoever came back; undefined if it is an error, or answers another request. */
  function answerIn(query: string, state: string): URLSearchParams | undefined {
    try {
      return oauth.validateAuthResponse(server, client, new URLSearchParams(query), state);
    } catch (error) {
      if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.OperationProcessingError)
        return undefined;
      throw error;
    }
  }

  return {
    /** Verifies the access token of somebody who signed in for the consent page. */
    verify: (token: string) => (verifier ??= createTokenVerifier(tokenIssuer))(`Bearer ${token}`, ['openid']),

    /** Where the athlete signs in, and what their browser needs to come back. */
    async beginSignIn(redirectUrl: string): Promise<{ url: string; state: string; verifier: string }> {
      const [state, codeVerifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
      const url = new URL(server.authorization_endpoint ?? '');
      const parameters = {
        response_type: 'code',
        client_id: consentClientId,
        redirect_uri: redirectUrl,
        scope: 'openid',
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return { url: url.href, state, verifier: codeVerifier };
    },

    /** The access token of whoever came back; undefined if they did not sign in, or not in this browser. */
    async finishSignIn(
      query: string,
      { state, verifier: codeVerifier, redirectUrl }: { state: string; verifier: string; redirectUrl: string },
    ): Promise<string | undefined> {
      const answer = answerIn(query, state);
      if (!answer) return undefined;
      const none = oauth.None();
      try {
        const response = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          none,
          answer,
          redirectUrl,
          codeVerifier,
          options(),
        );
        return (await oauth.processAuthorizationCodeResponse(server, client, response)).access_token;
      } catch (error) {
        if (refusalIn(error) !== undefined) return undefined;
        throw error;
      }
    },

    /** A token for an integration, by its own credentials: whether they are right is for the provider to say. */
    async tokenOf(id: string, secret: string, scope: string | undefined): Promise<ClientToken> {
      const integration: oauth.Client = { client_id: id };
      const credentials = oauth.ClientSecretBasic(secret);
      const parameters = new URLSearchParams(scope === undefined ? {} : { scope });
      try {
        const response = await oauth.clientCredentialsGrantRequest(
          server,
          integration,
          credentials,
          parameters,
          options(),
        );
        const token = await oauth.processClientCredentialsResponse(server, integration, response);
        return { is: 'issued', accessToken: token.access_token, expiresIn: token.expires_in, scope: token.scope };
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal === undefined) throw error;
        return { is: 'refused', error: refusal };
      }
    },
  };
}

export type Provider = ReturnType<typeof createProvider>;

/** OAuth's name for what the provider refuses; undefined if it does not answer as OAuth has it. */
function refusalIn(error: unknown): string | undefined {
  if (error instanceof oauth.ResponseBodyError) return error.error;
  return error instanceof oauth.WWWAuthenticateChallengeError ? 'invalid_client' : undefined;
}
