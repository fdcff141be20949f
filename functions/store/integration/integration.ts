import type { IntegrationId, PersonId } from '../../domain/ids.ts';
import type {
  ClientIntegration,
  IntegrationRecord,
  IntegrationStatus,
  OwnIntegrationsRecord,
} from '../../domain/integration/integration.ts';
import { type Page, type Paging, readPage } from '../dynamodb/page.ts';
import { batchGet } from '../dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../dynamodb/table-access.ts';
import { putVersioned, type Write } from '../dynamodb/writes.ts';
import { commit, type IdempotentCall } from '../idempotency/idempotency.ts';
import { recordOf } from '../items.ts';
import { clientKey, integrationEntryKey, integrationKey, LAST, ownIntegrationsKey } from '../keys.ts';

export const integrationStore = (table: Table) => ({
  /** An integration, strongly consistent. [1 request] */
  byId: (id: IntegrationId): Promise<IntegrationRecord | undefined> => readOne(table, integrationKey(id)),

  /** The integration of an OAuth client; undefined for a client that none has. [2 requests, one after the other] */
  async byClientId(clientId: string): Promise<ClientIntegration | undefined> {
    const client = await readOne<{ integrationId: IntegrationId }>(table, clientKey(clientId));
    const found = client && (await readOne<IntegrationRecord>(table, integrationKey(client.integrationId)));
    return found && hasClient(found) ? found : undefined;
  },

  /** The integrations of a person, oldest first, and the list of them as it was read. [2 requests] */
  async of(owner: PersonId): Promise<{ own: OwnIntegrationsRecord; integrations: IntegrationRecord[] }> {
    const own = (await readOne<OwnIntegrationsRecord>(table, ownIntegrationsKey(owner))) ?? {
      kind: 'ownIntegrations',
      ownerId: owner,
      ids: [],
      version: 0,
    };
    return { own, integrations: await byIds(table, own.ids) };
  },

  /** A page of the integrations with a status, oldest first. [2 requests] */
  async list(status: IntegrationStatus, paging: Paging): Promise<Page<IntegrationRecord>> {
    const { pk, sk } = integrationEntryKey({ status, createdAt: '', id: 'int_' });
    const from = sk.slice(0, sk.indexOf('#') + 1);
    const range = { pk, from, to: from + LAST, consistent: true, list: 'integrations' };
    const page = await readPage(table, range, paging, (item) => item['integrationId'] as IntegrationId);
    const found = new Map(
      (
        await byIds(
          table,
          page.items.map(({ node }) => node),
        )
      ).map((one) => [one.id, one]),
    );
    // One that was deleted, or decided on, since the page was read is left out.
    const items = page.items.flatMap(({ position, node }) => {
      const integration = found.get(node);
      return integration?.status === status ? [{ position, node: integration }] : [];
    });
    return { ...page, items };
  },

  /** Writes a new integration and its place on its owner's list. [1 request] */
  async create(
    integration: IntegrationRecord,
    own: OwnIntegrationsRecord,
    ids: Record<string, string>,
    once?: IdempotentCall,
  ): Promise<void> {
    const ofOwner = { ...own, ids: [...own.ids, integration.id] };
    await commit(
      table,
      [
        putVersioned(table, { ...integrationKey(integration.id), ...integration }, 0),
        putVersioned(table, { ...ownIntegrationsKey(own.ownerId), ...ofOwner }, own.version),
        ...entryMoves(table, undefined, integration),
      ],
      once,
      ids,
    );
  },

  /** Writes an integration, unless it has changed since it was read as `before`. [1 request] */
  async save(
    before: IntegrationRecord,
    after: IntegrationRecord,
    ids: Record<string, string> = {},
    once?: IdempotentCall,
  ): Promise<void> {
    const { clientId } = after;
    const isNewClient = clientId !== undefined && before.clientId === undefined;
    await commit(
      table,
      [
        putVersioned(table, { ...integrationKey(after.id), ...after }, before.version),
        ...entryMoves(table, before, after),
        ...(isNewClient ? [putClient(table, clientId, after.id)] : []),
      ],
      once,
      ids,
    );
  },

  /** Deletes an integration with everything that leads to it, unless one of them has changed. [1 request] */
  async remove(integration: IntegrationRecord, own: OwnIntegrationsRecord): Promise<void> {
    const rest = { ...own, ids: own.ids.filter((id) => id !== integration.id) };
    const { clientId } = integration;
    await commit(table, [
      {
        Delete: {
          TableName: table.name,
          Key: integrationKey(integration.id),
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': integration.version },
        },
      },
      putVersioned(table, { ...ownIntegrationsKey(own.ownerId), ...rest }, own.version),
      ...entryMoves(table, integration, undefined),
      ...(clientId === undefined ? [] : [{ Delete: { TableName: table.name, Key: clientKey(clientId) } }]),
    ]);
  },
});

const hasClient = (integration: IntegrationRecord): integration is ClientIntegration =>
  integration.clientId !== undefined && integration.personId !== undefined;

async function readOne<T>(table: Table, key: Key): Promise<T | undefined> {
  const { Item } = await table.client.call('GetItem', { TableName: table.name, Key: { ...key }, ConsistentRead: true });
  return Item && recordOf<T>(Item);
}

async function byIds(table: Table, ids: readonly IntegrationId[]): Promise<IntegrationRecord[]> {
  const items = await batchGet(table, ids.map(integrationKey));
  return ids.flatMap((id) => {
    const item = items.get(keyText(integrationKey(id)));
    return item ? [recordOf<IntegrationRecord>(item)] : [];
  });
}

const putClient = (table: Table, clientId: string, id: IntegrationId): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...clientKey(clientId), kind: 'integrationClient', integrationId: id } satisfies Item,
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The place among those with the same status, which operators list, follows the status. */
function entryMoves(
  table: Table,
  before: IntegrationRecord | undefined,
  after: IntegrationRecord | undefined,
): Write[] {
  if (before?.status === after?.status) return [];
  const TableName = table.name;
  return [
    ...(before ? [{ Delete: { TableName, Key: { ...integrationEntryKey(before) } } }] : []),
    ...(after
      ? [
          {
            Put: {
              TableName,
              Item: { ...integrationEntryKey(after), kind: 'integrationEntry', integrationId: after.id },
            },
          },
        ]
      : []),
  ];
}
