import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '../domain/athlete/change.ts';
import { athleteIdIn } from '../domain/ids.ts';
import type { Roles } from '../domain/team/roles.ts';
import { toStored } from '../domain/team/roles.ts';
import { instantAfter } from '../domain/time.ts';
import { setProperty } from './dynamodb/attribute-values.ts';
import type { Item } from './dynamodb/table-access.ts';
import { table } from './dynamodb/table.ts';
import { entityKey, indexKeys, OPEN_SYMPTOM } from './keys.ts';
import { shortEnd, shortLap, type StoredLap, wholeLap } from './short-forms.ts';

/**
 * The one place where records become items and items become records.
 *
 * An item leaves out what its keys and its other attributes say: DynamoDB charges by size, once for the table and again
 * for each index. Exactly what `impliedBy` returns is left out, so that reading restores the record as it was written.
 * Items that were written in full are read by the same function: stored attributes override implied ones.
 *
 * `kind` is kept although the sort key implies it: the stream's consumers filter by it (infra/stream-patterns.ts).
 */
export function entityItem(entity: Entity): Item {
  const key = entityKey(entity.id);
  if (!key) throw new Error(`No key for a ${entity.kind}`);
  const whole: Item = { pk: key.pk, sk: key.sk, ...indexKeys(entity), ...entity };
  if (entity.kind === 'run' && entity.endedAt !== undefined)
    whole['endedAt'] = shortEnd(entity.startedAt, entity.endedAt);
  if (entity.kind === 'run' && entity.laps) whole['laps'] = entity.laps.map((lap) => shortLap(entity.startedAt, lap));
  if (entity.kind === 'symptom') whole['latestObservation'] = shortObservation(whole, entity.latestObservation);
  return without(impliedBy(whole), whole);
}

/** A grant or an invitation as its item holds it: `roles` only where there are several. */
export const withStoredRoles = <T extends { roles: Roles }>({ roles, ...rest }: T): Item => ({
  ...rest,
  ...toStored(roles),
});

/**
 * The record of an item: for an entity, with the attributes that its item leaves out; otherwise the attributes beside
 * its keys.
 */
export function recordOf<T>(item: Item): T {
  const stored = withoutKeys(item);
  const implied = impliedBy(item);
  if (!implied) return stored as T;
  const record = { ...implied, ...stored };
  if (typeof record['endedAt'] === 'number')
    record['endedAt'] = instantAfter(String(record['startedAt']), record['endedAt']);
  if (Array.isArray(record['laps']))
    record['laps'] = record['laps'].map((lap: StoredLap) => wholeLap(String(record['startedAt']), lap));
  if (record['kind'] === 'symptom')
    record['latestObservation'] = wholeObservation(item, record['latestObservation'] as Item);
  return record as T;
}

const keyNames = new Set([
  table.partitionKey,
  table.sortKey,
  ...Object.values(table.indexes),
  ...Object.values(table.globalIndexes),
  table.timeToLive,
] as readonly string[]);

/** Copies property by property: a rest element takes V8 three times as long. */
function withoutKeys(item: Item): Item {
  const stored: Item = {};
  for (const name of Object.keys(item)) if (!keyNames.has(name)) setProperty(stored, name, item[name]);
  return stored;
}

/** `item` without the attributes that are equal to the implied ones. */
function without(implied: Item | undefined, item: Item): Item {
  if (!implied) return item;
  const left: Item = {};
  for (const name of Object.keys(item))
    if (!Object.hasOwn(implied, name) || !isDeepStrictEqual(item[name], implied[name]))
      setProperty(left, name, item[name]);
  return left;
}

/** The length of an instant such as `2026-03-10T12:00:00.000Z`. */
const INSTANT = 24;

/**
 * The properties of a record that its keys and its other attributes imply; undefined if the item is no entity. Every
 * record of the kind has these properties: an optional property cannot be left out.
 */
