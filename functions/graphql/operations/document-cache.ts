import { type DocumentNode, Token, TokenKind, visit } from 'graphql';

/** Parsed and validated documents by their text. */
export interface Documents {
  get(source: string): DocumentNode | undefined;
  set(source: string, document: DocumentNode): void;
}

/** The memory for all documents, in bytes. A document that takes more than a tenth of it is not cached. */
const MAX_BYTES = 16_000_000;
/** The most that a document's nodes take per token, in bytes: 380 if each token is a field with a long name. */
export const BYTES_PER_TOKEN = 400;

/** Caches documents up to `maxBytes`, and evicts the least recently used. */
export function createDocuments(maxBytes = MAX_BYTES): Documents {
  // A Map iterates over its keys in insertion order.
  const kept = new Map<string, { document: DocumentNode; bytes: number }>();
  let total = 0;

  function drop(source: string): void {
    total -= kept.get(source)?.bytes ?? 0;
    kept.delete(source);
  }

  return {
    get(source) {
      const found = kept.get(source);
      if (!found) return undefined;
      kept.delete(source);
      kept.set(source, found);
      return found.document;
    },
    set(source, document) {
      const bytes = 2 * source.length + BYTES_PER_TOKEN * (document.tokenCount ?? source.length);
      if (bytes > maxBytes / 10) return;
      drop(source);
      dropTokens(document);
      kept.set(source, { document, bytes });
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}

const NO_TOKEN = new Token(TokenKind.SOF, 0, 0, 0, 0);

/**
 * Releases a document's tokens. Each location refers to two of them, and they to all others, comments included: many
 * times the size of the text. Errors take their positions from `start` and `source`, which stay.
 */
function dropTokens(document: DocumentNode): void {
  visit(document, {
    enter({ loc }) {
      if (loc) Object.assign(loc, { startToken: NO_TOKEN, endToken: NO_TOKEN });
    },
  });
}
