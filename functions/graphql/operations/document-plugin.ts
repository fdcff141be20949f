import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';
import { type DocumentNode, parse } from 'graphql';
import type { Documents } from './document-cache.ts';
import { isTrusted } from './trusted-documents.ts';

/**
 * Parses and validates each document once; trusted documents need no validation. Replaces Apollo's own document store,
 * which limits neither the memory of their tokens nor that of the texts they refer to.
 */
export function createDocumentPlugin<C extends BaseContext>(documents: Documents): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didResolveSource(requestContext) {
          const { source } = requestContext;
          const document = documents.get(source) ?? (isTrusted(source) ? parse(source) : undefined);
          // Apollo neither parses nor validates if a document is set.
          if (document) (requestContext as Resolving<C>).document = document;
        },
        async didResolveOperation({ source, document }) {
          // The document is valid here: otherwise Apollo would have responded already.
          if (documents.get(source) !== document) documents.set(source, document);
        },
      };
    },
  };
}

type Resolving<C extends BaseContext> = GraphQLRequestContext<C> & { document: DocumentNode };
