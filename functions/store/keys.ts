import type { Entity } from '../domain/athlete/change.ts';
import type { CommentSubjectId } from '../domain/comment/comment.ts';
import { endOf } from '../domain/instruction/in-force.ts';
import { type AthleteId, keyOf, parseId, type PersonId, restOf, type RunId } from '../domain/ids.ts';
import type { DeletedRunRecord } from '../domain/run/run-record.ts';
import type { DeletedSessionRecord } from '../domain/session/session.ts';
import type { Instant, RunType } from '../domain/vocabulary.ts';
import type { Item, Key } from './dynamodb/table-access.ts';
import { shortHash } from './hash.ts';

/** Sorts after every instant: an instruction without an end. */
export const FOREVER = '9999-12-31T23:59:59.999Z';
/** Sorts after every key with the same prefix: `~` comes after all characters used in keys. */
export const LAST = '~';

export const athletePartition = (id: AthleteId): string => `ATH#${keyOf(id)}`;
export const personPartition = (id: PersonId): string => `PER#${keyOf(id)}`;

export const profileKey = (id: AthleteId): Key => ({ pk: athletePartition(id), sk: 'PROFILE' });
export const grantKey = (id: AthleteId, person: PersonId): Key => ({
  pk: athletePartition(id),
  sk: `GRANT#${keyOf(person)}`,
});
/** The number of comments on an athlete themselves, by audience. It sorts before grants: an erasure deletes it after them. */
export const commentCountsKey = (id: AthleteId): Key => ({ pk: athletePartition(id), sk: 'COUNTS' });
/** The other side of a grant, in its holder's partition: rosters and boards are read from it. */
export const rosterEntryKey = (id: AthleteId, person: PersonId): Key => ({
  pk: personPartition(person),
  sk: `ATH#${keyOf(id)}`,
});
export const personKey = (id: PersonId): Key => ({ pk: personPartition(id), sk: 'PERSON' });
export const invitationKey = (person: string, ulid: string): Key => ({ pk: `PER#${person}`, sk: `INV#${ulid}` });
export const receiptKey = (person: PersonId, hash: string): Key => ({
  pk: personPartition(person),
  sk: `RECEIPT#${hash}`,
});
/** The same in a partition of its own, for clients whose calls would be too many for theirs. It names nobody. */
export const spreadReceiptKey = (person: PersonId, hash: string): Key => ({
  pk: `RECEIPT#${shortHash(`${person} ${hash}`)}`,
  sk: 'RECEIPT',
});
/** What is counted by the minute: a person's writes, what supporters say to an athlete. */
export type Counted = 'WRITES' | 'SAFETY' | 'COMMENTS';
/**
 * A count of a minute; minutes are counted from the epoch. What is counted for an athlete lies outside of their partition,
 * which an erasure leaves empty, and under a hash, which names nobody.
 */
export const rateKey = (whose: PersonId | AthleteId, minute: number, what: Counted): Key => ({
  pk: whose.startsWith('per_') ? personPartition(whose as PersonId) : `RATE#${shortHash(whose)}`,
  sk: `RATE#${what}#${minute}`,
});
/**
 * The count of the calls of a client in a minute, or of those for one athlete. Each minute has a partition of its own, which
 * shares nothing with what else the client writes, and names nobody.
 */
export const callsKey = (whose: string, minute: number): Key => ({
  pk: `RATE#${shortHash(`${whose} ${minute}`)}`,
  sk: 'CALLS',
});

const sortKeyPrefix = { run: 'RUN#', ses: 'SES#', sym: 'SYM#', obs: 'OBS#', ins: 'INS#', com: 'COM#' } as const;

/** The key of the entity with this id; undefined if the id is malformed or not of an athlete's entity. */
export function entityKey(id: string): (Key & { athleteId: AthleteId }) | undefined {
  const parsed = parseId(id);
  if (!parsed?.athleteId || !Object.hasOwn(sortKeyPrefix, parsed.kind)) return undefined;
  const prefix = sortKeyPrefix[parsed.kind as keyof typeof sortKeyPrefix];
  return {
    pk: athletePartition(parsed.athleteId),
    sk: prefix + parsed.rest.replace(/\./g, '#'),
    athleteId: parsed.athleteId,
  };
}

/**
 * The prefix of open symptoms in `byKind`. It comes right after instructions, which sort by their end, so that one
 * Query from `INSTRUCTION#now~` on returns all that is open.
 */
export const OPEN_SYMPTOM = 'OPEN_SYMPTOM#';

/** The prefixes of runs and of sessions in `byKind`, by their start: those of some days are one Query. */
export const RUN = 'RUN#';
export const SESSION = 'SESSION#';

