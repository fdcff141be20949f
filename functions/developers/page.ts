import { createHash } from 'node:crypto';
import type { HttpResult } from '../runtime/http.ts';
import { script, style } from './generated/page.ts';

/** How people sign in from the page. */
export interface PageSettings {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  clientId: string;
  /** On a laptop, whose token the page can get without a password. */
  personas?: readonly string[];
}

/** The settings by the function's environment. */
export function readPage(env: Readonly<Record<string, string | undefined>>): PageSettings {
  const { TOKEN_ISSUER: issuer, SIGN_IN_URL: base, WEB_CLIENT_ID: clientId } = env;
  if (!issuer || !base || !clientId) throw new Error('TOKEN_ISSUER, SIGN_IN_URL and WEB_CLIENT_ID are to be set');
  const endpoints = { authorizationEndpoint: `${base}/oauth2/authorize`, tokenEndpoint: `${base}/oauth2/token` };
  return { issuer, clientId, ...endpoints };
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page: one answer, the same for everybody, which runs nothing but its own script and calls nobody but us. */
export function createPage(settings: PageSettings): HttpResult {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    `connect-src 'self' ${new URL(settings.tokenEndpoint).origin}`,
    // The empty icon of the page, so that no browser asks for one.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  // `<` cannot end the element in the middle of the JSON.
  const data = JSON.stringify(settings).replaceAll('<', String.raw`\u003c`);
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sidelined for developers</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header><h1>Sidelined for developers</h1><div id="account"></div></header>
<p id="status" role="status"></p>
<main id="main"><noscript>This page needs JavaScript. The API does all the same.</noscript></main>
<script type="application/json" id="settings">${data}</script>
<script type="module">${script}</script>
</body>
</html>`;
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}
