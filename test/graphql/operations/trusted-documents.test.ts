import { beforeAll, describe, expect, it } from 'vitest';
import { trustedDocuments } from '../../../functions/graphql/generated/trusted-documents.ts';
import { gatewayEvent, postEvent } from '../../support/gateway.ts';
import { createWorld, type World } from '../../support/world.ts';

const [id = '', text = ''] =
  Object.entries(trustedDocuments).find(([, each]) => each.startsWith('query WhoIsSidelined{')) ?? [];
const hash = id.slice('sha256:'.length);

describe('An operation of examples/', () => {
  let world: World;
  let claims: Record<string, string>;
  beforeAll(async () => {
    world = await createWorld();
    claims = world.person('coach').claims;
  });

  const post = async (body: object) => {
    const answer = await world.handler(postEvent(claims, body));
    return { status: answer.statusCode, body: answer.body };
  };
  const get = async (search: Record<string, string>) => {
    const event = gatewayEvent({ claims, method: 'GET' });
    const answer = await world.handler({ ...event, rawQueryString: new URLSearchParams(search).toString() });
    return { status: answer.statusCode, body: answer.body };
  };

  it('is named by the hash of its text, and answers what its text does', async () => {
    const due = await post({ query: text });
    expect(due).toMatchObject({ status: 200, body: expect.stringContaining('"sidelinedAthletes"') as unknown });
    expect(await post({ documentId: id })).toEqual(due);
    expect(await post({ documentId: id, query: null })).toEqual(due);
    expect(await post({ documentId: id, variables: {}, operationName: 'WhoIsSidelined' })).toEqual(due);
    expect(await get({ documentId: id })).toEqual(due);
  });

  it("is named by the extension of Apollo's clients, with its text or without", async () => {
    const due = await post({ query: text });
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
    expect(await post({ extensions })).toEqual(due);
    expect(await post({ query: text, extensions })).toEqual(due);
  });

  it('by an extension with an unknown hash, clients are asked to send the text', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } };
    expect((await post({ extensions })).body).toContain('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  it('takes its variables', async () => {
    const [named = ''] =
      Object.entries(trustedDocuments).find(([, each]) => each.startsWith('query CoachBoard(')) ?? [];
    expect((await post({ documentId: named })).body).toContain('of required type');
    expect((await post({ documentId: named, variables: { first: 5 } })).status).toBe(200);
  });

  it.each([
    ['sha256:' + '0'.repeat(64), 'DOCUMENT_NOT_FOUND'],
    ['', 'DOCUMENT_NOT_FOUND'],
    ['constructor', 'DOCUMENT_NOT_FOUND'],
    [7, 'DOCUMENT_NOT_FOUND'],
    [null, 'DOCUMENT_NOT_FOUND'],
    [{ id }, 'DOCUMENT_NOT_FOUND'],
  ])('%j is none', async (documentId, code) => {
    const { status, body = '' } = await post({ documentId });
    expect({ status, body: JSON.parse(body) }).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code } }] },
    });
  });

  it('is named or sent, not both', async () => {
    expect(await post({ documentId: id, query: '{ __typename }' })).toMatchObject({ status: 400 });
    expect(await get({ documentId: id, query: '{ __typename }' })).toMatchObject({ status: 400 });
  });

  it('of any text is asked as ever', async () => {
    expect(await post({ query: '{ __typename }' })).toMatchObject({ status: 200 });
  });
});
