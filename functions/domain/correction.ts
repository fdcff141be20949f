import type { Problem } from './refusal.ts';
import { isLaterRevision, type Revision } from './run/revision.ts';
import type { Instant } from './vocabulary.ts';

/** What tells whether a run or a session that is posted again is the same, a correction, or another one. */
interface Posted {
  externalId?: string;
  revision: Revision;
  startedAt: Instant;
  /** Names what was read of its files, the latest first. Absent if none was. */
  contentDigests?: readonly string[];
  editedFields?: readonly string[];
}

/** Exports of one activity may round its start: to the second, or to the minute. */
const SAME_START_MS = 60_000;

/** Whether two starts are so close that, under one id, they are of one activity. */
export const isSameStart = (one: Instant, other: Instant): boolean =>
  Math.abs(Date.parse(one) - Date.parse(other)) < SAME_START_MS;

/** Whether an id names another activity than before: the same revision of it starts at another instant. */
export function isAnother(existing: Posted, incoming: Posted): boolean {
  if (existing.revision !== incoming.revision) return false;
  const [before, now] = [existing.startedAt, incoming.startedAt];
  return incoming.externalId === undefined ? Date.parse(before) !== Date.parse(now) : !isSameStart(before, now);
}

/** What to tell a source whose id `isAnother`. */
export const anotherStart = (what: 'run' | 'session', { startedAt }: Posted): Omit<Problem, 'path'> => ({
  code: 'CONFLICT',
  message:
    `This externalId is that of the ${what} that started at ${startedAt}. For another ${what}, send another externalId; ` +
    'to correct the start of this one, send a later revision.',
});

/**
 * What a later revision, or a corrected file, makes of the revision and the digests; undefined if nothing new is said. `figures` are
 * what a file says.
 */
export function correctionOf<R extends Posted>(
  existing: R,
  incoming: R,
  figures: readonly (keyof R)[],
): Pick<Posted, 'revision' | 'contentDigests'> | undefined {
  if (isLaterRevision(incoming.revision, existing.revision)) return { revision: incoming.revision };
  const contentDigests = digestsAfter(existing, incoming, figures);
  return contentDigests && { revision: existing.revision, contentDigests };
}

/** How many contents of its files an activity remembers. */
const MOST_DIGESTS = 5;

/**
 * What is known of an activity's files once another was read; undefined if that says nothing new. A file has no revision: with other
 * figures than any before, it is a correction. So a file that was corrected does not return, however often it is sent.
 */
function digestsAfter<R extends Posted>(
  existing: R,
  incoming: R,
  figures: readonly (keyof R)[],
): readonly string[] | undefined {
  const [digest] = incoming.contentDigests ?? [];
  const { contentDigests: known, editedFields } = existing;
  if (digest === undefined || known?.includes(digest)) return undefined;
  if (known) return [digest, ...known].slice(0, MOST_DIGESTS);
  // Of one that was recorded before digests were kept, or as JSON, the figures themselves are compared.
  const isSame = figures.every(
    (field) => editedFields?.some((edited) => edited === field) || existing[field] === incoming[field],
  );
  return isSame || existing.revision !== 0 ? undefined : [digest];
}

/** Whether its source corrected what is stored, by a later revision or a file: nobody else changes either. */
export const isCorrected = (before: Posted, after: Posted): boolean =>
  isLaterRevision(after.revision, before.revision) || after.contentDigests?.[0] !== before.contentDigests?.[0];
