import type { IntegrationId, PersonId } from '../../domain/ids.ts';
import type {
  ClientIntegration,
  IntegrationList,
  IntegrationRecord,
  OwnIntegrationsRecord,
} from '../../domain/integration/integration.ts';
import { listsOf } from '../../domain/integration/profile.ts';
import { type Page, type Paging, readPage } from '../dynamodb/page.ts';
import { batchGet } from '../dynamodb/reads.ts';
import { type Item, type Key, keyText, type Table } from '../dynamodb/table-access.ts';
import { putVersioned, type Write } from '../dynamodb/writes.ts';
import { commit, type IdempotentCall } from '../idempotency/idempotency.ts';
import { recordOf } from '../items.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { LAST } from '../keys.ts';
import { clientKey, integrationEntryKey, integrationKey, ownIntegrationsKey, secretExpiryKey } from './keys.ts';

const LISTS = 'INTEGRATIONS';

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

  /** A page of a list of operators, oldest first. [2 requests] */
  async list(list: IntegrationList, paging: Paging): Promise<Page<IntegrationRecord>> {
    const from = `${list}#`;
    const range = { pk: LISTS, from, to: from + LAST, consistent: true, list: 'integrations' };
    const page = await readPage(table, range, paging, (item) => item['integrationId'] as IntegrationId);
    const ids = page.items.map(({ node }) => node);
    const found = new Map((await byIds(table, ids)).map((one) => [one.id, one]));
    // One that was deleted or decided on since the page was read is left out.
    const items = page.items.flatMap(({ position, node }) => {
      const integration = found.get(node);
      return integration && listsOf(integration).includes(list) ? [{ position, node: integration }] : [];
    });
    return { ...page, items };
  },

  /** The integrations with a client secret that has expired, the longest first, at most `most`. [1 request, 1 to read them] */
  async withExpiredSecrets(now: Instant, most: number): Promise<IntegrationRecord[]> {
    const { Items = [] } = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :now',
      ExpressionAttributeValues: { ':pk': LISTS, ':first': 'EXPIRES#', ':now': `EXPIRES#${now}${LAST}` },
      ConsistentRead: true,
      Limit: most,
    });
    return byIds(
      table,
      Items.map((item) => item['integrationId'] as IntegrationId),
    );
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

/** Its places on the lists of operators follow what it is. */
function entryMoves(
  table: Table,
  before: IntegrationRecord | undefined,
  after: IntegrationRecord | undefined,
): Write[] {
  const [from, to] = [entriesOf(before), entriesOf(after)];
  return [
    ...from
      .filter((one) => !to.some(({ key }) => keyText(key) === keyText(one.key)))
      .map(({ key }) => ({ Delete: { TableName: table.name, Key: { ...key } } })),
    ...to
      .filter((one) => !from.some(({ key }) => keyText(key) === keyText(one.key)))
      .map(({ key, integrationId }) => ({
        Put: { TableName: table.name, Item: { ...key, kind: 'integrationEntry', integrationId } satisfies Item },
      })),
  ];
}

/** On lists, and among the secrets that are to be deleted. */
function entriesOf(integration: IntegrationRecord | undefined): { key: Key; integrationId: IntegrationId }[] {
  if (!integration) return [];
  const { id, secrets } = integration;
  const keys = [
    ...listsOf(integration).map((list) => integrationEntryKey(list, integration)),
    ...secrets.flatMap(({ expiresAt }) => (expiresAt === undefined ? [] : [secretExpiryKey(expiresAt, id)])),
  ];
  return keys.map((key) => ({ key, integrationId: id }));
}
