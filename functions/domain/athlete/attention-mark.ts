import { requireRole } from '../access/access.ts';
import { add, INPUT, instant, throwIfAny } from '../check.ts';
import { lastGivenAt } from '../instruction/lapses.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { type Problem, refuse } from '../refusal.ts';
import { daysBefore } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { type Actor, type AttentionMark, authorOf, type Summary } from './athlete.ts';
import { type AttentionCode, attentionCodes, type AttentionMarkKind } from './attention-code.ts';
import { markedAs, markOn, occurrencesOf, stands } from './attention.ts';
import type { Change } from './change.ts';

/** How many days (of 24 hours) a reason can be snoozed. */
export const SNOOZE_DAYS = 7;

export interface MarkInput {
  reason: AttentionCode;
  as: AttentionMarkKind;
  /** The end of a snooze. */
  until?: Instant | null | undefined;
  /** Since when the reason applied as the caller saw it. */
  since?: Instant | null | undefined;
}

/**
 * Says of a reason for attention that it was seen, is snoozed, or is taken, for the whole team to read. It replaces an earlier
 * mark of the reason, but for somebody else's TAKEN, which only TAKEN replaces (CONFLICT). CONFLICT, too, if the reason does
 * not apply, or is not the one that the caller saw. A snooze has an end within 7 days (INVALID, OUT_OF_RANGE); a red flag
 * cannot be snoozed (INVALID). The same mark again changes nothing.
 */
export function markAttention(summary: Summary, input: MarkInput, { by, now }: { by: Actor; now: Instant }): Change {
  requireRole(by.roles, 'markAttention');
  const until = checkSnooze(input, now);
  const occurrence = occurrencesOf(summary, now, by.id)[input.reason];
  if (!occurrence) {
    const message = `The athlete is not listed for ${input.reason} any more. Read the list again.`;
    return refuse('CONFLICT', message, [...INPUT, 'reason']);
  }
  const { since, covers } = occurrence;
  if (input.since != null && input.since !== since) {
    const message = `${input.reason} applies since ${since} now. Read the list again before you mark it.`;
    refuse('CONFLICT', message, [...INPUT, 'since']);
  }
  const before = markOn(summary, input.reason, covers, { viewer: by.id, now });
  if (before?.as === 'TAKEN' && before.by.id !== by.id && input.as !== 'TAKEN')
    refuse('CONFLICT', `${before.by.name} has taken this. Leave it to them, or take it over with TAKEN.`, [
      ...INPUT,
      'as',
    ]);
  const isSame = before?.by.id === by.id && before.as === input.as && before.until === until;
  if (isSame) return { put: [] };
  const mark = { code: markedAs(input.reason), as: input.as, by: authorOf(by), at: now, covers };
  return { put: [], mark: { ...mark, ...(until !== undefined && { until }) } };
}

/** The end of a snooze, if it is one and may be. */
function checkSnooze({ reason, as, until }: MarkInput, now: Instant): Instant | undefined {
  const problems: Problem[] = [];
  const path = [...INPUT, 'until'];
  if (as !== 'SNOOZED') {
    if (until != null) add(problems, 'INVALID', path, `Only SNOOZED has an end. Omit until, or mark it as SNOOZED.`);
  } else if (reason === 'RED_FLAG') {
    const message = 'A red flag cannot be snoozed: it stays in the list. Mark it as SEEN or TAKEN.';
    add(problems, 'INVALID', [...INPUT, 'as'], message);
  } else if (until == null) {
    add(problems, 'INVALID', path, `Say until when it is snoozed: at most ${SNOOZE_DAYS} days from now.`);
  } else if (instant(problems, until, path, 'The end of the snooze')) {
    if (until <= now || until > daysBefore(now, -SNOOZE_DAYS)) {
      const message = `A snooze ends within ${SNOOZE_DAYS} days from now (${now}); ${until} was given.`;
      add(problems, 'OUT_OF_RANGE', path, message);
    }
  }
  throwIfAny(problems);
  return until ?? undefined;
}

/**
 * The marks that still say something after a change, `added` among them, in the order of the reasons. A mark goes with its
 * reason, with its end, and with a newer or worse occurrence; one of an instruction that is not acknowledged goes with the
 * next instruction. What is left of a reason is all that a mark covers from now on, so what comes back is new.
 */
export function marksAfter(
  summary: Summary,
  added: AttentionMark | undefined,
  { instructions, now }: { instructions: readonly InstructionRecord[] | undefined; now: Instant },
): AttentionMark[] | undefined {
  if (!added && !summary.marks) return undefined;
  const kept = (summary.marks ?? []).filter(({ code }) => code !== added?.code);
  const marks = [...kept, ...(added ? [added] : [])].flatMap((mark): AttentionMark[] => {
    const covers = occurrencesOf(summary, now, mark.by.id)[mark.code]?.covers;
    const given = mark.code === 'INSTRUCTION_NOT_ACKNOWLEDGED' && instructions ? lastGivenAt(instructions) : undefined;
    if (!covers || !stands(mark, covers, now) || (given !== undefined && given > mark.at)) return [];
    return [{ ...mark, covers }];
  });
  if (marks.length === 0) return undefined;
  return marks.sort((a, b) => attentionCodes.indexOf(a.code) - attentionCodes.indexOf(b.code));
}
