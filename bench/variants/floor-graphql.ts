import { type DocumentNode, execute, parse } from 'graphql';
import type { Handler, Parts } from './handler.ts';

/**
 * The floor of what executes GraphQL with graphql-js: no HTTP, no validation, no limits, no masking of errors, and each
 * document parsed once. Nobody may deploy this.
 */
export function createHandler({ schema, makeContext }: Parts): Handler {
  const documents = new Map<string, DocumentNode>();
  return async (event) => {
    const { query, variables } = JSON.parse(event.body ?? '') as { query: string; variables: Record<string, unknown> };
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const contextValue = await makeContext(event);
    const result = await execute({ schema, document, variableValues: variables, contextValue });
    return { statusCode: 200, body: JSON.stringify(result) };
  };
}
