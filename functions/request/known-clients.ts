import type { Scope } from '../domain/access/scope-access.ts';
import type { ClientIntegration } from '../domain/integration/integration.ts';
import type { Store } from '../store/store.ts';
import { RequestError } from './request-error.ts';

/** A client that may call. */
export interface KnownClient {
  /** What it may do at most, whatever its token says. */
  scopes: ReadonlySet<Scope>;
  /** Absent for a client that only the deployment's settings know. */
  integration?: ClientIntegration;
}

/** The OAuth clients that the deployment's settings name. */
export type SettingsClients = Pick<ReadonlySet<string>, 'has'>;

/**
 * For how long an instance goes on answering a client after it was suspended, deleted or limited. A client that may not call
 * is looked up each time, so an approval holds at once.
 */
export const CLIENT_FRESH_MS = 60_000;
const MOST_CLIENTS = 1_000;

const ofSettings: KnownClient = { scopes: new Set<Scope>(['runs:read', 'runs:write']) };

/** The clients of the settings, by the function's environment. */
export const readSettingsClients = (env: Readonly<Record<string, string | undefined>>): SettingsClients =>
  new Set((env['INTEGRATION_CLIENT_IDS'] ?? '').split(',').filter((id) => id !== ''));

/**
 * Looks up a client by its ID: its record if it has one, otherwise the settings. UNAUTHENTICATED unless it is approved. [2
 * requests, one after the other, once a minute and instance; otherwise none]
 */
export function createKnownClients(store: Pick<Store, 'integrations'>, settings: SettingsClients) {
  const known = new Map<string, { client: KnownClient; until: number }>();
  return async (clientId: string, nowMs: number): Promise<KnownClient> => {
    const remembered = known.get(clientId);
    if (remembered && remembered.until > nowMs) return remembered.client;
    known.delete(clientId);
    const integration = await store.integrations.byClientId(clientId);
    const client = integration ? approved(integration) : settings.has(clientId) ? ofSettings : undefined;
    if (!client)
      throw new RequestError(
        'UNAUTHENTICATED',
        'This client may not call: it is not registered, not approved, or suspended. Its developer sees its status.',
      );
    if (known.size >= MOST_CLIENTS) known.clear();
    known.set(clientId, { client, until: nowMs + CLIENT_FRESH_MS });
    return client;
  };
}

const approved = (integration: ClientIntegration): KnownClient | undefined =>
  integration.status === 'APPROVED' ? { scopes: new Set(integration.scopes), integration } : undefined;
