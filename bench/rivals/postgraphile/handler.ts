import type { GraphQLSchema } from 'postgraphile/graphql';
import { grafserv } from 'postgraphile/grafserv/lambda/v1';
import type { Handler } from '../../variants/handler.ts';
import type { GatewayEvent } from '../../world/operations.ts';
import { runtimePreset } from './preset.ts';

type RestHandler = ReturnType<ReturnType<typeof grafserv>['createHandler']>;
type RestEvent = Parameters<RestHandler>[0];

/** The product's words, and PostGraphile's for the same. */
export interface Dictionary {
  documents: Record<string, string>;
  /** Subject of a token -> id of the person. */
  people: Record<string, string>;
}

/**
 * The Lambda handler of PostGraphile's documentation, asked as every other variant is: what an event asks of the product
 * becomes a REST API's event, which its adapter is written for, that asks the same of PostGraphile. Each is remembered, so
 * that none of this is measured.
 */
export function createHandler(schema: GraphQLSchema, socketFolder: string, dictionary: Dictionary): Handler {
  const handler = grafserv({ schema, preset: runtimePreset(socketFolder) }).createHandler();
  const known = new Map<GatewayEvent, RestEvent>();
  return async (event, context) => {
    let translated = known.get(event);
    if (!translated) known.set(event, (translated = restEvent(event, dictionary)));
    return handler(translated, context);
  };
}

function restEvent({ body = '', requestContext }: GatewayEvent, { documents, people }: Dictionary): RestEvent {
  const { query, variables } = JSON.parse(body) as { query: string; variables: object };
  // Of a REST API's event, what its adapter looks at.
  const event = {
    httpMethod: 'POST',
    path: '/graphql',
    multiValueHeaders: { accept: ['application/json'], 'content-type': ['application/json'] },
    queryStringParameters: null,
    body: JSON.stringify({ query: documents[query], variables }),
    requestContext: {
      protocol: 'HTTP/1.1',
      path: '/graphql',
      authorizer: { claims: { sub: people[String(requestContext.authorizer.jwt.claims['sub'])] } },
    },
  };
  return event as unknown as RestEvent;
}
