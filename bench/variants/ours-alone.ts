import { createLambdaHandler } from '../../functions/graphql/http/adapter.ts';
import { createSchema } from '../../functions/graphql/schema/schema.ts';
import { createServer } from '../../functions/graphql/server/server.ts';
import { type Context, createContextFactory } from '../../functions/request/context.ts';
import { lambdaLogger } from '../../functions/runtime/logger.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { createDynamoDB } from '../../functions/store/dynamodb/client.ts';
import { createStore } from '../../functions/store/store.ts';
import { remembering } from '../process/remembering-store.ts';
import { stillClock, tableName } from './environment.ts';

const store = remembering(createStore({ client: createDynamoDB(), tableName: tableName() }));
const server = createServer<Context>({ schema: createSchema(), logger: lambdaLogger('graphql') });

/** The product's handler (`functions/graphql/handler.ts` with `app.ts`), whose data comes from memory. */
export const handler = createLambdaHandler(server, createContextFactory({ store, clock: stillClock, newId }));
