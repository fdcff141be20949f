import { requireRole } from '../../domain/access/access.ts';
import { checkErase, newAthlete, updateAthlete as decideUpdate } from '../../domain/athlete/athlete-change.ts';
import { parseId } from '../../domain/ids.ts';
import type { Weekday } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { changeAthlete, loadAthlete } from '../change-athlete.ts';
import type { Context } from '../context.ts';
import { athleteNamed, notFound } from '../find-athlete.ts';
import { GRANT_LEASE_MS } from '../grant-lease.ts';
import { exportPart } from '../export-part.ts';
import { action, checkKey } from '../idempotency.ts';

interface CreateInput {
  name: string;
  timeZone: string;
  weekStartsOn?: Weekday | null | undefined;
}

export const createAthlete = action(
  'createAthlete',
  async (input: CreateInput, { viewer, store, newId, now, loaders }, once) => {
    const person = await store.viewers.person(viewer.id);
    const made = newAthlete(input, { viewer, person, newId, now });
    await store.athletes.create(made.athlete, made.grant, made.person, once);
    loaders.forget(made.athlete.id);
    return { athlete: made.athlete.id };
  },
);

interface UpdateInput {
  athleteId: string;
  name?: string | null | undefined;
  timeZone?: string | null | undefined;
  weekStartsOn?: Weekday | null | undefined;
}

export const updateAthlete = action('updateAthlete', async (input: UpdateInput, context, once) => {
  const view = await athleteNamed(input.athleteId, context, 'athleteId');
  requireRole(view.roles, 'updateAthlete');
  const loaded = await loadAthlete(view, {}, context);
  const change = decideUpdate(loaded.state, input, context.now);
  return changeAthlete(loaded, { change, ids: { athlete: view.id } }, context, once);
});

/** Counts changes of what an export looks like. 2: with what belongs to the athlete as a person, and the audit trail. */
const EXPORT_FORMAT = 2;

interface ExportInput {
  athleteId: string;
  after?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
}

/**
 * A part of everything that is stored about an athlete. It changes nothing, so every call reads again, with or without
 * a key.
 */
export async function exportAthlete({ athleteId, after, idempotencyKey }: ExportInput, context: Context) {
  checkKey(idempotencyKey);
  const view = await athleteNamed(athleteId, context, 'athleteId');
  requireRole(view.roles, 'exportAthlete');
  return { formatVersion: EXPORT_FORMAT, ...(await exportPart(view, after ?? undefined, context)) };
}

interface EraseInput {
  athleteId: string;
  confirmName: string;
  idempotencyKey?: string | null | undefined;
}

/** Erases an athlete in steps: each call continues where the last one stopped, with or without a key. */
export async function eraseAthlete({ athleteId, confirmName, idempotencyKey }: EraseInput, context: Context) {
  const { store, viewer, now, loaders } = context;
  checkKey(idempotencyKey);
  const parsed = parseId(athleteId);
  const id = parsed?.kind === 'ath' ? parsed.athleteId : undefined;
  if (!id) return notFound('athleteId');
  /** When the erasure began. */
  let since: Instant = now;
  await store.retryOnConflict(async () => {
    const view = await loaders.view.clear(id).load(id);
    if (!view) {
      since = (await store.erasure.erasing(id, viewer.id)) ?? notFound('athleteId');
      return;
    }
    checkErase(view, confirmName);
    await store.erasure.begin(view, viewer.id, now);
    loaders.forget(id);
  }, 'safety');
  const step = await store.erasure.step(id, viewer.id);
  // As with a revocation, nobody reads any more when it is acknowledged.
  if (Date.parse(now) - Date.parse(since) < GRANT_LEASE_MS) await store.settle(GRANT_LEASE_MS);
  return step;
}
