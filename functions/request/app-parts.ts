import type { TrackFiles } from './run-track.ts';
import type { NewId } from '../domain/ids.ts';
import type { ClientLimits, PersonLimits } from '../domain/rate-limit.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { SettingsClients } from './known-clients.ts';
import type { DynamoDB } from '../store/dynamodb/client.ts';
import type { DerivedKeys } from '../store/secrets/derived-keys.ts';
import type { Vault } from '../store/secrets/vault.ts';

/** The parts of an application. AWS Lambda, the laptop and the tests differ only in these. */
export interface AppParts {
  client: DynamoDB;
  tableName: string;
  /** Milliseconds since the epoch. */
  clock: { now(): number };
  newId: NewId;
  logger: Logger;
  /** Where it counts; nowhere on a laptop and in most tests. */
  metrics?: Metrics;
  /** What cursors are sealed with; random by default. */
  keys?: DerivedKeys;
  /** What secrets are sealed with. Needed by what writes or shows one. */
  vault?: Vault;
  /** Where tracks of runs are kept. Without it, none is. */
  tracks?: TrackFiles;
  /** Waits before a retry; tests do not wait. */
  pause?: (tries: number) => Promise<void>;
  /** Waits until slower readers are done, before a revocation is acknowledged; tests do not wait. */
  settle?: (milliseconds: number) => Promise<unknown>;
  /** What integrations may do per minute; if left out, what `env` sets, and otherwise the domain's limits. */
  clientLimits?: Partial<ClientLimits>;
  /** What people may do per minute; if left out, what `env` sets, and otherwise the domain's limits. */
  limits?: PersonLimits;
  /** The clients that the deployment's settings name; if left out, those in `env`. */
  settingsClients?: SettingsClients;
  /** The settings of the deployment. */
  env?: Readonly<Record<string, string | undefined>>;
  /** On a laptop, webhooks may go to `http://localhost`. Never on Lambda. */
  allowLocalWebhooks?: boolean;
}
