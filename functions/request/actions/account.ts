import { checkDeletion } from '../../domain/team/account.ts';
import { keyOf } from '../../domain/ids.ts';
import type { Context } from '../context.ts';
import { checkKey } from '../idempotency.ts';

interface DeleteAccountInput {
  viewerId: string;
  idempotencyKey?: string | null | undefined;
}

/** Deletes the viewer's account in steps: each call continues where the last one stopped, with or without a key. */
export async function deleteAccount({ viewerId, idempotencyKey }: DeleteAccountInput, context: Context) {
  const { viewer, store, now, username } = context;
  checkKey(idempotencyKey);
  await store.retryOnConflict(async () => {
    const marked = viewer.kind === 'person' && (await store.accounts.mark(viewer.id));
    if (marked) return;
    const person = await store.viewers.person(viewer.id);
    const { own } = await store.integrations.of(viewer.id);
    const ids = { own: `vwr_${keyOf(viewer.id)}`, given: viewerId };
    checkDeletion(viewer, person, ids, own.ids.length);
    await store.accounts.begin(person, { kind: 'deletedAccount', id: viewer.id, deletedAt: now, username });
  });
  return store.retryOnConflict(() => store.accounts.step(viewer.id));
}
