import { mayAsk } from '../../domain/integration/consent.ts';
import { Refusal } from '../../domain/refusal.ts';
import { instantAt } from '../../domain/time.ts';
import { redeemConsent, scopesOfCode } from '../../request/consent.ts';
import { header, type HttpEvent, type HttpHandler, type HttpResult } from '../../runtime/http.ts';
import { named } from './authorize-request.ts';
import type { OAuthParts } from './parts.ts';

const LONGEST_BODY = 4_000;
const NAMES = ['grant_type', 'code', 'redirect_uri', 'code_verifier'] as const;

/**
 * Exchanges an athlete's code for the athlete's ID and a token of the integration. The token is issued by the identity provider
 * for the credentials that the integration sent with the code: nothing is signed here, and no secret is kept here. A code
 * without the credentials and the verifier of PKCE is worth nothing.
 */
export const tokenRoute =
  ({ store, clock, provider }: OAuthParts): HttpHandler =>
  async (event) => {
    const credentials = basicCredentials(header(event, 'authorization'));
    if (!credentials) return invalidClient();
    const form = formOf(event);
    const repeated = form && NAMES.some((name) => form.getAll(name).length > 1);
    if (!form || repeated) return refusal('invalid_request', 'Send a form with each parameter once.');
    if (form.get('grant_type') !== 'authorization_code')
      return refusal(
        'unsupported_grant_type',
        'Here codes are exchanged; tokens by client credentials come from the TokenEndpoint.',
      );
    const [code, redirectUrl, verifier] = (['code', 'redirect_uri', 'code_verifier'] as const).map((name) =>
      form.get(name),
    );
    if (!code || !redirectUrl || !verifier)
      return refusal('invalid_request', 'code, redirect_uri and code_verifier are required.');

    const scopes = await scopesOfCode(code, store);
    const token = await provider.tokenOf(credentials.id, credentials.secret, scopes?.map(named).join(' '));
    if (token.is === 'refused')
      return token.error === 'invalid_client'
        ? invalidClient()
        : refusal(token.error, 'The identity provider refuses a token.');
    const integration = await store.integrations.byClientId(credentials.id);
    if (!mayAsk(integration)) return refusal('unauthorized_client', 'The integration is not approved.');
    const redeemed = await redeem();
    if (!redeemed)
      return refusal(
        'invalid_grant',
        'The code is unknown, expired, used, or was made for another client, redirect_uri or code_verifier.',
      );
    return answer(200, {
      access_token: token.accessToken,
      token_type: 'Bearer',
      ...(token.expiresIn !== undefined && { expires_in: token.expiresIn }),
      scope: token.scope ?? redeemed.scopes.map(named).join(' '),
      athlete_id: redeemed.athleteId,
    });

    async function redeem() {
      if (!mayAsk(integration) || !code || !redirectUrl || !verifier) return undefined;
      try {
        return await redeemConsent(code, { verifier, redirectUrl }, integration, {
          store,
          now: instantAt(clock.now()),
        });
      } catch (error) {
        // The athlete is being erased, or has let in as many others since.
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    }
  };

/** Id and secret by HTTP Basic, each encoded as a form is (RFC 6749, 2.3.1). */
function basicCredentials(authorization: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic ([\w+/=-]{1,1000})$/i.exec(authorization ?? '')?.[1];
  const [, id, secret] = /^([^:]+):(.+)$/.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  try {
    return { id: decoded(id), secret: decoded(secret) };
  } catch {
    return undefined;
  }
}

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

function formOf(event: HttpEvent): URLSearchParams | undefined {
  if (!/^application\/x-www-form-urlencoded\b/i.test(header(event, 'content-type') ?? '')) return undefined;
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return bytes.byteLength <= LONGEST_BODY ? new URLSearchParams(bytes.toString()) : undefined;
}

const answer = (statusCode: number, body: object, headers: Record<string, string> = {}): HttpResult => ({
  statusCode,
  headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache' },
  body: JSON.stringify(body),
});

/** An error as RFC 6749, 5.2 has it. */
const refusal = (error: string, description: string): HttpResult =>
  answer(400, { error, error_description: description });

const invalidClient = (): HttpResult =>
  answer(
    401,
    { error: 'invalid_client', error_description: 'Send the client ID and its secret by HTTP Basic.' },
    { 'www-authenticate': 'Basic realm="sidelined"' },
  );
