import type { WebhookId } from '../ids.ts';
import type { Instant } from '../vocabulary.ts';
import type { AttemptRecord } from './attempt.ts';
import type { Circuit } from './circuit.ts';

/** How a receiver is doing, as what is sent to it shows. */
export interface EndpointHealth extends Circuit {
  latestAttempt?: AttemptRecord;
}

/**
 * A webhook as it is sent to: one item for each, which says when there is something to send, how its receiver is doing, and
 * who sends. `kindKey` orders them by lane and time in the index `byKind`; without it, nothing waits.
 */
export interface EndpointRecord {
  kind: 'endpoint';
  id: WebhookId;
  /** Absent before the first attempt. */
  health?: EndpointHealth;
  /** Until then, only the holder of the lease sends. */
  leasedUntil?: Instant;
  holder?: string;
  /** Set if there is something to send that the holder may not have seen. */
  woken?: true;
}
