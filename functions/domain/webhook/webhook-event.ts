import type { AthleteRecord } from '../athlete/athlete.ts';
import { availabilityFromSummary } from '../instruction/availability.ts';
import type { Entity } from '../athlete/change.ts';
import type { AthleteId, PersonId } from '../ids.ts';
import { isOpen } from '../symptom/symptom-course.ts';
import type { GrantRecord } from '../team/viewer.ts';
import type { Audience, Instant, WebhookEventType } from '../vocabulary.ts';

/** What a listener is told: that something happened to which things of whom, and nothing of what they say. */
export interface WebhookEvent {
  type: WebhookEventType;
  athleteId: AthleteId;
  /** Ids beside the athlete's, by the name that the receiver sees: `{ runId }`. */
  ids: Readonly<Record<string, string>>;
  /** What decides who may hear of it. It is not sent. */
  about: { source?: string; ownerOnly?: true; audience?: Audience; holder?: PersonId };
  /** The change that it tells of: the same however often it is told. */
  change: string;
}

/** A record before or after a change. */
export type Image = Entity | AthleteRecord | GrantRecord;

/** Both sides of a change; undefined where there was, or is, nothing. */
export interface Images {
  before: Image | undefined;
  after: Image | undefined;
}

/**
 * What a change of one record means to listeners. Availability is compared at `now`, an instant from the writing on: what
 * will change it by itself later, an instruction that begins or ends, is no change of a record, and so no event.
 */
export function eventsOf({ before, after }: Images, now: Instant): WebhookEvent[] {
  if (!after) return before?.kind === 'grant' && before.role !== 'OWNER' ? [revoked(before)] : [];
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
      // Whatever else changes a run, an observation in it above all, is nothing that its source may hear of.
      const isNew = before?.kind !== 'run' || after.revision > before.revision;
      const { id, source, ownerOnly, version } = after;
      return isNew
        ? [event('RUN_RECORDED', { ids: { runId: id }, about: { source, ...(ownerOnly && { ownerOnly }) } }, version)]
        : [];
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
      const types = ofSummary(before.summary, after.summary, now);
      return types.map((type) => event(type, {}, after.version));
    }
    case 'deletedRun':
    case 'observation':
    case 'grant':
      return [];
    default:
      return after satisfies never;
  }
}

type Summary = AthleteRecord['summary'];

function ofSummary(before: Summary, after: Summary, now: Instant): WebhookEventType[] {
  const breached = after.lastBreachAt !== undefined && after.lastBreachAt > (before.lastBreachAt ?? '');
  const changed = availabilityFromSummary(before, now).status !== availabilityFromSummary(after, now).status;
  return [
    ...(breached ? (['INSTRUCTION_BREACHED'] as const) : []),
    ...(changed ? (['AVAILABILITY_CHANGED'] as const) : []),
  ];
}

const revoked = ({ id, athleteId, person, grantedAt }: GrantRecord): WebhookEvent => ({
  type: 'GRANT_REVOKED',
  athleteId,
  ids: { grantId: id },
  about: { holder: person.id },
  // A grant has no version: it is given and taken, and given anew at another time.
  change: `${id} ${grantedAt} GRANT_REVOKED`,
});

/** The type as it is sent: `RUN_RECORDED` -> `run.recorded`. */
export const sentType = (type: WebhookEventType): string => type.toLowerCase().replace('_', '.');
