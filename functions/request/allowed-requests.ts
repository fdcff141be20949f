import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDB } from '../store/dynamodb/client.ts';

/**
 * An operation takes as many reads of the store as it stated. Most lists are as long as usual, and few of them larger than
 * 1 MB; where many are at once, this is where the operation ends, rather than with the function's time.
 */
interface Allowance {
  left: number;
}

const allowances = new AsyncLocalStorage<Allowance>();

/** A read beyond what the operation stated. */
export class TooManyRequests extends Error {
  constructor() {
    super(
      'This part needs more requests to the database than were stated. Request fewer items or nested lists at a time.',
    );
    this.name = 'TooManyRequests';
  }
}

/** Work whose reads are counted; without end until `allowRequests` is called in it. */
export const withAllowance = <T>(work: () => T): T => allowances.run({ left: Infinity }, work);

/** From now on, the work that this is called in may take so many reads. */
export function allowRequests(most: number): void {
  const allowance = allowances.getStore();
  if (allowance) allowance.left = most;
}

/** Whether it only reads: nothing is ever stopped between a decision and its write. */
const READS: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query']);

/** The client, which rejects a read that is one too many with TooManyRequests. */
export const limited = (client: DynamoDB): DynamoDB => ({
  use: (around) => client.use(around),
  async call(operation, input) {
    const allowance = READS.has(operation) ? allowances.getStore() : undefined;
    if (allowance && --allowance.left < 0) throw new TooManyRequests();
    return client.call(operation, input);
  },
});
