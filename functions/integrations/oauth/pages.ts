import { createHash } from 'node:crypto';
import type { Scope } from '../../domain/access/scope-access.ts';
import type { HttpResult } from '../../runtime/http.ts';
import type { Asked } from './authorize-request.ts';

// Pages for athletes. They need no script, so none may run.

const style = `
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0;padding:1.5rem 1rem;display:grid;justify-content:center}
main{max-width:34rem}
h1{font-size:1.5rem;line-height:1.25;overflow-wrap:anywhere}
p,li{overflow-wrap:anywhere}
form{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
button{font:inherit;padding:.75rem 1.5rem;border:2px solid #14532d;border-radius:.5rem;min-height:3rem;flex:1 1 10rem;cursor:pointer;background:Canvas;color:CanvasText}
button[value=allow]{background:#14532d;color:#fff}
button:focus-visible,a:focus-visible{outline:3px solid #f59e0b;outline-offset:2px}
`;
const styleHash = createHash('sha256').update(style).digest('base64');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string): string => value.replace(/[&<>"']/g, (each) => escapes[each] ?? each);

/** What an integration may do, as an athlete understands it. */
const abilities: Readonly<Record<Scope, string>> = {
  'runs:write': 'post your runs and other training, correct what it posted, and delete it',
  'runs:read': 'read the runs and the training that it posted itself',
};

interface Page {
  statusCode: number;
  title: string;
  body: string;
  /** Where its form may lead besides this site: browsers hold redirects to that, too. */
  formTo?: string;
}

/** A page of ours: no script, no frame, nothing from elsewhere, kept by nobody. */
function page({ statusCode, title, body, formTo }: Page): HttpResult {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action 'self'${formTo === undefined ? '' : ` ${formTo}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    statusCode,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    body: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title><style>${style}</style></head>
<body><main><h1>${text(title)}</h1>
${body}
</main></body></html>
`,
  };
}

/** Says what went wrong, and what to do. */
export const errorPage = (statusCode: number, title: string, message: string): HttpResult =>
  page({ statusCode, title, body: `<p>${text(message)}</p>` });

/** Asks the athlete. What it lists is all that the integration may do: its tokens are for all of its athletes. */
export function consentPage(
  { query, integration, redirectUrl }: Asked,
  { athleteName, csrf }: { athleteName: string; csrf: string },
): HttpResult {
  const { name, homepageUrl, scopes } = integration;
  const hidden = (field: string, value: string) => `<input type="hidden" name="${field}" value="${text(value)}">`;
  return page({
    statusCode: 200,
    title: `Let ${name} post your runs?`,
    formTo: new URL(redirectUrl).origin,
    body: `<p>You are signed in as <strong>${text(athleteName)}</strong>.
<strong>${text(name)}</strong> (<a href="${text(homepageUrl)}" rel="noreferrer">${text(homepageUrl)}</a>) asks to be connected with your record. If you allow it, it can:</p>
<ul>${scopes.map((scope) => `<li>${text(abilities[scope])}</li>`).join('')}<li>see your name</li></ul>
<p>It sees nothing else: no symptoms, no instructions, no comments, and nothing that others recorded. You can end this at any time, where you see who is on your team.</p>
<form method="post" action="/oauth/consent">${hidden('request', query)}${hidden('csrf', csrf)}
<button name="decision" value="allow">Allow</button>
<button name="decision" value="refuse">Do not allow</button></form>`,
  });
}
