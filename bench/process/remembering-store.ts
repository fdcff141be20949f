import type { Store } from '../../functions/store/store.ts';

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

/** Whether all of the arguments are the same: lists and objects all along, records by their ids, functions not at all. */
const isSame = (known: readonly unknown[], asked: readonly unknown[]): boolean =>
  asked.every((arg, index) => isAlike(known[index], arg));

function isAlike(known: unknown, asked: unknown): boolean {
  if (known === asked || (typeof known === 'function' && typeof asked === 'function')) return true;
  if (typeof known !== 'object' || typeof asked !== 'object' || known === null || asked === null) return false;
  if (Array.isArray(known) && Array.isArray(asked))
    return known.length === asked.length && asked.every((item, place) => isAlike(known[place], item));
  if ('id' in known && 'id' in asked && typeof known.id === 'string') return known.id === asked.id;
  for (const name in asked)
    if (!isAlike((known as Record<string, unknown>)[name], (asked as Record<string, unknown>)[name])) return false;
  for (const name in known) if (!(name in asked)) return false;
  return true;
}
