import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';
import { type DocumentNode, parse } from 'graphql';
import type { Documents } from './document-cache.ts';
import { isTrusted } from './trusted-documents.ts';

/**
 * Parses and validates each document once; a trusted one need not even be validated. This stands in for Apollo's own store of
 * documents, which bounds neither what their tokens take nor the texts that they hold on to.
 */
export function createDocumentPlugin<C extends BaseContext>(documents: Documents): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didResolveSource(requestContext) {
          const { source } = requestContext;
          const document = documents.get(source) ?? (isTrusted(source) ? parse(source) : undefined);
          // Apollo neither parses nor validates if there is a document already.
          if (document) (requestContext as Resolving<C>).document = document;
        },
        async didResolveOperation({ source, document }) {
          // It is valid, or Apollo would have answered by now.
          if (documents.get(source) !== document) documents.set(source, document);
        },
      };
    },
  };
}

type Resolving<C extends BaseContext> = GraphQLRequestContext<C> & { document: DocumentNode };
