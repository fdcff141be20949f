import type { AttentionMark, Covered, Summary } from './athlete.ts';
import { type AttentionCode, attentionCodes } from './attention-code.ts';
import { given } from '../check.ts';
import type { InstructionId, PersonId, RunId, SessionId, SymptomId } from '../ids.ts';
import { availabilityFromSummary } from '../instruction/availability.ts';
import { quietSince } from './silence.ts';
import { daysBefore, earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

export interface AttentionReason {
  code: AttentionCode;
  since: Instant;
  /** What it is about, if that is one thing. */
  subjectId?: RunId | SessionId | InstructionId | SymptomId;
  /** How bad it is, among the same reason of several athletes: pain (NRS), or of a breach `severityOf`. Absent for the least. */
  severity?: number;
  /** What a member of the team said of it, while it is no more than it was then. */
  mark?: AttentionMark;
}

/** How many days (of 24 hours) a run or a session against an instruction is shown. */
export const BREACH_DAYS = 7;
/** How many days it is shown that somebody else loosened something, unless its author gives an instruction before. */
export const OVERRIDDEN_DAYS = 28;
/** How many days a symptom counts as new. */
export const NEW_SYMPTOM_DAYS = 3;
/** After how many days without a word an athlete counts as silent. */
export const SILENT_DAYS = 3;

/** A reason that applies, with what a mark of it covers. */
interface Occurrence extends Pick<AttentionReason, 'since' | 'subjectId' | 'severity'> {
  covers: Covered;
}

/**
 * Why an athlete needs the attention of a member of their team at `now`, the most severe reason first. Empty if they do not.
 * Computed from the summary alone, so that a whole roster costs one read.
 *
 * - RED_FLAG: a red flag of an open symptom stands; since the observation with which the first of them began. Nothing but
 *   an observation that speaks of it (`standingRedFlags`), or the end of the symptom, takes it off.
 * - RUN_AGAINST_INSTRUCTION: a run against an instruction in the last 7 days, and the team has not acted since it became
 *   known (`openBreachesOf`); since that run.
 * - SESSION_AGAINST_INSTRUCTION: the same of a session; since that session.
 * - RESTRICTION_LAPSED: the end date of a restriction has passed while a symptom is open, and nobody has spoken since of
 *   the activity, or given an instruction; since the end.
 * - REVIEW_OVERDUE: restricted, and the next review has passed; since the review. SIDELINED_REVIEW_OVERDUE says it of the
 *   sidelined alone, as it did before there was the other.
 * - OVERRIDDEN: somebody else loosened in the last 28 days what the viewer wrote, or resolved a symptom that the viewer
 *   reported or diagnosed, and the viewer has given no instruction since; since then.
 * - SYMPTOM_WORSENING: since the observation with which it began.
 * - NOT_SETTLED: pain of an open symptom had not settled by the last morning that was told of, in the last 7 days; since the
 *   first of the consecutive mornings (`notSettledSince`).
 * - NEW_SYMPTOM: in the last 3 days an open symptom began or, if that is later, was told of; since then. An earlier
 *   observation that is added later makes it no older.
 * - READY_TO_CLEAR: restricted, and no symptom is open; since the start of the restriction.
 * - INSTRUCTION_NOT_ACKNOWLEDGED: an instruction in force, at once; since the oldest of them was issued.
 * - SILENT: restricted or with an open symptom, and no word of theirs for at least 3 days; since the later of the last word
 *   and the start of the unbroken time in which they were restricted or symptomatic: before it there was nothing to say.
 */
export function reasonsFor(summary: Summary, now: Instant, viewer?: PersonId): AttentionReason[] {
  const occurrences = occurrencesOf(summary, now, viewer);
  return attentionCodes.flatMap((code) => {
    const occurrence = occurrences[code];
    if (!occurrence) return [];
    const { since, subjectId, severity, covers } = occurrence;
    const mark = markOn(summary, code, covers, { viewer, now });
    return [{ code, since, ...given({ subjectId, severity }), ...(mark && { mark }) }];
  });
}

/** What was said of a reason as it is now, for the viewer to read. */
export function markOn(
  { marks }: Summary,
  code: AttentionCode,
  covers: Covered,
  { viewer, now }: { viewer: PersonId | undefined; now: Instant },
): AttentionMark | undefined {
  const mark = marks?.find((each) => each.code === markedAs(code) && stands(each, covers, now));
  // What somebody else said of being overridden is about what they wrote.
  return code !== 'OVERRIDDEN' || mark?.by.id === viewer ? mark : undefined;
}

/** The overdue review of the sidelined is one thing with the overdue review: marking one marks both. */
export const markedAs = (code: AttentionCode): AttentionCode =>
  code === 'SIDELINED_REVIEW_OVERDUE' ? 'REVIEW_OVERDUE' : code;

/** Whether a mark still says something of a reason: its end has not come, and nothing is newer or more than it was. */
export function stands({ covers, until }: AttentionMark, now: Covered, at: Instant): boolean {
  return (
    (until === undefined || until > at) &&
    (now.from ?? '') >= (covers.from ?? '') &&
    now.newest <= covers.newest &&
    (now.count ?? 0) <= (covers.count ?? 0) &&
    (now.pain ?? 0) <= (covers.pain ?? 0)
  );
}

/**
 * Whether a reason is left out of a viewer's list: they snoozed it. Somebody else's snooze leaves it there, marked, because
 * nobody decides for another what they need not see; and a red flag cannot be snoozed.
 */
export const isSnoozed = ({ mark }: AttentionReason, viewer: PersonId): boolean =>
  mark?.as === 'SNOOZED' && mark.by.id === viewer;

const at = (since: Instant | undefined, more: Partial<Covered> = {}): Occurrence | undefined =>
  since === undefined ? undefined : { since, covers: { from: since, newest: since, ...more } };

/** The same of pain: it is as bad as it hurts. */
const hurting = (
  since: Instant | undefined,
  severity: number | undefined,
  more?: Partial<Covered>,
): Occurrence | undefined => {
  const occurrence = at(since, more);
  return occurrence && { ...occurrence, ...given({ severity }) };
};

/** The reasons that apply, each with what it is now. */
export function occurrencesOf(
  summary: Summary,
  now: Instant,
  viewer: PersonId | undefined,
): Partial<Record<AttentionCode, Occurrence | undefined>> {
  const { status, since, reviewAt, reviewOverdue } = availabilityFromSummary(summary, now);
  const { openSymptoms, lastBreachAt, breaches, sessionBreaches } = summary;
  const restricted = status !== 'AVAILABLE';
  const isOpen = openSymptoms > 0;
  const within = (days: number, instant: Instant | undefined) =>
    instant !== undefined && instant >= daysBefore(now, days) ? instant : undefined;
  const notAcknowledged = (summary.unacknowledged ?? []).filter(
    ({ from, until }) => from <= now && (until === undefined || until > now),
  );
  const silentSince = quietSince(summary, now);
  const overdueSince = restricted && reviewOverdue ? reviewAt : undefined;
  const lapses = isOpen ? (summary.lapses?.filter((each) => each <= now) ?? []) : [];
  const ran = within(BREACH_DAYS, lastBreachAt);
  const trained = within(BREACH_DAYS, sessionBreaches?.lastAt);
  return {
    RED_FLAG: hurting(summary.redFlagSince, summary.redFlags?.pain, summary.redFlags),
    RUN_AGAINST_INSTRUCTION:
      ran === undefined
        ? undefined
        : {
            since: ran,
            ...(breaches && { subjectId: breaches.lastRunId, ...given({ severity: breaches.worst }) }),
            covers: { newest: breaches?.knownAt ?? ran, count: breaches?.count ?? 1 },
          },
    SESSION_AGAINST_INSTRUCTION:
      trained === undefined || !sessionBreaches
        ? undefined
        : {
            since: trained,
            subjectId: sessionBreaches.lastSessionId,
            ...given({ severity: sessionBreaches.worst }),
            covers: { newest: sessionBreaches.knownAt, count: sessionBreaches.count },
          },
    RESTRICTION_LAPSED: at(lapses[0], { newest: lapses.at(-1) ?? now, count: lapses.length }),
    REVIEW_OVERDUE: at(overdueSince),
    SIDELINED_REVIEW_OVERDUE: status === 'SIDELINED' ? at(overdueSince) : undefined,
    OVERRIDDEN: overriddenOf(summary, now, viewer),
    SYMPTOM_WORSENING: hurting(summary.worseningSince, summary.worsening?.pain, summary.worsening),
    NOT_SETTLED:
      within(BREACH_DAYS, summary.notSettled?.newest) === undefined
        ? undefined
        : hurting(summary.notSettledSince, summary.notSettled?.pain, summary.notSettled),
    NEW_SYMPTOM: hurting(
      within(NEW_SYMPTOM_DAYS, summary.toldLate?.at ?? summary.newestSymptomAt),
      summary.newSymptomPain ?? summary.worstPain,
      { count: openSymptoms },
    ),
    READY_TO_CLEAR: restricted && !isOpen ? at(since) : undefined,
    INSTRUCTION_NOT_ACKNOWLEDGED: at(earliestOf(notAcknowledged.map(({ issuedAt }) => issuedAt)), {
      newest: latestOf(notAcknowledged.map(({ issuedAt }) => issuedAt)) ?? now,
      count: notAcknowledged.length,
    }),
    SILENT: silentSince !== undefined && silentSince <= daysBefore(now, SILENT_DAYS) ? at(silentSince) : undefined,
  };
}

/** What somebody else did last, within 28 days, to what the viewer wrote. */
function overriddenOf(summary: Summary, now: Instant, viewer: PersonId | undefined): Occurrence | undefined {
  const loosened = summary.overridden?.find(({ person }) => person === viewer);
  const resolved = summary.resolvedByOthers?.find(({ person }) => person === viewer);
  const since = latestOf([loosened?.at, resolved?.at]);
  if (since === undefined || since < daysBefore(now, OVERRIDDEN_DAYS)) return undefined;
  const subjectId = resolved?.at === since ? resolved.symptomId : loosened?.instructionId;
  return { since, ...(subjectId !== undefined && { subjectId }), covers: { newest: since } };
}
