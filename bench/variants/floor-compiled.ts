import { parse } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Handler, Parts } from './handler.ts';

/** The floor of what executes GraphQL with graphql-jit: as `floor-graphql`, each document compiled once. */
export function createHandler({ schema, makeContext }: Parts): Handler {
  const documents = new Map<string, CompiledQuery>();
  const compile = (query: string): CompiledQuery => {
    const compiled = compileQuery(schema, parse(query));
    if (!isCompiledQuery(compiled)) throw new Error('A document that cannot be compiled');
    documents.set(query, compiled);
    return compiled;
  };
  return async (event) => {
    const { query, variables } = JSON.parse(event.body ?? '') as { query: string; variables: Record<string, unknown> };
    const compiled = documents.get(query) ?? compile(query);
    const result = await compiled.query(undefined, await makeContext(event), variables);
    return { statusCode: 200, body: JSON.stringify(result) };
  };
}
