/** Ids that are read in one go. */
interface Batch<T> {
  ids: string[];
  values: readonly (T | undefined)[];
  done: Promise<void>;
}

/** Where a value is, or will be. */
interface Place<T> {
  batch: Batch<T>;
  index: number;
}

export interface EntityLoader<T> {
  /** What has these ids, at their places; undefined for what is none. Rejects as the read does that was to bring it. */
  many(ids: readonly string[]): Promise<(T | undefined)[]>;
  one(id: string): Promise<T | undefined>;
  /** From now on this is what has the id. */
  put(id: string, value: T): void;
}

/**
 * Reads things by their ids: those that are asked for together in one go, each once. It does what a DataLoader does, without a
 * promise for each of them: lists of lists ask for dozens, and most of what that took was their promises.
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
    // Whoever asked hears of it; those who wait for another batch first hear of it later.
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
