/**
 * The records of the table's stream for which each consumer is called, as event filter patterns, and how often. Plain data for
 * CDK and for the local system, which supports only exact matches. Lambda takes at most five patterns
 * for a consumer (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html), ten on request.
 */
export const streamPatterns = {
  /** The kinds of items that it processes when they change (`functions/changes/consumer.ts`), and revoked grants. */
  changes: [
    {
      dynamodb: {
        NewImage: {
          kind: { S: ['erasedAthlete', 'deletedAccount', 'access', 'run', 'deletedRun', 'session', 'symptom'] },
        },
      },
    },
    // New ones alone: a change of theirs causes no event (`functions/domain/webhook/webhook-event.ts`).
    { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['comment', 'instruction'] } } } },
    // And of an athlete changes alone.
    { eventName: ['MODIFY'], dynamodb: { NewImage: { kind: { S: ['athlete'] } } } },
    { eventName: ['REMOVE'], dynamodb: { OldImage: { kind: { S: ['grant'] } } } },
    // Imports that have ended: each step of one is a change, too.
    {
      eventName: ['MODIFY'],
      dynamodb: { NewImage: { kind: { S: ['import'] }, status: { S: ['FINISHED', 'FAILED'] } } },
    },
  ],
  /** The kinds of items that it processes when they are new (`functions/outbound/outbound.ts`). */
  outbound: [
    {
      eventName: ['INSERT'],
      dynamodb: { NewImage: { kind: { S: ['webhookDelivery', 'announcement', 'providerEvent'] } } },
    },
  ],
} satisfies Record<string, object[]>;

/**
 * Batches are large, so that old runs, which `changes` tells of together, are few to it, and what is new overtakes hundreds of
 * them; and that an event which many webhooks hear of is one call of `outbound`.
 */
export const streamBatchSizes = { changes: 500, outbound: 50 } satisfies Record<keyof typeof streamPatterns, number>;
export const streamRetryAttempts = 5;
/** The stream keeps a record for 24 hours, so 18 hours are left to inspect one that was given up. */
export const streamMaxRecordAgeSeconds = 6 * 60 * 60;
