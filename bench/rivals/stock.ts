import { ApolloServer } from '@apollo/server';
import { handlers, startServerAndCreateLambdaHandler } from '@as-integrations/aws-lambda';
import type { GatewayEvent } from '../world/operations.ts';
import type { Handler, Parts } from '../variants/handler.ts';

/** The same class: the integration's types name the CommonJS copy of its declaration, which TypeScript takes for another. */
type IntegrationsServer = Parameters<typeof startServerAndCreateLambdaHandler>[0];

/** Apollo Server on Lambda as its documentation has it. */
export function createHandler({ schema, makeContext }: Parts): Handler {
  const server = new ApolloServer({ schema });
  const handler = startServerAndCreateLambdaHandler(
    server as unknown as IntegrationsServer,
    handlers.createAPIGatewayProxyEventV2RequestHandler(),
    // The integration's event is of a route without an authorizer; ours has one.
    { context: ({ event }) => makeContext(event as GatewayEvent) },
  );
  return async (event, context) => {
    const result = await handler(event, context, () => undefined);
    if (typeof result !== 'object') throw new Error('The integration answered nothing');
    return result;
  };
}
