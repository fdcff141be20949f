import { buildSchema } from 'graphql';
import { afterAll } from 'vitest';
import { createLambdaHandler } from '../../../functions/graphql/http/adapter.ts';
import { createServer } from '../../../functions/graphql/server/server.ts';
import { gatewayFetch } from '../../support/gateway.ts';
import { describeHttpAudits } from '../../support/http-audits.ts';
import { silentLogger } from '../../support/logger.ts';

const server = createServer({ schema: buildSchema('type Query { x: ID }'), logger: silentLogger });
afterAll(() => server.stop());

describeHttpAudits(
  'the Lambda handler',
  () => 'http://api.test/graphql',
  gatewayFetch(createLambdaHandler(server, async () => ({ requestId: 'request-1' }))),
);
