import type { AthleteView } from '../domain/athlete/athlete.ts';
import { sumOf } from '../domain/counts.ts';
import { dayOf, meters, type Used, type Uses, usedToday } from '../domain/limits/allowance.ts';
import { type Meter, perDay } from '../domain/limits/limits.ts';
import type { Instant } from '../domain/vocabulary.ts';
import type { Item, Table } from './dynamodb/table-access.ts';
import type { Write } from './dynamodb/writes.ts';
import { stillGives } from './grant.ts';
import { grantKey } from './keys.ts';

/**
 * What somebody writes about an athlete is counted on their own grant, by attributes such as `used_comments`. The grant
 * is read and checked by every change anyway, so counting takes no request and no item more.
 */
const PREFIX = 'used_';

/** What the holder of a grant has used, as its item says; undefined for nothing. */
export function usedIn(grant: Item): Used | undefined {
  const on = grant['usedOn'];
  if (typeof on !== 'string') return undefined;
  const amounts: Uses = {};
  for (const [name, value] of Object.entries(grant))
    if (name.startsWith(PREFIX)) amounts[name.slice(PREFIX.length) as Meter] = Number(value);
  return { on, amounts };
}

interface Writing {
  uses?: Uses | undefined;
  now: Instant;
  /** An athlete's new name, which is also written to their own grant, since it signs what they write. */
  name?: string | undefined;
}

/**
 * The write that stands for the writer: their grant is live, with the roles that they act in, and what they use is added
 * to it while there is room. Exact without reading again: amounts are added, each on the condition that it fits.
 */
export function writerLives(table: Table, { id, me, used }: AthleteView, { uses = {}, now, name }: Writing): Write {
  if (!me) throw new Error('Writing needs a whole view');
  const { condition, names, values } = stillGives(me.roles);
  const conditions = [condition];
  const [set, add, remove]: [string[], string[], string[]] = [[], [], []];
  const amounts = meters(uses);
  if (amounts.length > 0) {
    const isToday = used !== undefined && used.on >= dayOf(now);
    values[':on'] = isToday ? used.on : dayOf(now);
    // The first write of a day replaces all amounts of the day that was read.
    conditions.push(isToday ? 'usedOn = :on' : used ? 'usedOn = :before' : 'attribute_not_exists(usedOn)');
    if (!isToday) set.push('usedOn = :on');
    if (!isToday && used) {
      values[':before'] = used.on;
      Object.keys(used.amounts).forEach((meter, at) => {
        if (amounts.some(([kept]) => kept === meter)) return;
        names[`#s${at}`] = PREFIX + meter;
        remove.push(`#s${at}`);
      });
    }
    amounts.forEach(([meter, amount], at) => {
      names[`#u${at}`] = PREFIX + meter;
      values[`:u${at}`] = amount;
      if (!isToday) return void set.push(`#u${at} = :u${at}`);
      add.push(`#u${at} :u${at}`);
      values[`:room${at}`] = perDay[meter].most - amount;
      conditions.push(`(attribute_not_exists(#u${at}) OR #u${at} <= :room${at})`);
    });
  }
  if (name !== undefined) {
    names['#name'] = 'name';
    values[':name'] = name;
    set.push('person.#name = :name');
  }
  const check = {
    TableName: table.name,
    Key: grantKey(id, me.id),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
  const clauses = { SET: set, ADD: add, REMOVE: remove };
  const update = Object.entries(clauses).flatMap(([verb, parts]) =>
    parts.length > 0 ? [`${verb} ${parts.join(', ')}`] : [],
  );
  return update.length === 0 ? { ConditionCheck: check } : { Update: { ...check, UpdateExpression: update.join(' ') } };
}

/** The view after such a write, for further writes of the same request. */
export function afterUse(view: AthleteView, uses: Uses | undefined, now: Instant): AthleteView {
  if (!uses || meters(uses).length === 0) return view;
  const on = view.used && view.used.on >= dayOf(now) ? view.used.on : dayOf(now);
  return { ...view, used: { on, amounts: sumOf(usedToday(view.used, now), uses) } };
}
