import type { AthleteId } from '../domain/ids.ts';
import type { Open, OpenPart } from '../store/open.ts';

/** One Query: the parts requested so far, and its result. */
interface Read {
  parts: Set<OpenPart>;
  begun: boolean;
  open: Promise<Open>;
}

export interface OpenLoader {
  /** What is open of an athlete now, with at least this part. */
  load(id: AthleteId, part: OpenPart): Promise<Open>;
  /** Adds this part to the athlete's next Query, if there is one. */
  bringAlong(id: AthleteId, part: OpenPart): void;
  /** What was loaded, or is being loaded, in this request; undefined otherwise. */
  known(id: AthleteId, part: OpenPart): Promise<Open> | undefined;
  /** Clears what was loaded. */
  clear(id: AthleteId): void;
}

/**
 * Loads the open instructions and symptoms of athletes, for one request. Each athlete takes one Query, for whichever
 * fields need it at the same time, and only the requested parts are read.
 */
export function createOpenLoader(read: (id: AthleteId, parts: ReadonlySet<OpenPart>) => Promise<Open>): OpenLoader {
  const reads = new Map<AthleteId, Read[]>();
  const alongWithNext = new Map<AthleteId, Set<OpenPart>>();

  function begin(id: AthleteId): Read {
    const parts = new Set<OpenPart>(alongWithNext.get(id));
    const begun: Read = {
      parts,
      begun: false,
      // By then, the fields that are resolved together have requested their parts.
      open: new Promise<void>((resolve) => process.nextTick(resolve)).then(() => {
        begun.begun = true;
        return read(id, parts);
      }),
    };
    // Those who await it see the error. Without this handler, a prefetch that fails before anyone awaits it would be an
    // unhandled rejection.
    begun.open.catch(() => undefined);
    reads.set(id, [...(reads.get(id) ?? []), begun]);
    return begun;
  }

  const readOf = (id: AthleteId, part: OpenPart): Read | undefined =>
    reads.get(id)?.find(({ parts }) => parts.has(part)) ?? reads.get(id)?.find(({ begun }) => !begun);

  return {
    load(id, part) {
      const found = readOf(id, part) ?? begin(id);
      found.parts.add(part);
      return found.open;
    },
    bringAlong(id, part) {
      const found = readOf(id, part);
      if (found) found.parts.add(part);
      else alongWithNext.set(id, (alongWithNext.get(id) ?? new Set<OpenPart>()).add(part));
    },
    known: (id, part) => reads.get(id)?.find(({ parts }) => parts.has(part))?.open,
    clear: (id) => void reads.delete(id),
  };
}
