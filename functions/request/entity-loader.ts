/** Ids that are read in one batch. */
interface Batch<T> {
  ids: string[];
  values: readonly (T | undefined)[];
  done: Promise<void>;
}

/** A value, or the batch that will bring it. */
interface Place<T> {
  batch: Batch<T>;
  index: number;
}

export interface EntityLoader<T> {
  /**
   * The entities with these ids, in the same order; undefined if malformed or missing. Rejects if the read of one of
   * them fails.
   */
  many(ids: readonly string[]): Promise<(T | undefined)[]>;
  one(id: string): Promise<T | undefined>;
  /** Replaces the cached entity with the id. */
  put(id: string, value: T): void;
}

/**
 * Loads entities by id: ids that are requested together are read in one batch, each once. It does what a DataLoader
 * does, but without a promise for each id: lists of lists request dozens, and the promises took most of the time.
 */
export function createEntityLoader<T>(
  read: (ids: readonly string[]) => Promise<readonly (T | undefined)[]>,
  schedule: (batch: () => void) => void,
): EntityLoader<T> {
  const places = new Map<string, Place<T>>();
  let open: Batch<T> | undefined;

  function begin(): Batch<T> {
    const { promise: done, resolve, reject } = Promise.withResolvers<void>();
    const batch: Batch<T> = { ids: [], values: [], done };
    // The caller sees a rejection; callers that await another batch first see it later.
    done.catch(() => undefined);
    schedule(() => {
      open = undefined;
      read(batch.ids).then((values) => {
        batch.values = values;
        resolve();
      }, reject);
    });
    return batch;
  }

  function placeOf(id: string): Place<T> {
    const known = places.get(id);
    if (known) return known;
    open ??= begin();
    const place = { batch: open, index: open.ids.push(id) - 1 };
    places.set(id, place);
    return place;
  }

  async function many(ids: readonly string[]): Promise<(T | undefined)[]> {
    const its = ids.map(placeOf);
    let last: Batch<T> | undefined;
    for (const { batch } of its) {
      if (batch !== last) await batch.done;
      last = batch;
    }
    return its.map(({ batch, index }) => batch.values[index]);
  }

  return {
    many,
    async one(id) {
      const { batch, index } = placeOf(id);
      await batch.done;
      return batch.values[index];
    },
    put(id, value) {
      places.set(id, { batch: { ids: [id], values: [value], done: Promise.resolve() }, index: 0 });
    },
  };
}
