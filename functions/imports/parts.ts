import type { NewId } from '../domain/ids.ts';
import type { PersonLimits } from '../domain/rate-limit.ts';
import type { BatchLogger } from '../runtime/logger.ts';
import type { Files } from '../store/files/files.ts';
import type { Store } from '../store/store.ts';

/** What work in the background is done with. */
export interface WorkParts {
  store: Store;
  files: Files;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  newId: NewId;
  limits: PersonLimits;
  logger: BatchLogger;
}

/** The milliseconds that Lambda leaves for the call. */
export type TimeLeft = () => number;
