import type { Summary } from './athlete.ts';
import { availabilityFromSummary } from '../instruction/availability.ts';
import { daysBefore, earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

/** Most urgent first. */
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

/** How many days (of 24 hours) a run against an instruction is shown. */
export const BREACH_DAYS = 7;
/** How many days a symptom counts as new. */
export const NEW_SYMPTOM_DAYS = 3;
/** After how many days without a report an athlete counts as silent. */
export const SILENT_DAYS = 3;

/**
 * Why an athlete needs attention at `now`, most urgent first. Empty if they do not. Computed from the summary alone, so
 * that a whole roster costs one read.
 *
 * - RUN_AGAINST_INSTRUCTION: a run against an instruction in the last 7 days; since that run.
 * - SIDELINED_REVIEW_OVERDUE: sidelined, and the next review has passed; since the review.
 * - SYMPTOM_WORSENING: since the observation with which it began.
 * - NEW_SYMPTOM: the newest open symptom was opened in the last 3 days; since then.
 * - INSTRUCTION_NOT_ACKNOWLEDGED: an instruction in force, at once; since the oldest of them was issued.
 * - SILENT: sidelined or with an open symptom, and no report for at least 3 days; since the latest of the last report,
 *   the start of being sidelined, and the opening of the newest symptom: before these there was nothing to report.
 */
export function reasonsFor(summary: Summary, now: Instant): AttentionReason[] {
  const since = reasonStarts(summary, now);
  return attentionCodes.flatMap((code) => {
    const at = since[code];
    return at === undefined ? [] : [{ code, since: at }];
  });
}

/** Since when each reason applies. Undefined for reasons that do not. */
function reasonStarts(summary: Summary, now: Instant): Record<AttentionCode, Instant | undefined> {
  const { status, since, reviewAt, reviewOverdue } = availabilityFromSummary(summary, now);
  const sidelined = status === 'SIDELINED';
  const within = (days: number, at: Instant | undefined) =>
    at !== undefined && at >= daysBefore(now, days) ? at : undefined;
  const notAcknowledged = (summary.unacknowledged ?? []).filter(
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
    INSTRUCTION_NOT_ACKNOWLEDGED: earliestOf(notAcknowledged.map(({ issuedAt }) => issuedAt)),
    SILENT: quietSince !== undefined && quietSince <= daysBefore(now, SILENT_DAYS) ? quietSince : undefined,
  };
}

/**
 * The position of an athlete in a coach's list, as text that sorts: by the most urgent reason, then by how long it has
 * applied, then by ID. Athletes without a reason come last.
 */
export function attentionPosition(id: string, [first]: readonly AttentionReason[]): string {
  return first ? `${attentionCodes.indexOf(first.code)}#${first.since}#${id}` : `~#${id}`;
}
