import { createYoga } from 'graphql-yoga';
import type { Handler, Parts } from '../variants/handler.ts';

/** GraphQL Yoga on Lambda as its documentation has it. */
export function createHandler({ schema, makeContext }: Parts): Handler {
  const yoga = createYoga<{ event: Parameters<Handler>[0] }>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    context: ({ event }) => makeContext(event),
  });
  return async (event) => {
    const response = await yoga.fetch(
      `https://${event.requestContext.domainName}${event.rawPath}?${event.rawQueryString}`,
      {
        method: event.requestContext.http.method,
        headers: event.headers as Record<string, string>,
        ...(event.body !== undefined && {
          body: Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8'),
        }),
      },
      { event },
    );
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers.entries()),
      body: await response.text(),
      isBase64Encoded: false,
    };
  };
}
