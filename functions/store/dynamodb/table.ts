/**
 * The one table, described once as plain data. It is projected twice: to CDK for AWS (`infra/table.ts`) and to
 * `CreateTable` for DynamoDB Local (`infra/local/dynamodb/table.ts`); a test asserts that both agree.
 *
 * Every index that a rule or a board is read from is *local*: it shares its partition (an athlete, or a person) with the table, so a strongly consistent
 * Query on it is possible. Pain, restrictions and access are never read from an index that may lag behind.
 * All keys are strings; a sparse index holds just the items that carry its sort key.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Index name -> its sort key attribute. Each index projects all attributes. */
  indexes: {
    /** Runs, observations, instructions and comments of one athlete, merged by the time they refer to. */
    byTime: 'timeKey',
    /**
     * Runs by start (`RUN#…`), and what is open now by kind: instructions, symptoms, and a person's athletes to look
     * after.
     */
    byKind: 'kindKey',
    /** Runs of one type by start. */
    byType: 'typeKey',
  },
  /**
   * Global indexes, which lag behind by moments, can be added to a table that is there, and project the keys alone: what they
   * name is then read from the table.
   */
  globalIndexes: {
    /** Runs and what is left of deleted ones, by who recorded them and when they last changed. */
    byChange: 'changeKey',
  },
  /** Seconds since the epoch after which DynamoDB may delete the item. It may be late, so readers filter. */
  timeToLive: 'expiresAtSeconds',
} as const;

export type IndexName = keyof typeof table.indexes;
export type GlobalIndexName = keyof typeof table.globalIndexes;

/**
 * The one item that is about nobody: the first deployment writes it, and each later one reads it through the API, so that it
 * notices if the table is not the one from before.
 */
export const deploymentRecord = { pk: 'DEPLOYMENT', sk: 'RECORD' } as const;
