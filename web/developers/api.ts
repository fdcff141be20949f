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

/** What went wrong, in words for whoever uses the page. */
export class Failure extends Error {}

export function createApi(token: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  async function ask<T>(query: string, variables: object = {}): Promise<T> {
    const answer = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await answer.json()) as { data?: T; errors?: { message: string }[] };
    if (!data || errors) throw new Failure(errors?.[0]?.message ?? 'Sign in again.');
    return data;
  }

  /** Calls a mutation; throws every problem with its place. */
  async function change(mutation: string, input: object): Promise<void> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { done: ${mutation}(input: $input) { userErrors { message path } } }`;
    const { done } = await ask<{ done: { userErrors: { message: string; path: string[] }[] } }>(query, { input });
    if (done.userErrors.length > 0)
      throw new Failure(
        done.userErrors.map(({ message, path }) => `${path.slice(1).join('.')}: ${message}`).join('\n'),
      );
  }

  async function call(method: 'POST' | 'DELETE', path: string): Promise<Record<string, string>> {
    const answer = await fetch(`/v1/integrations/${path}`, { method, headers });
    if (answer.status === 204) return {};
    const body = (await answer.json()) as Record<string, string>;
    if (!answer.ok) throw new Failure(body['detail'] ?? body['message'] ?? `The answer was ${answer.status}.`);
    return body;
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
