import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../web/developers/api.ts';
import { Failure, failureOf } from '../../web/developers/failure.ts';
import { changeFacts, standingOf, when } from '../../web/developers/words.ts';

/** Calls of the page, all of which get one answer, and how often it heard that it is signed out. */
function answeredBy(answer: Response | Error) {
  const fetched = vi.fn(() => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer.clone())));
  vi.stubGlobal('fetch', fetched);
  const signedOut = vi.fn();
  return { api: createApi('token', signedOut), signedOut, fetched };
}
const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status });
const failure = async (call: Promise<unknown>): Promise<Failure> => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Failure) return error;
  throw new Error(`There was no failure in words, but ${String(error)}`);
};

afterEach(() => void vi.unstubAllGlobals());

describe('what the page says when a call fails', () => {
  it.each([
    ['GraphQL', (api: ReturnType<typeof createApi>) => api.mine()],
    ['plain HTTP', (api: ReturnType<typeof createApi>) => api.issueSecret('int_1')],
  ])('by %s, a token that is not accepted any more: where to sign in', async (_, call) => {
    const { api, signedOut } = answeredBy(json({ message: 'Unauthorized' }, 401));
    expect((await failure(call(api))).message).toBe(
      'Your sign-in has expired. Choose “Sign in” at the top of the page.',
    );
    expect(signedOut).toHaveBeenCalledOnce();
  });

  it.each([
    ['JSON', json({ message: 'Service Unavailable' }, 503)],
    ['no JSON', new Response('<html>', { status: 503 })],
  ])('a busy server that answers with %s is no reason to sign in', async (_, answer) => {
    const { api, signedOut } = answeredBy(answer);
    const words = 'The server answered 503. Try again in a moment.';
    expect((await failure(api.mine())).message).toBe(words);
    expect((await failure(api.remove('int_1'))).message).toBe(words);
    expect(signedOut).not.toHaveBeenCalled();
  });

  it('no connection', async () => {
    const { api } = answeredBy(new TypeError('Failed to fetch'));
    expect((await failure(api.mine())).message).toBe(
      'The server cannot be reached. Check your connection, and try again.',
    );
  });

  it('what the API says, where it says something', async () => {
    const { api } = answeredBy(json({ detail: 'Two secrets are valid.' }, 409));
    expect((await failure(api.issueSecret('int_1'))).message).toBe('Two secrets are valid.');
    const { api: other } = answeredBy(json({ errors: [{ message: 'Too many calls.' }] }));
    expect((await failure(other.mine())).message).toBe('Too many calls.');
  });

  it('refused values, by their fields', async () => {
    const userErrors = [{ message: 'The name is empty.', path: ['input', 'name'] }];
    const { api } = answeredBy(json({ data: { done: { userErrors } } }));
    expect((await failure(api.change('registerIntegration', {}))).fields).toEqual([
      { field: 'name', message: 'The name is empty.' },
    ]);
  });

  it('nothing where it was done, even without an answer in words', async () => {
    const { api } = answeredBy(new Response(null, { status: 204 }));
    expect(await api.remove('int_1')).toEqual({});
  });
});

describe('a refused value', () => {
  it('is named by the field of the form that it was typed into', () => {
    const of = (...path: string[]) => failureOf([{ message: 'Wrong.', path: ['input', ...path] }]).fields;
    expect(of('homepageUrl')).toEqual([{ field: 'homepageUrl', message: 'Wrong.' }]);
    expect(of('redirectUrls', '1')).toEqual([{ field: 'redirectUrls', message: 'Number 2: Wrong.' }]);
    expect(of('webhook', 'url')).toEqual([{ field: 'webhookUrl', message: 'Wrong.' }]);
  });

  it('is in the message, too, without a field or a name of the API', () => {
    const { fields, message } = failureOf([
      { message: 'You have 5.', path: [] },
      { message: 'Delete one.', path: ['input'] },
    ]);
    expect(fields).toEqual([]);
    expect(message).toBe('You have 5.\nDelete one.');
  });
});

describe('words', () => {
  it('say when in UTC, and where an integration stands', () => {
    expect(when('2026-03-10T12:34:56.789Z')).toBe('2026-03-10 12:34 UTC');
    expect(standingOf('PENDING')).toBe('Waits for approval');
    expect(standingOf('NEW_ONE')).toBe('NEW_ONE');
  });

  it('of a change name only what it changes', () => {
    const now = { name: 'Pace', homepageUrl: 'https://pace.example', redirectUrls: [], scopes: ['RUNS_WRITE'] };
    expect(changeFacts(now, now)).toEqual([]);
    expect(
      changeFacts(now, { ...now, name: 'Pacer', redirectUrls: ['https://a.example', 'https://b.example'] }),
    ).toEqual([
      ['New name', 'Pacer'],
      ['New redirect URLs', 'https://a.example\nhttps://b.example'],
    ]);
  });
});
