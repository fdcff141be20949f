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

/** For how many athletes a request prefetches what is open; the cost table relies on it. */
export const MOST_READ_AHEAD = 20;

/** How many parts of merged symptoms a request reads each by itself; the cost table relies on it. */
export const MOST_PART_READS = 20;

/** An athlete that the viewer may know of, or undefined. */
type Known = AthleteView | undefined;

/** Batches and caches reads within one request, never beyond it. */
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
  // Made on first use: most requests need one or two.
  let ofEntities: EntityLoader<Entity> | undefined;
  let ofViewer: ViewerLoaders | undefined;
  let ofAthletes: AthleteLoaders | undefined;

  /** An athlete through the viewer's live grant; undefined without one. */
  const view = new DataLoader<AthleteId, AthleteView | undefined>(
    async (ids) => {
      const views = await store.athletes.views(viewer.id, ids);
      for (const each of views) if (each) authorizedAthletes.set(each.id, each);
      return views;
    },
    { batchScheduleFn },
  );

  let readAhead = 0;
  let partReads = 0;
  /** What a preview would have written, by athlete. */
  const previewed = new Map<AthleteId, readonly Entity[]>();

  /** Entities of athletes that the viewer may see; undefined if missing or forbidden. */
  const entities = () => (ofEntities ??= createEntityLoader(readEntities, batchScheduleFn));
  async function readEntities(ids: readonly string[]): Promise<(Entity | undefined)[]> {
    const views = await viewsOf(ids);
    const found = await readEach(ids.filter((_, index) => views[index]));
    let next = 0;
    return views.map((view) => {
      const record = view && found[next++];
      return view && record && isVisible(viewer, view.roles, record) ? record : undefined;
    });
  }
  /**
   * Entities by id. Instructions and symptoms come from what is open of their athlete if this request reads that
   * anyway; the others come from BatchGetItem.
   */
  async function readEach(ids: readonly string[]): Promise<(Entity | undefined)[]> {
    const openFor = (id: string) => {
      const part = id.startsWith('ins_') ? 'instructions' : id.startsWith('sym_') ? 'symptoms' : undefined;
      return part && ofAthletes?.open.known(athleteIdIn(id), part);
    };
    const sets = new Set(ids.map(openFor).filter((set) => set !== undefined));
    if (sets.size === 0) return store.entities.byIds(ids);
    const others = ids.filter((id) => openFor(id) === undefined);
    const [open, found] = await Promise.all([Promise.all(sets), store.entities.byIds(others)]);
    const byId = new Map<string, Entity | undefined>(others.map((id, index) => [id, found[index]]));
    for (const { instructions, symptoms } of open)
      for (const record of [...instructions, ...symptoms]) byId.set(record.id, record);
    const missing = ids.filter((id) => !byId.has(id));
    (await store.entities.byIds(missing)).forEach((record, index) => byId.set(missing[index] ?? '', record));
    return ids.map((id) => byId.get(id));
  }
  /** An athlete whose live grant was read in this request: with a board or roster, or by itself. */
  const athlete = (id: AthleteId): Known | Promise<Known> => authorizedAthletes.get(id) ?? view.load(id);
  /** The athletes that ids belong to, in the same order. */
  async function viewsOf(ids: readonly string[]): Promise<Known[]> {
    // If the athlete is known already, the rest of the id is checked by the reader.
    const owners = ids.map((id) => {
      const athlete = athleteIdIn(id);
      return authorizedAthletes.has(athlete) ? athlete : parseId(id)?.athleteId;
    });
    const unseen = owners.filter((id) => id !== undefined && !authorizedAthletes.has(id)) as AthleteId[];
    if (unseen.length > 0) await Promise.all(unseen.map((id) => view.load(id)));
    return owners.map((id) => id && authorizedAthletes.get(id));
  }

  const lists = (): AthleteLoaders =>
    (ofAthletes ??= createAthleteLoaders({ store, now, athlete, reading, previewed }));

  return {
    /** Announces the read of a list whose items may need loaders: these wait for the list's siblings. */
    reading,
    view,
    athlete,
    /** Clears what was cached about an athlete. */
    forget(id: AthleteId): void {
      view.clear(id);
      authorizedAthletes.delete(id);
    },
    /** Clears everything: what follows is read again. */
    forgetAll(): void {
      view.clearAll();
      authorizedAthletes.clear();
      previewed.clear();
      [ofEntities, ofViewer, ofAthletes] = [undefined, undefined, undefined];
    },
    /** Shows records of an athlete to what is read after it as if they had been written. */
    preview(id: AthleteId, put: readonly Entity[]): void {
      previewed.set(id, put);
    },
    /** Forgets what was only previewed: what follows sees what is stored. */
    endPreview(): void {
      if (previewed.size > 0) this.forgetAll();
    },
    entities,
    /** Loaders of the viewer's own entities; most requests need none. */
    own(): ViewerLoaders {
      return (ofViewer ??= createViewerLoaders({ store, viewer, viewsOf }));
    },
    /** Loaders of lists that belong to athletes. */
    lists,
    /**
     * Announces that instructions in force are about to be loaded by id. If what is open of the athlete is read anyway,
     * they come with it. With their symptoms, it is worth a read: one request and one unit, where each instruction by
     * id takes a unit. Not for all athletes of a long list: that is one request for each, where loading by id takes one
     * for all.
     */
    governedNow(id: AthleteId, withSymptoms: boolean): void {
      lists().open.bringAlong(id, 'instructions');
      if (!withSymptoms || readAhead === MOST_READ_AHEAD) return;
      readAhead += 1;
      for (const part of ['instructions', 'symptoms'] as const) void lists().open.load(id, part);
    },
    /**
     * Whether a merged symptom of so many parts beside its own may be read part by part. Beyond what a request may take,
     * pages of its observations may stay short.
     */
    mayReadParts(count: number): boolean {
      if (partReads + count > MOST_PART_READS) return false;
      partReads += count;
      return true;
    },
    /** An entity of one kind. */
    async one<K extends Entity['kind']>(
      id: string | undefined,
      kind: K,
    ): Promise<Extract<Entity, { kind: K }> | undefined> {
      const found = id === undefined ? undefined : await entities().one(id);
      return found?.kind === kind ? (found as Extract<Entity, { kind: K }>) : undefined;
    },
    /** The entities of one kind that exist and that the viewer may see. */
    async many<K extends Entity['kind']>(ids: readonly string[], kind: K): Promise<Extract<Entity, { kind: K }>[]> {
      const found = await entities().many(ids);
      return found.filter((record) => record?.kind === kind) as Extract<Entity, { kind: K }>[];
    },
  };
}
