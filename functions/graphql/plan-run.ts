import { locatedError } from 'graphql';
import type { Role } from '../domain/vocabulary.ts';
import { type Guarded, propertyOf, roleTowards } from './schema/field-authorization.ts';
import { addError, keysOf, type Path } from './plan-errors.ts';
import { argumentsOf, type Place, type PlannedField, type Run, type Selection } from './plan-field.ts';
import { Later, literalOf } from './plan-literal.ts';

const UNREAD = new Later('to be read again', undefined);

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Promise<unknown>>).then === 'function';

export const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** An object by its fields. Of a guarded type, it is asked once what the viewer is to whom the object belongs. */
export function completeObject(selection: Selection, parent: unknown, run: Run, path: Path | undefined): unknown {
  if (parent instanceof Error) throw parent;
  const role = selection.openTo && roleTowards(parent as Guarded, run.context);
  const isOpen = !selection.openTo || (role !== undefined && selection.openTo.has(role));
  if (selection.literal === undefined && run.isRepeated) selection.literal = literalOf(selection.fields) ?? null;
  const literal = isOpen ? selection.literal : undefined;
  const object = literal ? literal(parent, run) : {};
  const fields = literal && !run.hasLater ? selection.others : selection.fields;
  run.hasLater = false;
  /** Fields that are not there yet. */
  let keys: string[] | undefined;
  let promises: Promise<unknown>[] | undefined;
  try {
    for (const field of fields) {
      const given = literal && field.isInLiteral ? object[field.key] : UNREAD;
      if (!(given instanceof Later)) continue;
      const value =
        isOpen || mayRead(field, role) ? fieldOf(field, given, parent, run, path) : hidden(field, run, path);
      if (isPromise(value)) {
        // Its place is here.
        object[field.key] = undefined;
        (keys ??= []).push(field.key);
        (promises ??= []).push(value);
      } else object[field.key] = value;
    }
  } catch (error) {
    if (!promises || !keys) throw error;
    // The others are under way, and may fail, too.
    return settled(object, keys, promises).finally(() => {
      throw error;
    });
  }
  return promises && keys ? settled(object, keys, promises) : object;
}

/** The object, once all that is not there yet is. */
function settled(object: Record<string, unknown>, keys: string[], promises: Promise<unknown>[]): Promise<unknown> {
  return Promise.all(promises).then((values) => {
    keys.forEach((key, index) => (object[key] = values[index]));
    return object;
  });
}

const mayRead = (field: PlannedField, role: Role | undefined): boolean =>
  !field.mayRead || (role !== undefined && field.mayRead.has(role));

const hidden = (field: PlannedField, run: Run, path: Path | undefined): unknown =>
  field.isNonNull ? completed(field, null, run, path, field.key) : null;

function fieldOf(field: PlannedField, given: Later, parent: unknown, run: Run, path: Path | undefined): unknown {
  if (given.is === 'thrown') return failed(field, given.value, run, { prev: path, key: field.key });
  let { value } = given;
  try {
    if (given.is === 'to be read again')
      value = field.resolve
        ? field.resolve(parent, argumentsOf(field, run), run.context, field.info)
        : propertyOf(parent, field.name, argumentsOf(field, run), run.context);
  } catch (error) {
    return failed(field, error, run, { prev: path, key: field.key });
  }
  return completed(field, value, run, path, field.key);
}

/** The items of a list, which each may fail. */
export function completeList(item: Place, list: Iterable<unknown>, run: Run, path: Path | undefined): unknown {
  const items: unknown[] = [];
  let isWaiting = false;
  try {
    for (const value of list) {
      const each = completed(item, value, run, path, items.length);
      isWaiting ||= isPromise(each);
      items.push(each);
    }
  } catch (error) {
    // Those under way may fail, too, and what nobody waits for ends the process.
    if (isWaiting) void Promise.allSettled(items);
    throw error;
  }
  return isWaiting ? Promise.all(items) : items;
}

/**
 * A value, completed; null where it fails and may be null. It takes as many turns as graphql-js does: what comes first decides
 * which of two errors is told first, and what loaders read together.
 */
function completed(place: Place, value: unknown, run: Run, prev: Path | undefined, key: string | number): unknown {
  // Of most leaves nobody ever asks.
  const path = place.isLeaf ? undefined : { prev, key };
  try {
    const result = isPromise(value)
      ? value.then((resolved) => place.complete(resolved, run, path))
      : place.complete(value, run, path);
    if (!isPromise(result)) return result;
    return result.then(undefined, (error: unknown) => failed(place, error, run, path ?? { prev, key }));
  } catch (error) {
    return failed(place, error, run, path ?? { prev, key });
  }
}

function failed(place: Place, thrown: unknown, run: Run, path: Path): null {
  const error = locatedError(thrown, place.nodes, keysOf(path));
  if (place.isNonNull) throw error;
  addError(run.errors, error, path);
  return null;
}
