/** How often a request is tried that DynamoDB left unfinished or that collided with another. */
export const MAX_TRIES = 6;

/** The store could not finish after bounded tries. Nothing is half-written; the caller may try again. */
export class StoreBusy extends Error {
  constructor(what: string) {
    super(`The store is busy: ${what}`);
    this.name = 'StoreBusyException';
  }
}

/** Something that a write rested on changed meanwhile: whoever decided on it reads and decides again. */
export class WriteConflict extends Error {}
