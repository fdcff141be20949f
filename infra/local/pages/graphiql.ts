import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { cast, tokenRequest, type Persona } from '../identity/personas.ts';
import type { Suggestion } from './queries.ts';

const staticPath = '/ruru/';

/** The page works without a network; this policy makes the browser refuse everything that is not served from here. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
].join('; ');

/**
 * GraphiQL (its distribution Ruru) at `/graphiql` and `/`, its files at `/ruru/`, with a persona picker. It opens with
 * `first`.
 */
export function serveGraphiql(first: Suggestion): (request: IncomingMessage, response: ServerResponse) => void {
  let page: Promise<string> | undefined;
  return (request, response) => {
    // Several megabytes, so it is loaded on the first visit, not at every start.
    const path = request.url?.replace(/\?.*$/s, '') ?? '/';
    const sent =
      path === '/' || path === '/graphiql'
        ? sendPage(response, (page ??= makePage(first)))
        : sendFile(request, response, path);
    sent.catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

async function sendPage(response: ServerResponse, page: Promise<string>): Promise<void> {
  const html = await page;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', contentSecurityPolicy);
  response.end(html);
}

async function sendFile(request: IncomingMessage, response: ServerResponse, urlPath: string): Promise<void> {
  const { getStaticFile } = await import('ruru/static');
  const acceptEncoding = request.headers['accept-encoding'];
  const file = await getStaticFile({ staticPath, urlPath, acceptEncoding, disallowDevAssets: true });
  if (file) response.writeHead(200, file.headers).end(file.content);
  else response.writeHead(404).end();
}

async function makePage({ persona, asks, query }: Suggestion): Promise<string> {
  const { ruruHTML } = await import('ruru/server');
  const bar = await readFile(join(import.meta.dirname, 'persona-bar.html'), 'utf8');
  const options = cast.map((one) => option(one, one.name === persona));
  const withPersonas = bar.replace('<!-- personas -->', () => options.join(''));
  const defaultQuery = JSON.stringify(`# ${asks}\n${query}`);
  return ruruHTML({
    endpoint: '/graphql',
    staticPath,
    htmlParts: {
      titleTag: '<title>Sidelined</title>',
      configScript: (original) => `${original}<script>RURU_CONFIG.defaultQuery = ${defaultQuery};</script>`,
      bodyContent: (original) => withPersonas + original,
    },
  });
}

function option(persona: Persona, selected: boolean): string {
  const attributes = {
    value: persona.name,
    title: persona.about,
    'data-token-request': tokenRequest(persona).toString(),
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value.replaceAll('&', '&amp;')}"`);
  return `<option ${written.join(' ')}${selected ? ' selected' : ''}>${persona.name}</option>`;
}
