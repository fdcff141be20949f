import { createContextFactory } from '../../functions/request/context.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { createStore } from '../../functions/store/store.ts';
import { remembering } from '../process/remembering-store.ts';
import { stillClock, tableName } from './environment.ts';
import { connectWithSdk } from './sdk-client.ts';

/** The context of a request whose data comes from memory, once it was read: what is left is HTTP, GraphQL and resolvers. */
export const makeContext = createContextFactory({
  store: remembering(createStore({ client: connectWithSdk(), tableName: tableName() })),
  clock: stillClock,
  newId,
});
