import type { APIGatewayProxyStructuredResultV2, Context as LambdaContext } from 'aws-lambda';
import type { Context } from '../../functions/graphql/context.ts';
import type { GatewayEvent } from '../operations.ts';

/** What AWS Lambda calls. */
export type Handler = (event: GatewayEvent, context: LambdaContext) => Promise<APIGatewayProxyStructuredResultV2>;

/** Who asks, and what the resolvers have at hand: the same for every variant. */
export type MakeContext = (event: GatewayEvent) => Promise<Context>;
