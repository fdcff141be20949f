import { Failure, failureOf, type UserError } from './failure.ts';

export interface Integration {
  id: string;
  version: number;
  status: string;
  profile: { name: string; homepageUrl: string; redirectUrls: string[]; scopes: string[] };
  proposedProfile: Integration['profile'] | null;
  contactEmail: string;
  clientId: string | null;
  callsPerMinute: number;
  secrets: { id: string; createdAt: string; expiresAt: string | null }[];
  decisions: { status: string; at: string; reason: string | null }[];
  usage: (Record<
    'calls' | 'runsRecorded' | 'runsRejected' | 'clientErrors' | 'serverErrors' | 'rateLimited',
    number
  > & {
    date: string;
  })[];
}

const profile = 'name homepageUrl redirectUrls scopes';
const fields = `id version status profile { ${profile} } proposedProfile { ${profile} } contactEmail clientId callsPerMinute
  secrets { id createdAt expiresAt } decisions { status at reason }`;
const usage = 'usage { date calls runsRecorded runsRejected clientErrors serverErrors rateLimited }';

interface Answer {
  status: number;
  isGood: boolean;
  /** Empty if there is none, or it is no JSON. */
  content: Record<string, unknown>;
}

const unexpected = (status: number): string => `The server answered ${status}. Try again in a moment.`;

/**
 * The calls of the page. `signedOut` hears of a token that is not accepted any more, before the call fails.
 */
export function createApi(token: string, signedOut: () => void) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  /** The answer; none of them is awaited without an end of its own in words. */
  async function send(path: string, method: 'POST' | 'DELETE', body?: string): Promise<Answer> {
    const answer = await fetch(path, { method, headers, ...(body !== undefined && { body }) }).catch(() => {
      throw new Failure('The server cannot be reached. Check your connection, and try again.');
    });
    if (answer.status === 401) {
      signedOut();
      throw new Failure('Your sign-in has expired. Choose “Sign in” at the top of the page.');
    }
    const content = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
    return { status: answer.status, isGood: answer.ok, content };
  }

  async function ask<T>(query: string, variables: object = {}): Promise<T> {
    const { status, content } = await send('/graphql', 'POST', JSON.stringify({ query, variables }));
    const { data, errors } = content as { data?: T; errors?: { message: string }[] };
    if (!data || errors) throw new Failure(errors?.[0]?.message ?? unexpected(status));
    return data;
  }

  /** Calls a mutation; throws every problem with its field. */
  async function change(mutation: string, input: object): Promise<void> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { done: ${mutation}(input: $input) { userErrors { message path } } }`;
    const { done } = await ask<{ done: { userErrors: UserError[] } }>(query, { input });
    if (done.userErrors.length > 0) throw failureOf(done.userErrors);
  }

  async function call(method: 'POST' | 'DELETE', path: string): Promise<Record<string, string>> {
    const { status, isGood, content } = await send(`/v1/integrations/${path}`, method);
    const texts = content as Record<string, string>;
    if (!isGood) throw new Failure(texts['detail'] ?? unexpected(status));
    return texts;
  }

  return {
    mine: async () =>
      (
        await ask<{ viewer: { isOperator: boolean; integrations: Integration[] } }>(
          `{ viewer { isOperator integrations { ${fields} ${usage} } } }`,
        )
      ).viewer,
    listed: async (list: string) =>
      (
        await ask<{ viewer: { integrationsOf: { nodes: Integration[] } } }>(
          `query($list: IntegrationList!) { viewer { integrationsOf(list: $list, first: 100) { nodes { ${fields} } } } }`,
          { list },
        )
      ).viewer.integrationsOf.nodes,
    change,
    issueSecret: (id: string) => call('POST', `${id}/secrets`),
    deleteSecret: (id: string, secretId: string) => call('DELETE', `${id}/secrets/${encodeURIComponent(secretId)}`),
    remove: (id: string) => call('DELETE', id),
  };
}

export type Api = ReturnType<typeof createApi>;
