import { createContextFactory } from '../../functions/request/context.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { createStore } from '../../functions/store/store.ts';
import { tableName } from './environment.ts';
import { connectWithSdk } from './sdk-client.ts';

/** The context of a request whose data comes from DynamoDB: what resolvers have at hand is the product's own. */
export const makeContext = createContextFactory({
  store: createStore({ client: connectWithSdk(), tableName: tableName() }),
  clock: Date,
  newId,
});
