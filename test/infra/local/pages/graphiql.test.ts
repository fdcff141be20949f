import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveGraphiql } from '../../../../infra/local/pages/graphiql.ts';
import { cast } from '../../../../infra/local/identity/personas.ts';
import { startTestGateway, type TestGateway } from '../../../support/local-gateway.ts';

const graphiql = serveGraphiql({ persona: 'physio', asks: 'Who am I?', query: '{ viewer { id } }' });

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway(() => Promise.resolve({ statusCode: 200 }), {
    pages: { '/': graphiql, '/graphiql': graphiql, '/ruru': graphiql },
  });
});
afterAll(() => gateway.close());

describe('the page', () => {
  test('comes from here alone: it names no other host, and tells the browser to ask none', async () => {
    const answer = await fetch(`${gateway.url}/`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'self'; /);
    expect(await answer.text()).not.toMatch(/(https?:)?\/\/[a-z0-9-]+\.[a-z]/i);
  });

  test('is the same at /graphiql, and nothing is below it', async () => {
    const text = async (path: string) => (await fetch(gateway.url + path)).text();
    expect(await text('/graphiql')).toBe(await text('/'));
    expect((await fetch(`${gateway.url}/graphiql/x`)).status).toBe(404);
  });

  test('opens with a query and who asks it, and lets one pick everybody of the cast', async () => {
    const page = await (await fetch(`${gateway.url}/?x=1`)).text();
    expect(page).toContain('RURU_CONFIG.defaultQuery = "# Who am I?\\n{ viewer { id } }"');
    const options = [...page.matchAll(/<option value="([^"]+)"[^>]*>/g)];
    expect(options.map((option) => option[1])).toEqual(cast.map(({ name }) => name));
    expect(options.filter(([tag]) => tag.includes(' selected')).map((option) => option[1])).toEqual(['physio']);
  });

  test('finds every file that it names', async () => {
    const page = await (await fetch(`${gateway.url}/`)).text();
    const files = new Set([...page.matchAll(/"(\/ruru\/[^"]+\.[a-z]+)"/g)].map(([, path]) => path));
    expect([...files].sort()).toEqual(['/ruru/ruru.css', '/ruru/ruru.js']);
    for (const file of [...files, '/ruru/graphqlWorker.js', '/ruru/jsonWorker.js', '/ruru/editorWorker.js']) {
      const answer = await fetch(gateway.url + file);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/(css|javascript)/);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    }
  });
});

test.each(['/ruru/', '/ruru/none.js', '/ruru/..%2f..%2fpackage.json', '/ruru/../package.json', '/ruru/__proto__'])(
  '%s is 404',
  async (path) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.end(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1.1 404 /);
  },
);
