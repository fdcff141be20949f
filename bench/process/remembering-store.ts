import type { Store } from '../../functions/graphql/store/store.ts';

type Method = (...args: unknown[]) => unknown;

/**
 * A store that asks DynamoDB once and hands out that answer from then on, so that what is measured is everything but the
 * store. For reads alone: a write would be made once, and then only said to have been made.
 */
export function remembering(store: Store): Store {
  const parts = Object.entries(store).map(([name, part]) => [name, typeof part === 'function' ? part : all(part)]);
  return Object.fromEntries(parts) as Store;
}

function all(part: object): object {
  return Object.fromEntries(Object.entries(part).map(([name, method]) => [name, once(method as Method)]));
}

interface Call {
  args: unknown[];
  answer: unknown;
}

function once(method: Method): Method {
  const calls = new Map<string, Call[]>();
  return (...args) => {
    // What comes first tells nearly all calls apart; the rest is compared.
    const key = keyOf(args[0]);
    const known = calls.get(key) ?? [];
    const call = known.find((each) => isSame(each.args, args)) ?? { args, answer: method(...args) };
    if (!known.includes(call)) calls.set(key, [...known, call]);
    return call.answer;
  };
}

/** Tells most calls apart, and is quick: long lists by their ends, records by their ids, functions not at all. */
function keyOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'function') return '';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `${value.length} ${keyOf(value[0])} ${keyOf(value.at(-1))}`;
  if ('id' in value && typeof value.id === 'string') return value.id;
  let key = '';
  for (const name in value) key += ` ${keyOf((value as Record<string, unknown>)[name])}`;
  return key;
}

/** Whether all of the arguments are the same: lists all along, which their ends do not tell. */
function isSame(known: readonly unknown[], asked: readonly unknown[]): boolean {
  return asked.every((arg, index) => {
    const other = known[index];
    if (arg === other) return true;
    if (!Array.isArray(arg) || !Array.isArray(other)) return keyOf(arg) === keyOf(other);
    return (
      arg.length === other.length &&
      arg.every((item, place) => item === other[place] || keyOf(item) === keyOf(other[place]))
    );
  });
}
