import type { AthleteId } from '../domain/ids.ts';
import type { Open, OpenPart } from '../store/open.ts';

/** One Query: of which parts, as far as is known yet, and what it brings. */
interface Read {
  parts: Set<OpenPart>;
  begun: boolean;
  open: Promise<Open>;
}

export interface OpenLoader {
  /** What is open of an athlete now, with this part of it. */
  load(id: AthleteId, part: OpenPart): Promise<Open>;
  /** Lets the next Query of the athlete bring this part, too, if there is one. */
  bringAlong(id: AthleteId, part: OpenPart): void;
  /** The same if it was loaded in this request, or is being loaded. */
  known(id: AthleteId, part: OpenPart): Promise<Open> | undefined;
  /** What was loaded no longer counts. */
  clear(id: AthleteId): void;
}

/**
 * Reads the instructions and symptoms of athletes that are open now: those of one athlete in one Query, whichever fields ask
 * for them together, and just the part that is asked for. For one request.
 */
export function createOpenLoader(read: (id: AthleteId, parts: ReadonlySet<OpenPart>) => Promise<Open>): OpenLoader {
  const reads = new Map<AthleteId, Read[]>();
  const alongWithNext = new Map<AthleteId, Set<OpenPart>>();

  function begin(id: AthleteId): Read {
    const parts = new Set<OpenPart>(alongWithNext.get(id));
    const begun: Read = {
      parts,
      begun: false,
      // Fields that are resolved together have asked for their parts by then.
      open: new Promise<void>((resolve) => process.nextTick(resolve)).then(() => {
        begun.begun = true;
        return read(id, parts);
      }),
    };
    // Those who wait for it see the error. It may be read ahead, before anybody waits.
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
