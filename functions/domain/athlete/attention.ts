import type { Summary } from './athlete.ts';
import type { PersonId } from '../ids.ts';
import { availabilityFromSummary } from '../instruction/availability.ts';
import { daysBefore, earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

/** By severity, the worst first. (domain.md, rule 7) */
export const attentionCodes = [
  'RED_FLAG',
  'RUN_AGAINST_INSTRUCTION',
  'RESTRICTION_LAPSED',
  'REVIEW_OVERDUE',
  'SIDELINED_REVIEW_OVERDUE',
  'OVERRIDDEN',
  'SYMPTOM_WORSENING',
  'NEW_SYMPTOM',
  'READY_TO_CLEAR',
  'INSTRUCTION_NOT_ACKNOWLEDGED',
  'SILENT',
] as const;
export type AttentionCode = (typeof attentionCodes)[number];

export interface AttentionReason {
  code: AttentionCode;
  since: Instant;
}

/** How many days (of 24 hours) a run against an instruction, and what somebody else loosened, is shown. */
export const BREACH_DAYS = 7;
/** How many days a symptom counts as new. */
export const NEW_SYMPTOM_DAYS = 3;
/** After how many days without a word an athlete counts as silent. */
export const SILENT_DAYS = 3;

/**
 * Why an athlete needs the attention of a member of their team at `now`, the most severe reason first. Empty if they do not.
 * Computed from the summary alone, so that a whole roster costs one read.
 *
 * - RED_FLAG: a red flag of an open symptom stands; since the observation with which the first of them began.
 * - RUN_AGAINST_INSTRUCTION: a run against an instruction in the last 7 days; since that run.
 * - RESTRICTION_LAPSED: the end date of a restriction has passed while a symptom is open, and nobody has spoken since of
 *   the activity, or given an instruction; since the end.
 * - REVIEW_OVERDUE: restricted, and the next review has passed; since the review. SIDELINED_REVIEW_OVERDUE says it of the
 *   sidelined alone, as it did before there was the other.
 * - OVERRIDDEN: somebody else loosened in the last 7 days what the viewer wrote, and the viewer has given no instruction
 *   since; since then.
 * - SYMPTOM_WORSENING: since the observation with which it began.
 * - NEW_SYMPTOM: the newest open symptom was opened in the last 3 days; since then.
 * - READY_TO_CLEAR: restricted, and no symptom is open; since the start of the restriction.
 * - INSTRUCTION_NOT_ACKNOWLEDGED: an instruction in force, at once; since the oldest of them was issued.
 * - SILENT: restricted or with an open symptom, and no word of theirs for at least 3 days; since the latest of the last
 *   word, the start of the restriction, and the opening of the newest symptom: before these there was nothing to say.
 */
export function reasonsFor(summary: Summary, now: Instant, viewer?: PersonId): AttentionReason[] {
  const since = reasonStarts(summary, now, viewer);
  return attentionCodes.flatMap((code) => {
    const at = since[code];
    return at === undefined ? [] : [{ code, since: at }];
  });
}

/** Since when each reason applies. Undefined for reasons that do not. */
function reasonStarts(
  summary: Summary,
  now: Instant,
  viewer: PersonId | undefined,
): Record<AttentionCode, Instant | undefined> {
  const { status, since, reviewAt, reviewOverdue } = availabilityFromSummary(summary, now);
  const restricted = status !== 'AVAILABLE';
  const isOpen = summary.openSymptoms > 0;
  const within = (days: number, at: Instant | undefined) =>
    at !== undefined && at >= daysBefore(now, days) ? at : undefined;
  const notAcknowledged = (summary.unacknowledged ?? []).filter(
    ({ from, until }) => from <= now && (until === undefined || until > now),
  );
  const quietSince =
    restricted || isOpen
      ? latestOf([summary.lastReportAt, restricted ? since : undefined, summary.newestSymptomAt])
      : undefined;
  const overdueSince = restricted && reviewOverdue ? reviewAt : undefined;
  return {
    RED_FLAG: summary.redFlagSince,
    RUN_AGAINST_INSTRUCTION: within(BREACH_DAYS, summary.lastBreachAt),
    RESTRICTION_LAPSED: isOpen ? summary.lapses?.find((at) => at <= now) : undefined,
    REVIEW_OVERDUE: overdueSince,
    SIDELINED_REVIEW_OVERDUE: status === 'SIDELINED' ? overdueSince : undefined,
    OVERRIDDEN: within(BREACH_DAYS, summary.overridden?.find(({ person }) => person === viewer)?.at),
    SYMPTOM_WORSENING: summary.worseningSince,
    NEW_SYMPTOM: within(NEW_SYMPTOM_DAYS, summary.newestSymptomAt),
    READY_TO_CLEAR: restricted && !isOpen ? since : undefined,
    INSTRUCTION_NOT_ACKNOWLEDGED: earliestOf(notAcknowledged.map(({ issuedAt }) => issuedAt)),
    SILENT: quietSince !== undefined && quietSince <= daysBefore(now, SILENT_DAYS) ? quietSince : undefined,
  };
}

/**
 * The position of an athlete in a coach's list, as text that sorts: by the most severe reason, then by how long it has
 * applied, then by ID. Athletes without a reason come last.
 */
export function attentionPosition(id: string, [first]: readonly AttentionReason[]): string {
  if (!first) return `~#${id}`;
  return `${String(attentionCodes.indexOf(first.code)).padStart(2, '0')}#${first.since}#${id}`;
}
