import type { NewId } from '../domain/ids.ts';
import type { Logger } from '../runtime/logger.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';

/** What an application is made of: on AWS Lambda, on a laptop and in tests only these differ. */
export interface AppParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  newId: NewId;
  logger: Logger;
  /** Waits before a further try; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
  /** Calls of an integration in a minute; a test may need other bounds than the domain's. */
  callsPerMinute?: number;
  /** On a laptop: webhooks may go to `http://localhost`. Never on Lambda. */
  allowLocalWebhooks?: boolean;
}
