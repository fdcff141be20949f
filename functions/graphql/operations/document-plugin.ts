import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { describeSchema } from '../schema/describe-schema.ts';
import type { Documents } from './document-cache.ts';
import { trustedDocument } from './trusted-documents.ts';

/** What asks for the schema itself, and so for its descriptions. */
const INTROSPECTION = /\b__(?:schema|type)\b/;

/**
 * Parses and validates a document once, and a first-party one not even that: it was validated when the product was built.
 * Apollo has a store of documents of its own, but prints and hashes the whole schema for its keys at each start.
 */
export function createDocumentPlugin<C extends BaseContext>(documents: Documents): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didResolveSource(requestContext) {
          const { source } = requestContext;
          const document = documents.get(source) ?? (await trustedDocument(source, documents));
          // Apollo neither parses nor validates where there is a document already.
          if (document) (requestContext as Resolving<C>).document = document;
          else if (INTROSPECTION.test(source)) await describeSchema(requestContext.schema);
        },
        // What comes here is valid.
        async didResolveOperation({ source, document }) {
          if (documents.get(source) !== document) documents.set(source, document);
        },
      };
    },
  };
}

type Resolving<C extends BaseContext> = GraphQLRequestContext<C> & { document: DocumentNode };
