import type { AthleteRecord } from '../athlete/athlete.ts';
import { availabilityFromSummary } from '../instruction/availability.ts';
import type { Entity } from '../athlete/change.ts';
import { isCorrected } from '../correction.ts';
import { hasEnded, type ImportRecord } from '../imports/import.ts';
import type { AthleteId, PersonId } from '../ids.ts';
import { editable, type EditableField, type RunRecord } from '../run/run-record.ts';
import { instantAfter } from '../time.ts';
import { isOpen } from '../symptom/symptom-course.ts';
import type { GrantRecord } from '../team/viewer.ts';
import type { Audience, Instant } from '../vocabulary.ts';
import type { WebhookEventType } from './event-type.ts';

/** What a listener receives: that something happened, to which objects of which athlete, and none of their content. */
export interface WebhookEvent {
  type: WebhookEventType;
  athleteId: AthleteId;
  /** Further IDs, by the names that the receiver sees: `{ runId }`. */
  ids: Readonly<Record<string, string>>;
  /** What decides who may receive the event. Not sent. */
  about: { source?: string; ownerOnly?: true; edited?: EditableField[]; audience?: Audience; holder?: PersonId };
  /** Identifies the change. The same each time the event is derived from it. */
  change: string;
}

/** A record before or after a change. */
export type Image = Entity | AthleteRecord | GrantRecord | ImportRecord;

/** A record before and after a change. Undefined where there was, or is, none. */
export interface Images {
  before: Image | undefined;
  after: Image | undefined;
}

/**
 * The events that a change of one record causes. Availability is compared at `at`, the time of the write: however late the
 * change becomes known, a restriction that is over by then was one. What changes it later by itself (an instruction that
 * starts or ends) is told when it happens: `nextChangeAfter`, `availabilityTurned`.
 */
export function eventsOf({ before, after }: Images, at: Instant): WebhookEvent[] {
  if (!after) return before?.kind === 'grant' && !before.roles.includes('OWNER') ? [grantRevoked(before)] : [];
  const event = (type: WebhookEventType, parts: Partial<Pick<WebhookEvent, 'ids' | 'about'>>, version: number) => ({
    type,
    athleteId: 'athleteId' in after ? after.athleteId : after.id,
    ids: {},
    about: {},
    ...parts,
    change: `${after.id} ${version} ${type}`,
  });
  switch (after.kind) {
    case 'run': {
      // Other changes of a run cause no event: its source must not learn of an observation in it, for instance.
      const { version } = after;
      const recorded = event('RUN_RECORDED', aboutRun(after), version);
      // Of an archive, its end is told.
      if (before?.kind !== 'run') return after.importId === undefined ? [recorded] : [];
      // A revision is both: receivers of before know it as recorded.
      if (isCorrected(before, after))
        return after.importId === undefined ? [recorded, event('RUN_UPDATED', aboutRun(after), version)] : [];
      const edited = editable.filter((field) => after[field] !== before[field]);
      const { ids, about } = aboutRun(after);
      return edited.length > 0 ? [event('RUN_UPDATED', { ids, about: { ...about, edited } }, version)] : [];
    }
    case 'symptom': {
      const ids = { symptomId: after.id };
      if (before?.kind !== 'symptom') return [event('SYMPTOM_REPORTED', { ids }, after.version)];
      const worsened = isOpen(after) && after.trend === 'WORSENING' && before.trend !== 'WORSENING';
      return worsened ? [event('SYMPTOM_WORSENED', { ids }, after.version)] : [];
    }
    case 'instruction':
      return before ? [] : [event('INSTRUCTION_ISSUED', { ids: { instructionId: after.id } }, after.version)];
    case 'comment': {
      const { id, audience, version } = after;
      return before ? [] : [event('COMMENT_ADDED', { ids: { commentId: id }, about: { audience } }, version)];
    }
    case 'athlete': {
      if (before?.kind !== 'athlete') return [];
      const types = summaryEvents(before.summary, after.summary, at);
      return types.map((type) => event(type, {}, after.version));
    }
    case 'session': {
      const isNew = before?.kind !== 'session' || isCorrected(before, after);
      const { id, source, importId, version } = after;
      return isNew && importId === undefined
        ? [event('SESSION_LOGGED', { ids: { sessionId: id }, about: { source } }, version)]
        : [];
    }
    case 'import': {
      const isOver = hasEnded(after) && after.status !== 'CANCELLED' && before?.kind === 'import' && !hasEnded(before);
      const { id, by, version } = after;
      return isOver ? [event('IMPORT_FINISHED', { ids: { importId: id }, about: { holder: by.id } }, version)] : [];
    }
    case 'deletedRun':
      return before?.kind === 'run' ? [event('RUN_DELETED', aboutRun(before), after.version)] : [];
    case 'deletedSession':
    case 'observation':
    case 'grant':
      return [];
    default:
      return after satisfies never;
  }
}

