import { type FieldNode, type GraphQLField, type GraphQLResolveInfo, locatedError } from 'graphql';
import type { Context } from './context.ts';
import type { Role } from './domain/words.ts';
import { type Guarded, propertyOf, roleTowards } from './guard.ts';
import type { Arguments } from './plan-arguments.ts';
import { addError, type Errors, keysOf, type Path } from './plan-errors.ts';
import { type Literal, literalOf } from './plan-literal.ts';

/** One execution of a plan. */
export interface Run {
  readonly context: Context;
  readonly variables: Record<string, unknown>;
  /** Arguments, worked out once: they are the same for each item of a list. */
  readonly args: Map<PlannedField, object>;
  readonly errors: Errors;
  /** Not for the first time: what takes a moment to make pays from then on. */
  readonly isRepeated: boolean;
}

/** Turns what a resolver answers into what is sent, or a promise of it. Throws, or rejects for, what is wrong with it. */
export type Complete = (value: unknown, run: Run, path: Path | undefined) => unknown;

/** What can fail by itself: a field, or an item of a list. */
export interface Place {
  readonly nodes: readonly FieldNode[];
  readonly complete: Complete;
  /** An error goes on to what this is in, which cannot be there without it. */
  readonly isNonNull: boolean;
  /** Nothing is inside of it that would have to know where it stands. */
  readonly isLeaf: boolean;
  /** Whether a value, such as a text or a list of texts, is sent as it stands; absent where none is. */
  readonly stands: ((value: unknown) => boolean) | undefined;
}

/** A field of a selection, with all that is known of it before it is resolved. */
export interface PlannedField extends Place {
  /** Its name in the answer. */
  readonly key: string;
  /** Its name in the schema. */
  readonly name: string;
  /** Absent where it takes none. */
  readonly args: Arguments | undefined;
  /** Resolves it behind its guard; absent where it is a property. */
  readonly resolve: GraphQLField<unknown, Context>['resolve'];
  /** The roles that may read it: for others it is null, and not resolved. Absent where everybody may. */
  readonly mayRead: ReadonlySet<Role> | undefined;
}

/** What is asked for of an object. */
export interface Selection {
  readonly fields: readonly PlannedField[];
  /** The roles that may read every field; absent where none has a guard. */
  readonly openTo: ReadonlySet<Role> | undefined;
  /** Those that `literal` does not read. */
  readonly others: readonly PlannedField[];
  /** Made when it is first needed. */
  literal: Literal | undefined;
}

const NO_ARGUMENTS = Object.freeze({});
/** No resolver takes it: `attach-resolvers.ts` refuses one that does. */
export const NO_INFO = undefined as unknown as GraphQLResolveInfo;

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Promise<unknown>>).then === 'function';

/** An object by its fields. Of a guarded type, it is asked once what the viewer is to whom the object belongs. */
export function completeObject(selection: Selection, parent: unknown, run: Run, path: Path | undefined): unknown {
  if (parent instanceof Error) throw parent;
  const role = selection.openTo && roleTowards(parent as Guarded, run.context);
  const isOpen = !selection.openTo || (role !== undefined && selection.openTo.has(role));
  const literal = isOpen && run.isRepeated ? literalFor(selection, parent) : undefined;
  const object = literal ?? {};
  const fields = literal ? selection.others : selection.fields;
  /** Fields that are not there yet. */
  let keys: string[] | undefined;
  let promises: Promise<unknown>[] | undefined;
  try {
    for (const field of fields) {
      const value = isOpen || mayRead(field, role) ? fieldOf(field, parent, run, path) : hidden(field, run, path);
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

function literalFor(selection: Selection, parent: unknown): Record<string, unknown> | undefined {
  selection.literal ??= literalOf(selection.fields);
  try {
    return selection.literal(parent);
  } catch {
    // Field by field it is found out which one fails, and where that belongs.
    return undefined;
  }
}

const mayRead = (field: PlannedField, role: Role | undefined): boolean =>
  !field.mayRead || (role !== undefined && field.mayRead.has(role));

const hidden = (field: PlannedField, run: Run, path: Path | undefined): unknown =>
  field.isNonNull ? completed(field, null, run, path, field.key) : null;

function fieldOf(field: PlannedField, parent: unknown, run: Run, path: Path | undefined): unknown {
  let value: unknown;
  try {
    value = field.resolve
      ? field.resolve(parent, argumentsOf(field, run), run.context, NO_INFO)
      : propertyOf(parent, field.name, argumentsOf(field, run), run.context);
  } catch (error) {
    return failed(field, error, run, { prev: path, key: field.key });
  }
  return completed(field, value, run, path, field.key);
}

function argumentsOf(field: PlannedField, { args, variables }: Run): object {
  if (!field.args) return NO_ARGUMENTS;
  const known = args.get(field);
  if (known) return known;
  const values = field.args(variables);
  args.set(field, values);
  return values;
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
