import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { Entity } from '../domain/athlete/change.ts';
import { batchGet } from './dynamodb/reads.ts';
import { type Key, keyText, type Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { entityKey } from './keys.ts';

export const entityStore = (table: Table) => ({
  /**
   * Things of athletes by their ids, strongly consistent, undefined for what is none or missing. Each comes with the
   * athlete it belongs to; the caller checks the viewer's grant on her. [1 request for 100, 1 RCU each]
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

  /** One thing of an athlete as it is at this moment, to decide upon. [1 request, 1 RCU] */
  async fresh<K extends Entity['kind']>(
    view: AthleteView,
    id: string,
    kind: K,
  ): Promise<Extract<Entity, { kind: K }> | undefined> {
    const key = entityKey(id);
    if (key?.athleteId !== view.id) return undefined;
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: { pk: key.pk, sk: key.sk },
      ConsistentRead: true,
    });
    const entity = Item && recordOf<Entity>(Item);
    return entity?.kind === kind ? (entity as Extract<Entity, { kind: K }>) : undefined;
  },
});

/** Records by their keys, strongly consistent, at the places of the keys. */
export async function recordsAt<T>(table: Table, keys: readonly Key[]): Promise<(T | undefined)[]> {
  const found = await batchGet(table, keys);
  return keys.map((key) => {
    const item = found.get(keyText(key));
    return item && recordOf<T>(item);
  });
}
