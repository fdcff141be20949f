import type { DocumentNode } from 'graphql';

/** Documents that are kept at a time. Apps have some dozens of them; whoever makes up new ones drives out just the oldest. */
const MOST_DOCUMENTS = 200;
/** Characters of all texts together. A document that alone is a tenth of it is not kept. */
const MOST_CHARACTERS = 1_000_000;

export interface Documents {
  get(source: string): DocumentNode | undefined;
  set(source: string, document: DocumentNode): void;
}

/** Parsed and validated documents by their text, the least recently used dropped first. */
export function createDocuments(most = MOST_DOCUMENTS, mostCharacters = MOST_CHARACTERS): Documents {
  // A Map remembers in which order its keys came.
  const kept = new Map<string, DocumentNode>();
  let characters = 0;
  const drop = (source: string) => {
    if (kept.delete(source)) characters -= source.length;
  };
  return {
    get(source) {
      const document = kept.get(source);
      // As long as there is room, nothing is dropped, and there is time yet to find out what is still asked for.
      if (document && (kept.size > most / 2 || characters > mostCharacters / 2)) {
        kept.delete(source);
        kept.set(source, document);
      }
      return document;
    },
    set(source, document) {
      if (source.length > mostCharacters / 10) return;
      drop(source);
      kept.set(source, document);
      characters += source.length;
      for (const oldest of kept.keys()) {
        if (kept.size <= most && characters <= mostCharacters) break;
        drop(oldest);
      }
    },
  };
}
