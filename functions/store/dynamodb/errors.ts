/** How many times a request is attempted when DynamoDB leaves it unfinished or it conflicts with another. */
export const MAX_TRIES = 6;

/** The store could not finish within its retry limit. Nothing is half-written; the caller may try again. */
export class StoreBusy extends Error {
  constructor(what: string) {
    super(`The store is busy: ${what}`);
    this.name = 'StoreBusyException';
  }
}

/** An item that the write depends on has changed: read and decide again. */
export class WriteConflict extends Error {}
