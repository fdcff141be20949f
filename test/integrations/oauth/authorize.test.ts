import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLBACK, type ConsentWorld, createConsentWorld } from '../../support/consent-world.ts';

let consents: ConsentWorld;
beforeAll(async () => {
  consents = await createConsentWorld();
  await consents.register({ clientId: consents.client.client_id });
  await consents.register({ clientId: 'pendingclient0000000000000', status: 'PENDING' });
  await consents.register({
    clientId: 'watchclient000000000000000',
    name: 'Watch',
    redirectUrls: ['https://watch.example/cb'],
  });
  await consents.athlete('runner');
});
afterAll(() => consents.close());

describe('Where an app may not send anybody', () => {
  it.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['no client', { client_id: undefined }],
    ['a client that is not approved', { client_id: 'pendingclient0000000000000' }],
    ['an address that is not registered', { redirect_uri: 'https://evil.example/' }],
    ['an address that begins as the registered one', { redirect_uri: `${CALLBACK}.evil.example` }],
    ['the registered address with a query', { redirect_uri: `${CALLBACK}?x=1` }],
    ['another app’s address', { redirect_uri: 'https://watch.example/cb' }],
    ['no address', { redirect_uri: undefined }],
    ['far too long a state', { state: 'a'.repeat(3_000) }],
  ])('%s: a page says so, and leads nowhere', async (_, over) => {
    const response = await consents.browser().visit((await consents.begin(over)).url);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.text()).toContain('This link does not work');
  });

  it('a parameter twice', async () => {
    const { url } = await consents.begin();
    expect((await consents.browser().visit(`${url}&redirect_uri=https%3A%2F%2Fevil.example%2F`)).status).toBe(400);
  });
});

describe('What an app hears of its mistake', () => {
  it.each([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['PKCE in the clear', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a malformed challenge', { code_challenge: 'short' }, 'invalid_request'],
    ['a scope that it has not', { scope: 'sidelined/runs:write openid' }, 'invalid_scope'],
  ])('%s', async (_, over, error) => {
    const begun = await consents.begin(over);
    const response = await consents.browser().visit(begun.url);
    const to = new URL(response.headers.get('location') ?? '');
    expect([response.status, to.origin + to.pathname]).toEqual([303, CALLBACK]);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({ error, state: begun.state, iss: consents.gateway.url });
  });
});

describe('The page that asks', () => {
  it('runs no script, is in no frame, is kept by nobody, and its form leads to the app alone', async () => {
    const { headers, html } = await consents.browser().signIn((await consents.begin()).url, 'runner');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+='; form-action 'self' https:\/\/tracker.example; /,
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|style="/i);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('width=device-width');
    expect(html.match(/<button/g)).toHaveLength(2);
  });

  it('is shown to whoever signed in here, and to nobody without', async () => {
    const { url } = await consents.begin();
    expect((await consents.browser().visit('/oauth/consent')).status).toBe(400);
    const [mine, theirs] = [consents.browser(), consents.browser()];
    await mine.follow(url);
    await theirs.follow(url);
    // A sign-in that another browser began: its state is not this one's.
    const code = await consents.browser().follow(url);
    const signIn = new URL(code.url);
    signIn.searchParams.set('persona', 'runner');
    const back = await mine.visit(signIn.href);
    const { status } = await theirs.visit(back.headers.get('location') ?? '');
    expect(status).toBe(400);
    expect([...theirs.cookies.keys()].join()).not.toContain('session');
  });

  it('keeps its cookies to itself', async () => {
    const browser = consents.browser();
    const response = await browser.visit((await consents.begin()).url);
    for (const cookie of response.headers.getSetCookie())
      expect(cookie).toMatch(/^__Host-consent-.*; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
  });

  it('decides nothing for a form that it did not make', async () => {
    const browser = consents.browser();
    const { html } = await browser.signIn((await consents.begin()).url, 'runner');
    const form = browser.fieldsOf(html);
    form.set('csrf', 'guessed');
    form.set('decision', 'allow');
    const response = await browser.visit('/oauth/consent', form);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  it('decides on what it showed, not on what was opened in another tab meanwhile', async () => {
    const browser = consents.browser();
    const [first, second] = [await consents.begin(), await consents.begin()];
    const shown = await browser.signIn(first.url, 'runner');
    await browser.visit(second.url);
    const { status } = await browser.decide(shown.html, 'allow');
    // The second request ended the first sign-in, so nothing at all is decided.
    expect(status).toBe(400);
    const again = await browser.signIn(second.url, 'runner');
    const { to } = await browser.decide(again.html, 'allow');
    expect(new URL(to).searchParams.get('state')).toBe(second.state);
  });
});

describe('The metadata', () => {
  it('is as RFC 8414 has it', () => {
    expect(consents.server).toMatchObject({
      issuer: consents.gateway.url,
      authorization_endpoint: `${consents.gateway.url}/oauth/authorize`,
      token_endpoint: `${consents.gateway.url}/oauth/token`,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
  });
});
