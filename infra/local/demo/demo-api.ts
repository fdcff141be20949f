/** What loading the demo needs. */
export interface DemoParts {
  /** The GraphQL endpoint. */
  url: string;
  /** A bearer token for a persona of `personas.ts`, by name. */
  tokenFor(name: string): Promise<string>;
  /** Sets the API's current time, in milliseconds since the epoch; undefined restores the real time. */
  setClock(atMs: number | undefined): void;
}

/** The fields of payloads that the demo selects; each call reads those that it selected. */
type Payload = Record<
  'athlete' | 'comment' | 'grant' | 'instruction' | 'invitation' | 'observation' | 'symptom',
  { id: string; code: string }
> & { results: { run: { id: string } }[]; integration: { id: string; version: number } };

/** A caller of the API. */
export interface Api {
  /** Runs a query and returns its data. */
  asks(query: string, variables?: object): Promise<unknown>;
  /** Runs a mutation and returns its payload. Throws if it is refused: the demo must load completely. */
  does(mutation: string, input: object, selection: string): Promise<Payload>;
}

/** Makes callers of the API from names. */
export function connectAs({ url, tokenFor }: DemoParts): (name: string) => Promise<Api> {
  return async (name) => {
    const authorization = `Bearer ${await tokenFor(name)}`;
    const asks: Api['asks'] = async (query, variables = {}) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string }[] };
      if (errors || !data)
        throw new Error(`The demo did not load: ${name} was answered ${errors?.[0]?.message ?? response.status}`);
      return data;
    };
    return {
      asks,
      async does(mutation, input, selection) {
        const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
        const document = `mutation Demo($input: ${type}) { ${mutation}(input: $input) { ${selection} userErrors { message path } } }`;
        const data = (await asks(document, { input })) as Record<
          string,
          Payload & { userErrors: { message: string }[] }
        >;
        const payload = data[mutation];
        const [problem] = payload?.userErrors ?? [];
        if (!payload || problem) throw new Error(`The demo did not load: ${mutation} by ${name}: ${problem?.message}`);
        return payload;
      },
    };
  };
}
