import type { APIGatewayProxyStructuredResultV2, Context as LambdaContext } from 'aws-lambda';
import type { GraphQLSchema } from 'graphql';
import type { GatewayEvent } from '../world/operations.ts';

/** A Lambda handler. */
export type Handler = (event: GatewayEvent, context: LambdaContext) => Promise<APIGatewayProxyStructuredResultV2>;

/** What all variants share: the schema with its resolvers, and their context. */
export interface Parts {
  schema: GraphQLSchema;
  makeContext: (event: GatewayEvent) => Promise<object>;
}
