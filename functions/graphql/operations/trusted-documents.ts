import { Unreadable } from '../http/request-body.ts';
import { trustedDocuments } from '../generated/trusted-documents.ts';

interface Body {
  query?: unknown;
  documentId?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } | null } | null;
}

const texts: ReadonlySet<string> = new Set(Object.values(trustedDocuments));

/** Whether the text is an operation from `examples/`, which were validated at build time. */
export const isTrusted = (source: string): boolean => texts.has(source);

/**
 * Adds the text of the operation that a request body names: by `documentId`, as in GraphQL over HTTP, or by the
 * `persistedQuery` extension of Apollo's clients. Other bodies are returned unchanged; so is one whose extension names
 * an unknown operation, since those clients then send the text.
 *
 * Throws Unreadable (400) for a `documentId` that is unknown, or that comes with a text.
 */
export function bodyWithDocument(body: object): object {
  const { documentId, query, extensions, ...rest } = body as Body;
  if (documentId !== undefined) {
    if (query !== undefined && query !== null)
      throw new Unreadable(400, 'BAD_REQUEST', 'Send either `query` or `documentId`, not both.');
    const message = 'There is no document with this ID. Send its text as `query`.';
    const text = textOf(documentId);
    if (text === undefined) throw new Unreadable(400, 'DOCUMENT_NOT_FOUND', message);
    return { ...rest, ...(extensions !== undefined && { extensions }), query: text };
  }
  const hash = extensions?.persistedQuery?.sha256Hash;
  const text = typeof hash === 'string' ? textOf(`sha256:${hash}`) : undefined;
  if (text === undefined || (query !== undefined && query !== text)) return body;
  const { persistedQuery: _, ...others } = extensions ?? {};
  return { ...rest, query: text, ...(Object.keys(others).length > 0 && { extensions: others }) };
}

/** The same for a GET request, by its query string. */
export function searchWithDocument(search: string): string {
  if (!search.includes('documentId=')) return search;
  const parameters = new URLSearchParams(search);
  const named = { documentId: parameters.get('documentId') ?? undefined, query: parameters.get('query') ?? undefined };
  const { query } = bodyWithDocument(named) as Body;
  parameters.delete('documentId');
  if (typeof query === 'string') parameters.set('query', query);
  return parameters.toString();
}

const textOf = (id: unknown): string | undefined =>
  typeof id === 'string' && Object.hasOwn(trustedDocuments, id) ? trustedDocuments[id] : undefined;
