import DataLoader from 'dataloader';
import { canReadGrant } from './domain/access.ts';
import type { AthleteView } from './domain/athlete.ts';
import type { Entity } from './domain/change.ts';
import {
  type AthleteId,
  type DeliveryId,
  keyOf,
  parseId,
  type PersonId,
  restOf,
  type WebhookId,
} from './domain/ids.ts';
import type { InstructionRecord } from './domain/instruction.ts';
import type { RunRecord } from './domain/run.ts';
import { instantAfter } from './domain/time.ts';
import type { GrantRecord, InvitationRecord, PersonRecord, Viewer } from './domain/viewer.ts';
import { isVisible } from './domain/visible.ts';
import type { WebhookRecord } from './domain/webhook.ts';
import type { DeliveryRecord } from './domain/webhook-delivery.ts';
import type { Instant } from './domain/words.ts';
import { createSiblingReads } from './sibling-reads.ts';
import type { Store } from './store/store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

const DUPLICATE_WINDOW_MS = 15 * 60_000;

/** An athlete that the viewer may know of, or none. */
type Known = AthleteView | undefined;

/** Batches and remembers reads within one request, never beyond it. */
export function createLoaders({
  store,
  viewer,
  now,
  seen,
}: {
  store: Store;
  viewer: Viewer;
  now: Instant;
  seen: Map<AthleteId, AthleteView>;
}) {
  const { reading, schedule: batchScheduleFn } = createSiblingReads();
  /** An athlete through the viewer's live grant; undefined when there is none. */
  const view = new DataLoader<AthleteId, AthleteView | undefined>(
    async (ids) => {
      const views = await store.athletes.views(viewer.id, ids);
      for (const each of views) if (each) seen.set(each.id, each);
      return views;
    },
    { batchScheduleFn },
  );

  /** A thing of an athlete that the viewer may see; undefined when it is missing or forbidden. */
  const entity = new DataLoader<string, Entity | undefined>(
    async (ids) => {
      const views = await viewsOf(ids);
      const readable = ids.filter((_, index) => views[index]);
      const found = await store.entities.byIds(readable);
      const byId = new Map(readable.map((id, index) => [id, found[index]]));
      return ids.map((id, index) => {
        const [hers, record] = [views[index], byId.get(id)];
        return hers && record && isVisible(viewer, hers.role, record) ? record : undefined;
      });
    },
    { batchScheduleFn },
  );
  /** An athlete through a live grant that was read in this request: with a board or roster, or by itself. */
  const athlete = (id: AthleteId): Known | Promise<Known> => seen.get(id) ?? view.load(id);
  /** To whom things belong, at the places of their ids. */
  async function viewsOf(ids: readonly string[]): Promise<Known[]> {
    const owners = ids.map((id) => parseId(id)?.athleteId);
    const unseen = owners.filter((id) => id !== undefined && !seen.has(id)) as AthleteId[];
    if (unseen.length > 0) await Promise.all(unseen.map((id) => view.load(id)));
    return owners.map((id) => id && seen.get(id));
  }

  /** A grant that the viewer may know of, by its id. */
  const grant = new DataLoader<string, GrantRecord | undefined>(async (ids) => {
    const views = await viewsOf(ids);
    const pairs = ids.map((id) => [parseId(id)?.athleteId, `per_${restOf(id)}`] as const);
    const known = pairs.flatMap(([athlete, person], index) =>
      athlete && views[index] ? [[athlete, person] as const] : [],
    );
    const found = new Map((await store.viewers.grantsBy(known)).map((record) => [record?.id as string, record]));
    return ids.map((id, index) => {
      const [hers, record] = [views[index], found.get(id)];
      return hers && record && canReadGrant(viewer.id, hers.role, record) ? record : undefined;
    });
  });

  const live = async (id: AthleteId): Promise<AthleteView> => {
    const hers = await athlete(id);
    if (!hers) throw new Error('Read without a grant');
    return hers;
  };

  return {
    /** Says that a list is being read, off which something may hang: loaders wait for its siblings. */
    reading,
    view,
    athlete,
    /** What was read of her in this request no longer counts. */
    forget(id: AthleteId): void {
      view.clear(id);
      seen.delete(id);
    },
    entity,
    grant,
    /** An invitation by its id: just for who made it. */
    invitation: new DataLoader<string, InvitationRecord | undefined>(async (ids) => {
      const own = ids.filter((id) => id.startsWith(`inv_${keyOf(viewer.id)}.`));
      const found = await store.viewers.invitationsBy(own.map((id) => [keyOf(viewer.id), restOf(id)] as const));
      const byId = new Map(own.map((id, index) => [id, found[index]]));
      return ids.map((id) => byId.get(id));
    }),
    /** A webhook by its id: just for whose it is. */
    webhook: new DataLoader<string, WebhookRecord | undefined>(async (ids) => {
      const { webhooks } = await store.webhooks.of(viewer.id);
      return ids.map((id) => webhooks[id as WebhookId]);
    }),
    /** A delivery by its id: just for whose webhook it went to. */
    delivery: new DataLoader<string, DeliveryRecord | undefined>(async (ids) => {
      const own = ids.filter((id) => parseId(id) && id.startsWith(`dlv_${keyOf(viewer.id)}.`));
      const found = await store.deliveries.byIds(own as DeliveryId[]);
      const byId = new Map(own.map((id, index) => [id, found[index]]));
      return ids.map((id) => byId.get(id));
    }),
    /** The viewer as a person; undefined until she has made something of herself here. */
    person: new DataLoader<PersonId, PersonRecord | undefined>((ids) =>
      Promise.all(ids.map(async (id) => (id === viewer.id ? store.viewers.person(id) : undefined))),
    ),
    /** An entity of one kind. */
    async one<K extends Entity['kind']>(
      id: string | undefined,
      kind: K,
    ): Promise<Extract<Entity, { kind: K }> | undefined> {
      const found = id === undefined ? undefined : await entity.load(id);
      return found?.kind === kind ? (found as Extract<Entity, { kind: K }>) : undefined;
    },
    /** Entities of one kind, those that are there and visible. */
    async many<K extends Entity['kind']>(ids: readonly string[], kind: K): Promise<Extract<Entity, { kind: K }>[]> {
      const found = await Promise.all(ids.map((id) => entity.load(id)));
      return found.filter((record) => record?.kind === kind) as Extract<Entity, { kind: K }>[];
    },
    /** What holds or will hold for an athlete now. */
    open: new DataLoader<AthleteId, InstructionRecord[]>((ids) =>
      Promise.all(ids.map(async (id) => store.instructions.open(await live(id), now))),
    ),
    /** Everything that an athlete was ever told. */
    history: new DataLoader<AthleteId, InstructionRecord[]>((ids) =>
      Promise.all(ids.map(async (id) => store.instructions.history(await live(id)))),
    ),
    /** The runs around each run that might be the same: one read for all runs of an athlete that lie close together. */
    around: new DataLoader<RunRecord, RunRecord[], string>((runs) => runsAround(store, live, runs), {
      cacheKeyFn: ({ id }) => id,
    }),
  };
}

async function runsAround(store: Store, live: (id: AthleteId) => Promise<AthleteView>, runs: readonly RunRecord[]) {
  const byAthlete = Map.groupBy(runs, ({ athleteId }) => athleteId);
  const found = new Map(
    await Promise.all(
      [...byAthlete].map(async ([athleteId, hers]) => {
        const starts = hers.map(({ startedAt }) => startedAt).sort();
        const [from, to] = [starts[0] ?? '', starts.at(-1) ?? ''];
        return [
          athleteId,
          await store.runs.between(
            await live(athleteId),
            instantAfter(from, -DUPLICATE_WINDOW_MS),
            instantAfter(to, DUPLICATE_WINDOW_MS),
          ),
        ] as const;
      }),
    ),
  );
  return runs.map((run) => {
    const [low, high] = [
      instantAfter(run.startedAt, -DUPLICATE_WINDOW_MS),
      instantAfter(run.startedAt, DUPLICATE_WINDOW_MS),
    ];
    return (found.get(run.athleteId) ?? []).filter(({ startedAt }) => startedAt >= low && startedAt <= high);
  });
}
