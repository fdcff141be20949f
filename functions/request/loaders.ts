import DataLoader from 'dataloader';
import { type AthleteLoaders, createAthleteLoaders } from './athlete-loaders.ts';
import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { Entity } from '../domain/athlete/change.ts';
import { type AthleteId, athleteIdIn, parseId } from '../domain/ids.ts';
import { createEntityLoader, type EntityLoader } from './entity-loader.ts';
import type { Viewer } from '../domain/team/viewer.ts';
import { isVisible } from '../domain/access/visible.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { createBatchScheduler } from './batch-scheduler.ts';
import type { Store } from '../store/store.ts';
import { createViewerLoaders, type ViewerLoaders } from './viewer-loaders.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** An athlete that the viewer may know of, or none. */
type Known = AthleteView | undefined;

/** Batches and remembers reads within one request, never beyond it. */
export function createLoaders({
  store,
  viewer,
  now,
  authorizedAthletes,
}: {
  store: Store;
  viewer: Viewer;
  now: Instant;
  authorizedAthletes: Map<AthleteId, AthleteView>;
}) {
  const { reading, schedule: batchScheduleFn } = createBatchScheduler();
  // Made when they are first asked for: most requests need one or two.
  let ofEntities: EntityLoader<Entity> | undefined;
  let ofViewer: ViewerLoaders | undefined;
  let ofAthletes: AthleteLoaders | undefined;

  /** An athlete through the viewer's live grant; undefined when there is none. */
  const view = new DataLoader<AthleteId, AthleteView | undefined>(
    async (ids) => {
      const views = await store.athletes.views(viewer.id, ids);
      for (const each of views) if (each) authorizedAthletes.set(each.id, each);
      return views;
    },
    { batchScheduleFn },
  );

  /** Things of athletes that the viewer may see; undefined for what is missing or forbidden. */
  const entities = () => (ofEntities ??= createEntityLoader(readEntities, batchScheduleFn));
  async function readEntities(ids: readonly string[]): Promise<(Entity | undefined)[]> {
    const views = await viewsOf(ids);
    const readable = ids.filter((_, index) => views[index]);
    const found = await store.entities.byIds(readable);
    let next = 0;
    return views.map((hers) => {
      const record = hers && found[next++];
      return hers && record && isVisible(viewer, hers.role, record) ? record : undefined;
    });
  }
  /** An athlete through a live grant that was read in this request: with a board or roster, or by itself. */
  const athlete = (id: AthleteId): Known | Promise<Known> => authorizedAthletes.get(id) ?? view.load(id);
  /** To whom things belong, at the places of their ids. */
  async function viewsOf(ids: readonly string[]): Promise<Known[]> {
    // Of things whose athlete is known already, the rest of the id is looked at by who reads them.
    const owners = ids.map((id) => {
      const athlete = athleteIdIn(id);
      return authorizedAthletes.has(athlete) ? athlete : parseId(id)?.athleteId;
    });
    const unseen = owners.filter((id) => id !== undefined && !authorizedAthletes.has(id)) as AthleteId[];
    if (unseen.length > 0) await Promise.all(unseen.map((id) => view.load(id)));
    return owners.map((id) => id && authorizedAthletes.get(id));
  }

  return {
    /** Says that a list is being read, off which something may hang: loaders wait for its siblings. */
    reading,
    view,
    athlete,
    /** What was read of her in this request no longer counts. */
    forget(id: AthleteId): void {
      view.clear(id);
      authorizedAthletes.delete(id);
    },
    entities,
    /** Of the viewer's own things; most requests ask for none. */
    own(): ViewerLoaders {
      return (ofViewer ??= createViewerLoaders({ store, viewer, viewsOf }));
    },
    /** Of what belongs to athletes, as a whole. */
    lists(): AthleteLoaders {
      return (ofAthletes ??= createAthleteLoaders({ store, now, athlete }));
    },
    /** An entity of one kind. */
    async one<K extends Entity['kind']>(
      id: string | undefined,
      kind: K,
    ): Promise<Extract<Entity, { kind: K }> | undefined> {
      const found = id === undefined ? undefined : await entities().one(id);
      return found?.kind === kind ? (found as Extract<Entity, { kind: K }>) : undefined;
    },
    /** Entities of one kind, those that are there and visible. */
    async many<K extends Entity['kind']>(ids: readonly string[], kind: K): Promise<Extract<Entity, { kind: K }>[]> {
      const found = await entities().many(ids);
      return found.filter((record) => record?.kind === kind) as Extract<Entity, { kind: K }>[];
    },
  };
}
