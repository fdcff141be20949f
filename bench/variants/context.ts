import { createContextFactory } from '../../functions/request/context.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { createStore } from '../../functions/store/store.ts';
import { connectWithSdk } from './sdk-client.ts';

const tableName = process.env['TABLE_NAME'];
if (!tableName) throw new Error('TABLE_NAME is not set');

/** The context of a request: the product's own, over AWS's document client. */
export const makeContext = createContextFactory({
  store: createStore({ client: connectWithSdk(), tableName }),
  clock: Date,
  newId,
});
