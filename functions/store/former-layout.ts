import type { Entity } from '../domain/athlete/change.ts';
import { restOf } from '../domain/ids.ts';
import { isOpen } from '../domain/symptom/symptom-course.ts';
import type { Item, Table } from './dynamodb/table-access.ts';
import { entityItem } from './items.ts';
import { entityKey, indexKeys } from './keys.ts';

/**
 * MIGRATION: goes with former-symptoms.ts.
 *
 * Writes the item of an entity as before items left out what their keys say, with open symptoms under their former
 * keys. While functions of two releases run side by side, each must understand what the other writes. Hence a setting
 * of this release reads both layouts and writes the former one.
 */
export function formerItem(entity: Entity): Item {
  const key = entityKey(entity.id);
  if (!key) throw new Error(`No key for a ${entity.kind}`);
  return { pk: key.pk, sk: key.sk, ...formerIndexKeys(entity), ...entity };
}

/** Writes the item of an entity in the layout that this table's functions are set to. */
export const itemFor = ({ layout }: Table, entity: Entity): Item =>
  layout === 'former' ? formerItem(entity) : entityItem(entity);

function formerIndexKeys(entity: Entity): object {
  const rest = restOf(entity.id);
  if (entity.kind === 'run') {
    const { changeKey: _unknownThen, ...keys } = indexKeys(entity);
    return { ...keys, typeKey: `${entity.type}#${entity.startedAt}#${rest}` };
  }
  if (entity.kind === 'symptom') return isOpen(entity) ? { kindKey: `SYMPTOM#${entity.openedAt}#${rest}` } : {};
  if (entity.kind === 'observation') return { timeKey: `${entity.observedAt}#OBS#${rest}` };
  // On no timeline, and deleted ones in no list: the release before would stumble over them.
  if (entity.kind === 'session') return { kindKey: indexKeys(entity).kindKey };
  if (entity.kind === 'deletedRun' || entity.kind === 'deletedSession') return {};
  return indexKeys(entity);
}