/** The prefix, in `byKind`, of what is left of deleted runs and sessions that had been judged, by when they were deleted. */
export const DELETED = 'DELETED#';

/** The prefix of observations in `byKind` that were made during a run and do not say which: by the instant, to find it. */
export const FELT_WITHOUT_RUN = 'FELT#';

/**
 * Whether runs of a type are in the index `byType`. Most runs are easy or have no type: for those, the index would cost
 * a write a run, while finding them among all runs costs next to nothing. See docs/access-patterns.md for the figures.
 */
export const isIndexedType = (type: RunType): boolean => type !== 'EASY' && type !== 'OTHER';

/** The prefix of the comments on one subject in `byKind`, by time: `COM#run#…#`, `COM#ath#0#`. */
export const commentPrefix = (subject: CommentSubjectId): string =>
  subject.startsWith('ath_') ? 'COM#ath#0#' : `COM#${subject.slice(0, 3)}#${restOf(subject)}#`;

interface IndexKeys {
  timeKey?: string;
  kindKey?: string;
  typeKey?: string;
  changeKey?: string;
}

const deletedKey = ({ id, deletedAt, formerVerdicts }: DeletedRunRecord | DeletedSessionRecord): IndexKeys =>
  formerVerdicts ? { kindKey: `${DELETED}${deletedAt}#${id.slice(0, 3)}#${restOf(id)}` } : {};

/** The sort keys of an entity in the indexes; absent for an index that the entity is not in. */
export function indexKeys(entity: Entity): IndexKeys {
  const rest = restOf(entity.id);
  switch (entity.kind) {
    case 'run':
      return {
        timeKey: `${entity.startedAt}#RUN#${rest}`,
        kindKey: `${RUN}${entity.startedAt}#${rest}`,
        ...(isIndexedType(entity.type) && { typeKey: `${entity.type}#${entity.startedAt}#${rest}` }),
        ...changeKeyOf(entity, entity.updatedAt),
      };
    case 'deletedRun':
      return { ...deletedKey(entity), ...changeKeyOf(entity, entity.deletedAt) };
    case 'deletedSession':
      return deletedKey(entity);
    case 'session':
      return { timeKey: `${entity.startedAt}#SES#${rest}`, kindKey: `${SESSION}${entity.startedAt}#${rest}` };
    case 'symptom':
      return entity.status === 'ACTIVE' || entity.status === 'RECURRED'
        ? { kindKey: `${OPEN_SYMPTOM}${entity.openedAt}#${rest}` }
        : {};
    case 'observation':
      return {
        timeKey: `${entity.observedAt}#OBS#${rest}`,
        ...(entity.phase === 'DURING_RUN' &&
          entity.runId === undefined && { kindKey: `${FELT_WITHOUT_RUN}${entity.observedAt}#${rest}` }),
      };
    case 'instruction':
      return {
        timeKey: `${entity.startsAt}#INS#${rest}`,
        kindKey: `INSTRUCTION#${endOf(entity) ?? FOREVER}#${rest}`,
      };
    case 'comment':
      return {
        timeKey: `${entity.createdAt}#COM#${rest}`,
        // A comment from before ids were random has its subject in its id, and so in its key.
        ...(!rest.includes('.') && { kindKey: `${commentPrefix(entity.subjectId)}${entity.createdAt}#${rest}` }),
      };
    default:
      return entity satisfies never;
  }
}

/**
 * The prefix of what one source recorded in `byChange`: of an integration, or of the athlete. A provider's runs are in no such
 * list: only the athlete sees them, and the provider has them.
 */
export const changePrefix = (source: string): string | undefined =>
  source === 'manual' || source.startsWith('per_') ? `${source}#` : undefined;

/** The key of a run of such a source in `byChange`. What others attach to a run, such as a comment, does not move it. */
function changeKeyOf({ source, id }: { source: string; id: RunId }, changedAt: Instant): { changeKey?: string } {
  const prefix = changePrefix(source);
  return prefix === undefined ? {} : { changeKey: `${prefix}${changedAt}#${restOf(id)}` };
}

/** Whether the item has expired; DynamoDB may delete it late. */
export const isExpired = (item: Item, now: Instant): boolean =>
  typeof item['expiresAtSeconds'] === 'number' && item['expiresAtSeconds'] * 1000 <= Date.parse(now);

/** Seconds since the epoch, rounded up. */
export const toSeconds = (instant: Instant): number => Math.ceil(Date.parse(instant) / 1000);

/**
 * When the mark of an erased athlete or a deleted account expires, in seconds since the epoch. Longer than backups reach back
 * (35 days): after a restore, the marks say whom to erase again.
 */
export const markExpiry = (since: Instant): number => toSeconds(since) + 40 * 86_400;
