import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { Entity } from '../domain/athlete/change.ts';
import { batchGet } from './dynamodb/reads.ts';
import { type Key, keyText, type Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { entityKey } from './keys.ts';

export const entityStore = (table: Table) => ({
  /**
   * Loads entities of athletes by id, strongly consistent; undefined if malformed or missing. Each comes with the id of
   * its athlete; the caller checks the viewer's grant. [1 request for 100, 1 RCU each]
   */
  async byIds(ids: readonly string[]): Promise<(Entity | undefined)[]> {
    const keys = ids.map(entityKey);
    const found = await batchGet(
      table,
      keys.filter((key) => key !== undefined),
    );
    return keys.map((key) => {
      const item = key && found.get(keyText(key));
      return item && recordOf<Entity>(item);
    });
  },

  /** Reads the current version of an entity of one of the kinds, for a decision. [1 request, 1 RCU] */
  async fresh<K extends Entity['kind']>(
    view: AthleteView,
    id: string,
    ...kinds: K[]
  ): Promise<Extract<Entity, { kind: K }> | undefined> {
    const key = entityKey(id);
    if (key?.athleteId !== view.id) return undefined;
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: { pk: key.pk, sk: key.sk },
      ConsistentRead: true,
    });
    const entity = Item && recordOf<Entity>(Item);
    return kinds.some((kind) => kind === entity?.kind) ? (entity as Extract<Entity, { kind: K }>) : undefined;
  },
});

/** Reads records by key, strongly consistent, in the order of the keys. */
export async function recordsAt<T>(table: Table, keys: readonly Key[]): Promise<(T | undefined)[]> {
  const found = await batchGet(table, keys);
  return keys.map((key) => {
    const item = found.get(keyText(key));
    return item && recordOf<T>(item);
  });
}
