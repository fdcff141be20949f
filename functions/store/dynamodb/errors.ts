/** How many times a request is attempted when DynamoDB leaves it unfinished or it conflicts with another. */
export const MAX_TRIES = 6;

/**
 * Who gives way when writes conflict. What keeps an athlete safe (an instruction, a withdrawal, a revocation, a clearance)
 * is attempted more often and waits less, so that it finds its gap between any number of ordinary writes.
 */
export type Weight = 'ordinary' | 'safety';
export const MAX_ATTEMPTS: Readonly<Record<Weight, number>> = { ordinary: MAX_TRIES, safety: 8 * MAX_TRIES };

/** The store could not finish within its retry limit. Nothing is half-written; the caller may try again. */
export class StoreBusy extends Error {
  constructor(what: string) {
    super(`The store is busy: ${what}`);
    this.name = 'StoreBusyException';
  }
}

/** An item that the write depends on has changed: read and decide again. */
export class WriteConflict extends Error {}