function impliedBy(item: Item): Item | undefined {
  const [pk, sk] = [String(item['pk']), String(item['sk'])];
  if (sk.startsWith('GRANT#') || sk.startsWith('INV#')) return { roles: [item['role']] };
  if (!pk.startsWith('ATH#')) return undefined;
  const owner = pk.slice(4);
  const rest = sk.slice(4).replaceAll('#', '.');
  const athleteId = `ath_${owner}`;
  const time = typeof item['timeKey'] === 'string' ? item['timeKey'].slice(0, INSTANT) : undefined;
  switch (sk.slice(0, 4)) {
    case 'RUN#':
      return { id: `run_${owner}.${rest}`, athleteId, ...(item['kind'] === 'run' && impliedByRun(item, time)) };
    case 'SES#': {
      const manual = { source: 'manual', sourceName: 'manual', revision: 0, commentCounts: {} };
      return { id: `ses_${owner}.${rest}`, athleteId, ...(item['kind'] === 'session' && manual) };
    }
    case 'SYM#':
      return {
        id: `sym_${owner}.${rest}`,
        athleteId,
        ...(typeof item['kindKey'] === 'string' && item['kindKey'].startsWith(OPEN_SYMPTOM)
          ? { openedAt: item['kindKey'].slice(OPEN_SYMPTOM.length, OPEN_SYMPTOM.length + INSTANT) }
          : {}),
        diagnoses: [],
        mergedFromIds: [],
        commentCounts: {},
      };
    case 'OBS#': {
      const id = `obs_${owner}.${rest}`;
      return { id, ...impliedByObservation(id, item['observedAt'] ?? time) };
    }
    case 'INS#':
      return {
        id: `ins_${owner}.${rest}`,
        athleteId,
        startsAt: time,
        issuedAt: item['startsAt'] ?? time,
        symptomIds: [],
        supersedesIds: [],
        commentCounts: {},
      };
    case 'COM#':
      return { id: `com_${owner}.${rest}`, athleteId, subjectId: subjectOf(owner, item, rest), createdAt: time };
    default:
      return undefined;
  }
}

function impliedByRun(item: Item, time: string | undefined): Item {
  const startedAt = item['startedAt'] ?? time;
  const by = item['recordedBy'] as { id?: unknown; name?: unknown } | undefined;
  return {
    startedAt,
    // The day in UTC. Where the run's zone has the day before or after, the day is stored.
    localDate: typeof startedAt === 'string' ? startedAt.slice(0, 10) : undefined,
    source: by?.id,
    sourceName: by?.name,
    revision: 0,
    observationIds: [],
    commentCounts: {},
    updatedAt: item['recordedAt'],
  };
}

const impliedByObservation = (id: string, observedAt: unknown): Item => ({
  athleteId: athleteIdIn(id),
  symptomId: symptomIn(id),
  observedAt,
  localDate: String(observedAt).slice(0, 10),
  recordedAt: observedAt,
  sensations: [],
});

/** A ULID with the dot before it. */
const ULID = 27;

/** The symptom that an observation was first recorded for: `obs_X.symptom.ulid` -> `sym_X.symptom`. */
const symptomIn = (observationId: string): string => `sym_${observationId.slice(4, -ULID)}`;

/**
 * The subject of a comment, as its key in `byKind` names it: `COM#run#X#instant#…` -> the run's id, `COM#ath#0#…` ->
 * the athlete's. Comments from before ids were random have no such key and name it in their own: `run.X.ulid`.
 */
function subjectOf(owner: string, { kindKey }: Item, rest: string): string {
  const named = typeof kindKey === 'string' ? kindKey.slice(4).replaceAll('#', '.') : rest;
  const [kind, subject] = named.split('.', 2);
  return kind === 'ath' ? `ath_${owner}` : `${kind}_${owner}.${subject}`;
}

/** An observation embedded in a symptom: its id is shortened to `ulid` if it is an observation of this symptom. */
function shortObservation(symptom: Item, observation: object): Item {
  const whole = { ...observation } as Item;
  const id = String(whole['id']);
  const short = without(impliedInside(id, whole), whole);
  return symptomIn(id) === symptom['id'] ? { ...short, id: id.slice(1 - ULID) } : short;
}

function wholeObservation(symptom: Item, observation: Item): Item {
  const stored = String(observation['id']);
  const [pk, sk] = [String(symptom['pk']), String(symptom['sk'])];
  const id = stored.startsWith('obs_') ? stored : `obs_${pk.slice(4)}.${sk.slice(4)}.${stored}`;
  return { ...impliedInside(id, observation), ...observation, id };
}

const impliedInside = (id: string, observation: Item): Item => {
  const { observedAt: _observedAt, ...implied } = impliedByObservation(id, observation['observedAt']);
  return { kind: 'observation', ...implied, version: 1 };
};
