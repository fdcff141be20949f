import { type Actor, authorOf } from '../athlete/athlete.ts';
import type { WeekStarts } from '../athlete/week-start.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import type { Instant } from '../vocabulary.ts';
import { type RuleVerdict, type RunsBefore, verdictsOf } from './adherence.ts';
import type { LimitVerdict } from './judging/limit-verdicts.ts';
import type { FormerVerdict, RunChange, RunRecord } from './run-record.ts';

/** How many a run keeps: half of them the first that it had, half the latest. */
export const MOST_FORMER_VERDICTS = 40;

/** A verdict as it is kept when what it is on is changed or deleted. */
export const asFormer = (
  { instruction, rule, verdict, allowed, actual }: LimitVerdict & { instruction: InstructionRecord },
  { by, now, change }: { by: Actor; now: Instant; change: RunChange },
): FormerVerdict => ({
  instructionId: instruction.id,
  rule,
  verdict,
  ...(allowed !== undefined && { allowed }),
  ...(actual !== undefined && { actual }),
  until: now,
  change,
  by: authorOf(by),
});

const isSame = (a: RuleVerdict, b: RuleVerdict): boolean =>
  a.instruction.id === b.instruction.id &&
  a.rule === b.rule &&
  a.verdict === b.verdict &&
  a.allowed === b.allowed &&
  a.actual === b.actual;

/** Too many are left out in the middle; of what was no breach first, so that nobody edits a breach away. */
function bounded(verdicts: readonly FormerVerdict[]): readonly FormerVerdict[] {
  if (verdicts.length <= MOST_FORMER_VERDICTS) return verdicts;
  const broken = verdicts.filter(({ verdict }) => verdict === 'BROKEN');
  const half = MOST_FORMER_VERDICTS / 2;
  if (broken.length > MOST_FORMER_VERDICTS) return [...broken.slice(0, half), ...broken.slice(-half)];
  const room = MOST_FORMER_VERDICTS - broken.length;
  const others = new Set(
    verdicts.filter(({ verdict }) => verdict !== 'BROKEN').slice(room > 0 ? -room : verdicts.length),
  );
  return verdicts.filter((each) => each.verdict === 'BROKEN' || others.has(each));
}

/**
 * What a run was judged to be before it was changed or deleted, added to what is kept of that: a breach does not vanish with
 * the value that made it one. Only what is no longer so, and not what was unknown and has been answered. Oldest first. What
 * others may read is judged by the runs that others may see.
 */
export function formerVerdictsOf(
  before: RunRecord,
  after: RunRecord | undefined,
  instructions: readonly InstructionRecord[],
  {
    by,
    now,
    change,
    others,
    weeks,
  }: { by: Actor; now: Instant; change: RunChange; others: RunsBefore; weeks: WeekStarts },
): readonly FormerVerdict[] {
  const counted = others?.filter(({ ownerOnly }) => before.ownerOnly || !ownerOnly);
  const present = after ? verdictsOf(after, instructions, counted, weeks) : [];
  const gone = verdictsOf(before, instructions, counted, weeks).filter(
    (verdict) => verdict.verdict !== 'UNKNOWN' && !present.some((each) => isSame(each, verdict)),
  );
  const former = gone.map((each) => asFormer(each, { by, now, change }));
  return bounded([...(before.formerVerdicts ?? []), ...former]);
}
