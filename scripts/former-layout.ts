import type { Entity } from '../functions/domain/athlete/change.ts';
import { restOf } from '../functions/domain/ids.ts';
import { isOpen } from '../functions/domain/symptom/symptom-course.ts';
import type { Item } from '../functions/store/dynamodb/table-access.ts';
import { entityKey, indexKeys } from '../functions/store/keys.ts';

/**
 * MIGRATION: the item of an entity as it was written before items left out what their keys say, with open symptoms where they
 * lay then. It goes with functions/store/former-symptoms.ts.
 */
export function formerItem(entity: Entity): Item {
  const key = entityKey(entity.id);
  if (!key) throw new Error(`No key for a ${entity.kind}`);
  return { pk: key.pk, sk: key.sk, ...formerIndexKeys(entity), ...entity };
}

function formerIndexKeys(entity: Entity): object {
  const rest = restOf(entity.id);
  if (entity.kind === 'run') return { ...indexKeys(entity), typeKey: `${entity.type}#${entity.startedAt}#${rest}` };
  if (entity.kind === 'symptom') return isOpen(entity) ? { kindKey: `SYMPTOM#${entity.openedAt}#${rest}` } : {};
  return indexKeys(entity);
}
