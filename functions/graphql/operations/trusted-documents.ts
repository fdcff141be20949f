import { type DocumentNode, parse } from 'graphql';
import type { Documents } from './document-cache.ts';
import { trustedLengths } from '../generated/trusted-lengths.ts';
import { Unreadable } from '../../runtime/request-body.ts';

interface Body {
  query?: unknown;
  documentId?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } | null } | null;
}

/** The first-party operations, read once a request names one of them. */
let loaded: { byId: Readonly<Record<string, string>>; texts: ReadonlySet<string> } | undefined;

async function load() {
  // eslint-disable-next-line no-restricted-syntax -- who sends its documents whole need not wait for them
  const { trustedDocuments: byId } = await import('../generated/trusted-documents.ts');
  return (loaded ??= { byId, texts: new Set(Object.values(byId)) });
}

/**
 * The document of a first-party operation, by its text: it was validated when the product was built. It is kept with the
 * others. Undefined for all other texts.
 */
export async function trustedDocument(source: string, documents: Documents): Promise<DocumentNode | undefined> {
  if (!trustedLengths.has(source.length) || !(await load()).texts.has(source)) return undefined;
  const document = parse(source);
  documents.set(source, document);
  return document;
}

/** Whether a request may name an operation instead of sending it. */
export const namesDocument = ({ documentId, extensions }: Body): boolean =>
  documentId !== undefined || extensions?.persistedQuery != null;

/**
 * A request with the text of the operation that it names instead: by `documentId`, as GraphQL over HTTP has it, or by the
 * `persistedQuery` extension of Apollo's clients. Anything else stays as it is; so does an extension that names what is not
 * known here, upon which those clients send the text.
 *
 * Throws Unreadable (400) for a `documentId` that is not known, or that comes along with a text.
 */
export async function withDocument<T extends object>(body: T): Promise<T> {
  const { documentId, query, extensions } = body as Body;
  if (documentId !== undefined) {
    if (query !== undefined && query !== null)
      throw new Unreadable(400, 'BAD_REQUEST', 'Send either `query` or `documentId`, not both.');
    const text = await textOf(documentId);
    if (text === undefined)
      throw new Unreadable(400, 'DOCUMENT_NOT_FOUND', 'There is no document with this ID. Send its text as `query`.');
    const { documentId: _, ...rest } = body as Body;
    return { ...rest, query: text } as T;
  }
  const hash = extensions?.persistedQuery?.sha256Hash;
  if (typeof hash !== 'string') return body;
  const text = await textOf(`sha256:${hash}`);
  if (text === undefined || (query !== undefined && query !== text)) return body;
  const { persistedQuery: _, ...others } = extensions ?? {};
  return { ...body, query: text, extensions: Object.keys(others).length > 0 ? others : undefined };
}

async function textOf(id: unknown): Promise<string | undefined> {
  const { byId } = await load();
  return typeof id === 'string' && Object.hasOwn(byId, id) ? byId[id] : undefined;
}

/** The same for a GET, whose parts stand in the query string. */
export async function searchWithDocument(search: string): Promise<string> {
  if (!search.includes('documentId=')) return search;
  const parameters = new URLSearchParams(search);
  const { query } = await withDocument<Body>({
    documentId: parameters.get('documentId') ?? undefined,
    query: parameters.get('query') ?? undefined,
  });
  parameters.delete('documentId');
  if (typeof query === 'string') parameters.set('query', query);
  return parameters.toString();
}