const aboutRun = ({ id, source, ownerOnly }: RunRecord) => ({
  ids: { runId: id },
  about: { source, ...(ownerOnly && { ownerOnly }) },
});

type Summary = AthleteRecord['summary'];

function summaryEvents(before: Summary, after: Summary, at: Instant): WebhookEventType[] {
  const isNewer = (at: Instant | undefined, known: Instant | undefined) => at !== undefined && at > (known ?? '');
  const breached =
    isNewer(after.lastBreachAt, before.lastBreachAt) ||
    isNewer(after.sessionBreaches?.lastAt, before.sessionBreaches?.lastAt);
  const changed = availabilityFromSummary(before, at).status !== availabilityFromSummary(after, at).status;
  return [
    ...(breached ? (['INSTRUCTION_BREACHED'] as const) : []),
    ...(changed ? (['AVAILABILITY_CHANGED'] as const) : []),
  ];
}

/** An instant at which an athlete's availability changes by itself, to be scheduled under the athlete's ID. */
export interface Turn {
  id: AthleteId;
  at: Instant;
}

/** How far ahead something is scheduled: no entry outlives the mark of an erased athlete, which is kept for 40 days. */
const HORIZON_MS = 30 * 86_400_000;

/**
 * The next one after `t` that an athlete's summary knows of; undefined if it knows of none. One that is further away is
 * looked for again at the horizon.
 */
export function nextAfter({ id, summary }: Pick<AthleteRecord, 'id' | 'summary'>, t: Instant): Turn | undefined {
  const { status } = availabilityFromSummary(summary, t);
  const boundaries = summary.restrictions.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]));
  const at = boundaries.sort().find((each) => each > t && availabilityFromSummary(summary, each).status !== status);
  if (at === undefined) return undefined;
  const horizon = instantAfter(t, HORIZON_MS);
  return { id, at: at < horizon ? at : horizon };
}

/** The next one after `t`, if it is another than before the change: otherwise it is scheduled already. */
export function nextChangeAfter({ before, after }: Images, t: Instant): Turn | undefined {
  // A new athlete has no instructions.
  if (before?.kind !== 'athlete' || after?.kind !== 'athlete') return undefined;
  const next = nextAfter(after, t);
  return nextAfter(before, t)?.at === next?.at ? undefined : next;
}

/** The event of an availability that changed by itself at `at`; undefined if that has changed in the meantime. */
export function availabilityTurned(
  { id, summary }: Pick<AthleteRecord, 'id' | 'summary'>,
  at: Instant,
): WebhookEvent | undefined {
  if (availabilityFromSummary(summary, at).since !== at) return undefined;
  return {
    type: 'AVAILABILITY_CHANGED',
    athleteId: id,
    ids: {},
    about: {},
    change: `${id} ${at} AVAILABILITY_CHANGED`,
  };
}

const grantRevoked = ({ id, athleteId, person, grantedAt }: GrantRecord): WebhookEvent => ({
  type: 'GRANT_REVOKED',
  athleteId,
  ids: { grantId: id },
  about: { holder: person.id },
  // A grant has no version, but a new grant between the same two has another time.
  change: `${id} ${grantedAt} GRANT_REVOKED`,
});

/** The name of an event type in messages: `RUN_RECORDED` -> `run.recorded`. */
export const wireType = (type: WebhookEventType): string => type.toLowerCase().replace('_', '.');
