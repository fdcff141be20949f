/**
 * Which records of the table's stream each consumer is called for, as event filter patterns; and how often. Plain data, for
 * CDK and for the laptop, where only exact matches can be played.
 */
export const streamPatterns = {
  /** The kinds of items that it has a duty for when they change (`functions/changes/consumer.ts`), and revoked grants. */
  changes: [
    {
      dynamodb: { NewImage: { kind: { S: ['erasedAthlete', 'athlete', 'comment', 'instruction', 'run', 'symptom'] } } },
    },
    { eventName: ['REMOVE'], dynamodb: { OldImage: { kind: { S: ['grant'] } } } },
  ],
  /** The kinds of items that it has a duty for when they are new (`functions/outbound/outbound.ts`). */
  outbound: [{ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['webhookDelivery', 'providerEvent'] } } } }],
} satisfies Record<string, object[]>;

export const streamBatchSize = 10;
export const streamRetryAttempts = 5;
/** The stream keeps a record for 24 hours: of what is given up, there are 18 left to look at it. */
export const streamMaxRecordAgeSeconds = 6 * 60 * 60;
