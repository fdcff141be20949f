import { timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';
import { instantAt } from '../../domain/time.ts';
import { consentingAthlete, type ConsentingAthlete, giveConsent } from '../../request/consent.ts';
import { viewerFrom } from '../../request/viewer-from.ts';
import type { HttpEvent, HttpHandler, HttpResult } from '../../runtime/http.ts';
import { type Asked, readAuthorizeRequest, redirectTo } from './authorize-request.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { consentPage, errorPage } from './pages.ts';
import type { OAuthParts } from './parts.ts';

/** A longer form is none of ours. */
const LONGEST_FORM = 6_000;

/**
 * How an athlete lets an integration in: it sends their browser to `authorize`, they sign in, look at what is asked, and
 * decide. Nothing is stored before they allow it, and then a code alone.
 */
export function consentRoutes({ store, clock, newId, provider, urlOf, logger }: OAuthParts) {
  const read = (query: string, event: HttpEvent) => readAuthorizeRequest(query, { store, issuer: urlOf(event) });

  /** Checks the request before anybody signs in for it. */
  const authorize: HttpHandler = async (event) => {
    const outcome = await read(event.rawQueryString, event);
    if (outcome.is === 'shown') return misdirected(outcome.message);
    if (outcome.is === 'redirect') return redirect(outcome.to);
    const { url, state, verifier } = await provider.beginSignIn(signedInUrl(event));
    const cookies = [setCookie('sign-in', { query: outcome.asked.query, state, verifier }), clearCookie('session')];
    return redirect(url, cookies);
  };

  /** Where the sign-in leads back to. The token goes into a cookie, and the code out of the address. */
  const signedIn: HttpHandler = async (event) => {
    const begun = readCookie(event, 'sign-in');
    if (!begun) return startAgain();
    const from = { ...begun, redirectUrl: signedInUrl(event) };
    const token = await provider.finishSignIn(event.rawQueryString, from);
    if (token === undefined) return startAgain();
    return redirect('/oauth/consent', [setCookie('session', { token, csrf: newId.key() + newId.key() })]);
  };

  const ask: HttpHandler = async (event) => {
    const [begun, session] = [readCookie(event, 'sign-in'), readCookie(event, 'session')];
    const outcome = begun && (await read(begun.query, event));
    if (!session || outcome?.is !== 'asked') return startAgain();
    const consenting = await whoIs(session.token);
    if (!consenting) return nobody();
    return consentPage(outcome.asked, { athleteName: consenting.athlete.name, csrf: session.csrf });
  };

  /** What is decided is the request that the form showed, not the latest that this browser has begun. */
  const decide: HttpHandler = async (event) => {
    const session = readCookie(event, 'session');
    const form = formOf(event);
    if (!session || !form || !areEqual(form.get('csrf') ?? '', session.csrf)) return startAgain();
    const outcome = await read(form.get('request') ?? '', event);
    if (outcome.is !== 'asked') return startAgain();
    const consenting = await whoIs(session.token);
    if (!consenting) return nobody();
    const { asked } = outcome;
    const cookies = [clearCookie('sign-in'), clearCookie('session')];
    const answer = { state: asked.state, iss: urlOf(event) };
    if (form.get('decision') !== 'allow')
      return redirect(redirectTo(asked.redirectUrl, { error: 'access_denied', ...answer }), cookies);
    const code = await allow(asked, consenting, event);
    return typeof code === 'string'
      ? redirect(redirectTo(asked.redirectUrl, { code, ...answer }), cookies)
      : { ...code, cookies };
  };

  /** The code; or a page, if the athlete has no room for another integration. */
  async function allow(asked: Asked, consenting: ConsentingAthlete, event: HttpEvent): Promise<string | HttpResult> {
    try {
      const code = await giveConsent(asked, consenting, { store, newId, now: instantAt(clock.now()) });
      logger.info('An athlete let an integration in', {
        clientId: asked.integration.clientId,
        requestId: event.requestContext.requestId,
      });
      return code;
    } catch (error) {
      if (error instanceof Refusal) return errorPage(409, 'This app cannot be connected', error.message);
      throw error;
    }
  }

  /** The athlete who signed in; undefined for everybody who is none. */
  async function whoIs(token: string): Promise<ConsentingAthlete | undefined> {
    const verified = await provider.verify(token);
    if ('statusCode' in verified) return undefined;
    try {
      return await consentingAthlete(viewerFrom(verified.claims), store);
    } catch (error) {
      // An athlete or an account that is being erased.
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  const signedInUrl = (event: HttpEvent): string => `${urlOf(event)}/oauth/signed-in`;
  return { authorize, signedIn, ask, decide };
}

const redirect = (location: string, cookies: string[] = []): HttpResult => ({
  // 303: the form that was posted is not posted on.
  statusCode: 303,
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  cookies,
});

const misdirected = (message: string): HttpResult =>
  errorPage(400, 'This link does not work', `${message} Go back to the app that sent you here, and tell its makers.`);

const startAgain = (): HttpResult =>
  errorPage(
    400,
    'Please start again',
    'This took too long, or the sign-in was not completed. Go back to the app and connect again.',
  );

const nobody = (): HttpResult =>
  errorPage(
    403,
    'Only athletes can connect an app',
    'Whoever is signed in here is no athlete. An app is connected by the athlete whose runs it posts, with their own sign-in, and by nobody for them.',
  );

/** A form as browsers post it. API Gateway passes it on in base64. */
function formOf({ body = '', isBase64Encoded }: HttpEvent): URLSearchParams | undefined {
  const text = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return text.byteLength <= LONGEST_FORM ? new URLSearchParams(text.toString()) : undefined;
}

function areEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
