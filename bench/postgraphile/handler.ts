import type { GraphQLSchema } from 'postgraphile/graphql';
import { grafserv } from 'postgraphile/grafserv/lambda/v1';
import { type GatewayEvent, operations } from '../operations.ts';
import type { Handler } from '../variants/handler.ts';
import { runtimePreset } from './preset.ts';
import { type Question, questions } from './questions.ts';

type RestHandler = ReturnType<ReturnType<typeof grafserv>['createHandler']>;
type RestEvent = Parameters<RestHandler>[0];

/**
 * The Lambda handler of PostGraphile's documentation, asked as every other variant is: what an event asks of the product
 * becomes a REST API's event, which its adapter is written for, that asks the same of PostGraphile. Each is remembered, so that none of
 * this is measured.
 */
export function createHandler(
  schema: GraphQLSchema,
  socketFolder: string,
  /** Subject of a token -> the person. */
  personIds: Record<string, string>,
): Handler {
  const handler = grafserv({ schema, preset: runtimePreset(socketFolder) }).createHandler();
  const known = new Map<GatewayEvent, RestEvent>();
  return async (event, context) => {
    let asked = known.get(event);
    if (!asked) known.set(event, (asked = translated(event, personIds)));
    return handler(asked, context);
  };
}

function translated({ body = '', requestContext }: GatewayEvent, personIds: Record<string, string>): RestEvent {
  const { query, variables } = JSON.parse(body) as { query: string; variables: object };
  const question = (Object.keys(questions) as Question[]).find((name) => operations[name].document === query);
  if (!question) throw new Error('There is no such question for PostGraphile');
  // Of a REST API's event, what its adapter looks at.
  const event = {
    httpMethod: 'POST',
    path: '/graphql',
    multiValueHeaders: { accept: ['application/json'], 'content-type': ['application/json'] },
    queryStringParameters: null,
    body: JSON.stringify({ query: questions[question], variables }),
    requestContext: {
      protocol: 'HTTP/1.1',
      path: '/graphql',
      authorizer: { claims: { sub: personIds[String(requestContext.authorizer.jwt.claims['sub'])] } },
    },
  };
  return event as unknown as RestEvent;
}
