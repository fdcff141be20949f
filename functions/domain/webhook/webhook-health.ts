import type { Instant } from '../vocabulary.ts';
import type { AttemptOutcome, AttemptRecord } from './attempt.ts';
import { isOpen } from './circuit.ts';
import type { EndpointHealth } from './endpoint.ts';
import type { WebhookRecord } from './webhook.ts';

export type WebhookHealthState = 'HEALTHY' | 'FAILING' | 'PAUSED';

/** How a webhook is doing, for its owner. */
export interface WebhookHealth {
  state: WebhookHealthState;
  consecutiveFailures: number;
  failingSince?: Instant;
  pausedUntil?: Instant;
  latestAttempt?: AttemptRecord;
  message: string;
}

/** What failed, as the end of a sentence. */
const words: Record<AttemptOutcome, (attempt: AttemptRecord) => string> = {
  DELIVERED: ({ statusCode }) => `it answered ${statusCode}`,
  REJECTED: ({ statusCode }) => `it answered ${statusCode}, which is not 200 to 299`,
  TIMEOUT: () => 'it did not answer within 5 seconds',
  UNREACHABLE: () => 'no connection could be made, or it broke off',
  REFUSED_ADDRESS: () => 'its name leads to an address that is not on the public internet',
  NO_SECRET: () => 'its secret can no longer be read: replace it with rotateWebhookSecret',
};

/** The health of a webhook at `now`. `known` is absent if nothing was sent to it for ten days. */
export function webhookHealth(
  { status, failingSince }: Pick<WebhookRecord, 'status' | 'failingSince'>,
  known: EndpointHealth | undefined,
  now: Instant,
): WebhookHealth {
  const { failures = 0, openUntil, latestAttempt } = known ?? {};
  const facts = {
    consecutiveFailures: failures,
    ...(failingSince !== undefined && { failingSince }),
    ...(latestAttempt && { latestAttempt }),
  };
  if (status === 'DISABLED')
    return {
      ...facts,
      state: failingSince === undefined ? 'HEALTHY' : 'FAILING',
      message: 'The webhook is disabled: nothing is sent. Enable it with updateWebhook.',
    };
  if (failures === 0 || !latestAttempt)
    return {
      ...facts,
      state: 'HEALTHY',
      message: latestAttempt ? 'The latest message was delivered.' : 'Nothing was sent in the last ten days.',
    };
  const failed = `The last ${failures === 1 ? 'attempt' : `${failures} attempts`} failed: ${words[latestAttempt.outcome](latestAttempt)}.`;
  if (known && openUntil !== undefined && isOpen(known, now))
    return {
      ...facts,
      state: 'PAUSED',
      pausedUntil: openUntil,
      message: `${failed} Messages wait, and one is tried after ${openUntil}. If it is delivered, all others follow.`,
    };
  return { ...facts, state: 'FAILING', message: `${failed} Each message is tried again by itself.` };
}
