import type { Summary } from './athlete.ts';
import { availabilityFromSummary } from '../instruction/availability.ts';
import { daysBefore, earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

/** The most pressing first. */
export const attentionCodes = [
  'RUN_AGAINST_INSTRUCTION',
  'SIDELINED_REVIEW_OVERDUE',
  'SYMPTOM_WORSENING',
  'NEW_SYMPTOM',
  'INSTRUCTION_NOT_ACKNOWLEDGED',
  'SILENT',
] as const;
export type AttentionCode = (typeof attentionCodes)[number];

export interface AttentionReason {
  code: AttentionCode;
  since: Instant;
}

/** For how many days of 24 hours a run against an instruction shows. */
export const BREACH_DAYS = 7;
/** For how many days a symptom is new. */
export const NEW_SYMPTOM_DAYS = 3;
/** After how many days without a report she is silent. */
export const SILENT_DAYS = 3;

/**
 * Why an athlete needs a look at `now`, the most pressing first; empty when she does not. From her summary alone, so that a
 * whole roster costs one read.
 *
 * - RUN_AGAINST_INSTRUCTION: she ran against an instruction at most 7 days ago; since that run.
 * - SIDELINED_REVIEW_OVERDUE: she is sidelined and the next review is not ahead; since the review.
 * - SYMPTOM_WORSENING: since the observation that began it.
 * - NEW_SYMPTOM: the youngest open symptom was opened at most 3 days ago; since then.
 * - INSTRUCTION_NOT_ACKNOWLEDGED: an instruction in force, at once; since the oldest of them was issued.
 * - SILENT: sidelined or with an open symptom, and at least 3 days without a report; since the latest of her report, the
 *   beginning of being sidelined and the opening of the youngest symptom: before these there was nothing to report.
 */
export function reasonsFor(summary: Summary, now: Instant): AttentionReason[] {
  const since = sinceWhen(summary, now);
  return attentionCodes.flatMap((code) => {
    const at = since[code];
    return at === undefined ? [] : [{ code, since: at }];
  });
}

function sinceWhen(summary: Summary, now: Instant): Record<AttentionCode, Instant | undefined> {
  const { status, since, reviewAt, reviewOverdue } = availabilityFromSummary(summary, now);
  const sidelined = status === 'SIDELINED';
  const within = (days: number, at: Instant | undefined) =>
    at !== undefined && at >= daysBefore(now, days) ? at : undefined;
  const unread = (summary.unacknowledged ?? []).filter(
    ({ from, until }) => from <= now && (until === undefined || until > now),
  );
  const quietSince =
    sidelined || summary.openSymptoms > 0
      ? latestOf([summary.lastReportAt, sidelined ? since : undefined, summary.newestSymptomAt])
      : undefined;
  return {
    RUN_AGAINST_INSTRUCTION: within(BREACH_DAYS, summary.lastBreachAt),
    SIDELINED_REVIEW_OVERDUE: sidelined && reviewOverdue ? reviewAt : undefined,
    SYMPTOM_WORSENING: summary.worseningSince,
    NEW_SYMPTOM: within(NEW_SYMPTOM_DAYS, summary.newestSymptomAt),
    INSTRUCTION_NOT_ACKNOWLEDGED: earliestOf(unread.map(({ issuedAt }) => issuedAt)),
    SILENT: quietSince !== undefined && quietSince <= daysBefore(now, SILENT_DAYS) ? quietSince : undefined,
  };
}

/**
 * Where an athlete stands in a coach's list, as text that sorts: the more pressing first reason, then the one that has
 * waited longer, then the id. Whoever has no reason comes last.
 */
export function attentionPosition(id: string, [first]: readonly AttentionReason[]): string {
  return first ? `${attentionCodes.indexOf(first.code)}#${first.since}#${id}` : `~#${id}`;
}
