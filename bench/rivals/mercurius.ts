import awsLambdaFastify from '@fastify/aws-lambda';
import fastify from 'fastify';
import mercurius from 'mercurius';
import type { GatewayEvent } from '../world/operations.ts';
import type { Handler, Parts } from '../variants/handler.ts';

/** Mercurius with its JIT on, on Lambda as Fastify's documentation has it. */
export function createHandler({ schema, makeContext }: Parts): Handler {
  const app = fastify();
  void app.register(mercurius, {
    schema,
    // An operation is compiled once it has come once.
    jit: 1,
    context: async (request) => {
      const { awsLambda } = request as unknown as { awsLambda: { event: GatewayEvent } };
      return makeContext(awsLambda.event);
    },
  });
  return awsLambdaFastify(app);
}
