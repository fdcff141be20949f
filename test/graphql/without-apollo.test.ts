import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { trustedDocuments } from '../../functions/graphql/generated/trusted-documents.ts';
import { postEvent } from '../support/gateway.ts';
import { createWorld, type World } from '../support/world.ts';

/** A file that cannot be read: whoever needs Apollo fails, and nobody else even asks for it. */
const apollo = vi.hoisted(() => ({ canBeRead: false, tries: 0 }));
vi.mock('../../functions/graphql/http/apollo.ts', async (original) => {
  apollo.tries += 1;
  if (!apollo.canBeRead) throw new Error('EIO: i/o error, read');
  return original();
});

const [id = '', text = ''] =
  Object.entries(trustedDocuments).find(([, each]) => each.startsWith('query WhoIsSidelined{')) ?? [];

describe('Without Apollo', () => {
  let world: World;
  let claims: Record<string, string>;
  beforeAll(async () => {
    world = await createWorld();
    claims = world.person('coach').claims;
  });
  beforeEach(() => Object.assign(apollo, { canBeRead: false, tries: 0 }));

  const post = (body: object) => world.handler(postEvent(claims, body));

  it.each<[by: string, body: object]>([
    ['its text', { query: text }],
    ['its id', { documentId: id }],
    ['the hash in an extension', { extensions: { persistedQuery: { version: 1, sha256Hash: id.slice(7) } } }],
    ['hash and text', { query: text, extensions: { persistedQuery: { version: 1, sha256Hash: id.slice(7) } } }],
  ])('a first-party operation is answered, by %s', async (_, body) => {
    const { statusCode, body: answer } = await post(body);
    expect(statusCode).toBe(200);
    expect(answer).toContain('"sidelinedAthletes":{');
    expect(apollo.tries).toBe(0);
  });

  it('any other fails, and is answered once Apollo can be read', async () => {
    const query = '{ viewer { id } }';
    await expect(post({ query })).rejects.toMatchObject({ cause: { message: 'EIO: i/o error, read' } });
    apollo.canBeRead = true;
    expect(await post({ query })).toMatchObject({ statusCode: 200, body: expect.stringContaining('"vwr_') as unknown });
    expect(apollo.tries).toBe(2);
  });
});
