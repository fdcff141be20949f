import { trustedDocuments } from './generated/trusted-documents.ts';
import { Unreadable } from './request-body.ts';

interface Body {
  query?: unknown;
  documentId?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } | null } | null;
}

const texts = new Set(Object.values(trustedDocuments));

/** Whether this is the text of a first-party operation: it was checked when the product was built. */
export const isTrusted = (source: string): boolean => texts.has(source);

/**
 * A request with the text of the operation that it names instead: by `documentId`, as GraphQL over HTTP has it, or by the
 * `persistedQuery` extension of Apollo's clients. Anything else stays as it is; so does an extension that names what is not
 * known here, upon which those clients send the text.
 *
 * Throws Unreadable (400) for a `documentId` that is not known, or that comes along with a text.
 */
export function withDocument<T extends object>(body: T): T {
  const { documentId, query, extensions } = body as Body;
  if (documentId !== undefined) {
    if (query !== undefined && query !== null)
      throw new Unreadable(400, 'BAD_REQUEST', 'Send either `query` or `documentId`, not both.');
    const text = trustedText(documentId);
    if (text === undefined)
      throw new Unreadable(
        400,
        'DOCUMENT_NOT_FOUND',
        'There is no document with this id here: send its text as `query`.',
      );
    const { documentId: _, ...rest } = body as Body;
    return { ...rest, query: text } as T;
  }
  const hash = extensions?.persistedQuery?.sha256Hash;
  const text = typeof hash === 'string' ? trustedText(`sha256:${hash}`) : undefined;
  if (text === undefined || (query !== undefined && query !== text)) return body;
  const { persistedQuery: _, ...others } = extensions ?? {};
  return { ...body, query: text, extensions: others };
}

const trustedText = (id: unknown): string | undefined =>
  typeof id === 'string' && Object.hasOwn(trustedDocuments, id) ? trustedDocuments[id] : undefined;

/** The same for a GET, whose parts stand in the query string. Answers the string itself where it names no document. */
export function searchWithDocument(search: string): string {
  if (!search.includes('documentId=')) return search;
  const parameters = new URLSearchParams(search);
  const { query } = withDocument<Body>({
    documentId: parameters.get('documentId') ?? undefined,
    query: parameters.get('query') ?? undefined,
  });
  parameters.delete('documentId');
  if (typeof query === 'string') parameters.set('query', query);
  return parameters.toString();
}
