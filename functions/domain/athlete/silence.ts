import { restrictionPeriods } from '../instruction/availability.ts';
import { holds } from '../instruction/in-force.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { Restriction, Summary } from './athlete.ts';

/** Since when there has been something to say, and nothing was said. (domain.md, rule 7: SILENT) */

/** The first of the restrictions that follow one another without a gap until `t`, whatever their status. */
function firstOfChain(restrictions: readonly Restriction[], t: Instant): Restriction | undefined {
  let index = restrictions.findLastIndex(({ from, until }) => holds(from, until, t));
  while (index > 0 && restrictions[index - 1]?.until === restrictions[index]?.from) index -= 1;
  return restrictions[index];
}

type Known = Pick<Summary, 'restrictions' | 'openSymptoms' | 'newestSymptomAt' | 'concernSince'>;

/**
 * Since when an athlete has been restricted or symptomatic without a break, at an instant after the summary was written. A
 * planned step from a ban to a limit, or a second symptom, is no new beginning. Undefined if they are neither. Where the summary
 * does not say it, it is the opening of the newest symptom or, if none is open, the start of the restrictions.
 */
export function concernAt(summary: Known, t: Instant): Instant | undefined {
  const { restrictions, openSymptoms, newestSymptomAt, concernSince } = summary;
  const first = firstOfChain(restrictions, t);
  if (openSymptoms > 0) return concernSince ?? newestSymptomAt ?? first?.from;
  // Of one that was in force when the summary was written, the concern may be older: what came before it is left out.
  return first && first === restrictions[0] ? (concernSince ?? first.from) : first?.from;
}

/**
 * What the summary says of it once a change is written; undefined where the rest of it says the same. `symptomsSince` is when
 * each open symptom was known; absent if symptoms are not looked at.
 */
export function concernAfter(
  previous: Known,
  after: Omit<Known, 'concernSince'>,
  facts: { instructions?: readonly InstructionRecord[]; symptomsSince?: readonly Instant[] },
  now: Instant,
): Instant | undefined {
  const restricted = firstOfChain(after.restrictions, now);
  if (!restricted && after.openSymptoms === 0) return undefined;
  const earlier = facts.instructions && firstOfChain(restrictionPeriods(facts.instructions), now);
  const began = [restricted?.from, earlier?.from, ...(facts.symptomsSince ?? [])];
  const since = concernAt(previous, now) ?? earliestOf(began);
  return since === concernAt(after, now) ? undefined : since;
}

/** Since when the athlete has not said a word although there was something to say; undefined if there is nothing. */
export function quietSince(summary: Summary, now: Instant): Instant | undefined {
  const concern = concernAt(summary, now);
  return concern && latestOf([summary.lastReportAt, concern]);
}
