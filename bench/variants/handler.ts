import type { APIGatewayProxyStructuredResultV2, Context as LambdaContext } from 'aws-lambda';
import type { GraphQLSchema } from 'graphql';
import type { GatewayEvent } from '../world/operations.ts';

/** What AWS Lambda calls. */
export type Handler = (event: GatewayEvent, context: LambdaContext) => Promise<APIGatewayProxyStructuredResultV2>;

/** What every variant is made of: the same schema with its resolvers, and what these have at hand in a request. */
export interface Parts {
  schema: GraphQLSchema;
  makeContext: (event: GatewayEvent) => Promise<object>;
}
