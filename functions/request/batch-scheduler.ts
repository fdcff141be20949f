/** Lists that were requested together, such as the comments of each of twenty runs: how many are still pending. */
interface Siblings {
  asked: number;
  left: number;
}

export type BatchScheduler = ReturnType<typeof createBatchScheduler>;

/**
 * Batches what hangs off lists that were requested together. The lists arrive at different times, and a loader that
 * reads for each list as it arrives reads twenty times what it could read once. So a loader waits while some lists are
 * pending and others are not; the response has to wait for the last of them anyway. For one request.
 */
export function createBatchScheduler() {
  /** Requested in this turn of the event loop, by what they are lists of. */
  let asking: Map<string, Siblings> | undefined;
  const underWay = new Set<Siblings>();
  let waiting: (() => void)[] = [];

  function dispatch(): void {
    for (const { asked, left } of underWay) if (left < asked) return;
    const batches = waiting;
    waiting = [];
    for (const batch of batches) batch();
  }

  function siblingsOf(list: string): Siblings {
    if (!asking) {
      asking = new Map();
      setImmediate(() => (asking = undefined));
    }
    const siblings = asking.get(list) ?? { asked: 0, left: 0 };
    asking.set(list, siblings);
    underWay.add(siblings);
    return siblings;
  }

  return {
    /**
     * Announces the read of a list. It must come from the store alone: a read that itself waits for a loader would wait
     * for ever.
     */
    async reading<T>(list: string, read: Promise<T>): Promise<T> {
      const siblings = siblingsOf(list);
      siblings.asked += 1;
      siblings.left += 1;
      try {
        return await read;
      } finally {
        siblings.left -= 1;
        if (siblings.left === 0) underWay.delete(siblings);
        afterPromises(dispatch);
      }
    },
    /** For a DataLoader's `batchScheduleFn`. */
    schedule(batch: () => void): void {
      waiting.push(batch);
      afterPromises(dispatch);
    },
  };
}

/** After everything that awaited a response has made its next request, as in DataLoader. */
function afterPromises(work: () => void): void {
  void Promise.resolve().then(() => process.nextTick(work));
}
