/** Lists that were asked for together, such as the comments of each of twenty runs: how many are not there yet. */
interface Siblings {
  asked: number;
  left: number;
}

export type BatchScheduler = ReturnType<typeof createBatchScheduler>;

/**
 * Keeps together what hangs off lists that were asked for together. Each list comes at a time of its own, and a loader that
 * reads what the first one brought, and then what the second one did, reads twenty times what it could read once. So it waits
 * while some of them are there and others are not; the answer has to wait for the last of them anyway. For one request.
 */
export function createBatchScheduler() {
  /** Asked for in this turn of the event loop, by what they are lists of. */
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
    /** Says that a list is being read: from the store alone, for a read that itself waits for a loader would wait for ever. */
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

/** After everybody who waited for an answer has asked on, as DataLoader does it. */
function afterPromises(work: () => void): void {
  void Promise.resolve().then(() => process.nextTick(work));
}
