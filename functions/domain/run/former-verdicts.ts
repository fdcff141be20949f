import { type Actor, authorOf } from '../athlete/athlete.ts';
import type { Entity } from '../athlete/change.ts';
import type { WeekStarts } from '../athlete/week-start.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import type { Instant } from '../vocabulary.ts';
import { type RunsBefore, verdictsOf } from './adherence.ts';
import type { LimitVerdict } from './judging/limit-verdicts.ts';
import type { FormerVerdict, RunChange, RunRecord } from './run-record.ts';

/** How many a run keeps: half of them the first that it had, half the latest. */
export const MOST_FORMER_VERDICTS = 40;

/** A verdict on a run or a session. */
type Verdict = LimitVerdict & { instruction: InstructionRecord };

/** Who changes something, when, and how. */
interface Changed {
  by: Actor;
  now: Instant;
  change: RunChange;
}

/** A verdict as it is kept when what it is on is changed or deleted. */
const asFormer = (
  { instruction, rule, verdict, allowed, actual }: Verdict,
  { by, now, change }: Changed,
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

const isSame = (a: Verdict, b: Verdict): boolean =>
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
 * What something was judged to be before it was changed or deleted, added to what is kept of that: a breach does not vanish
 * with the value that made it one. Only what is no longer so, and not what was unknown and has been answered. Oldest first.
 */
export function withFormer(
  kept: readonly FormerVerdict[] | undefined,
  { before, after }: { before: readonly Verdict[]; after: readonly Verdict[] },
  how: Changed,
): readonly FormerVerdict[] {
  const gone = before.filter(
    (verdict) => verdict.verdict !== 'UNKNOWN' && !after.some((each) => isSame(each, verdict)),
  );
  return bounded([...(kept ?? []), ...gone.map((each) => asFormer(each, how))]);
}

/** The same of a run. What others may read is judged by the runs that others may see. */
export function formerVerdictsOf(
  before: RunRecord,
  after: RunRecord | undefined,
  instructions: readonly InstructionRecord[],
  { others, weeks, ...how }: Changed & { others: RunsBefore; weeks: WeekStarts },
): readonly FormerVerdict[] {
  const counted = others?.filter(({ ownerOnly }) => before.ownerOnly || !ownerOnly);
  const verdicts = (run: RunRecord | undefined) => (run ? verdictsOf(run, instructions, counted, weeks) : []);
  return withFormer(before.formerVerdicts, { before: verdicts(before), after: verdicts(after) }, how);
}

/**
 * What a correction of an observation writes, each run with what it was judged to be as the pain in it was told before: a breach
 * does not vanish with a corrected number. `before` are the runs as they are stored. Pain decides nothing about a week, so no
 * other runs are needed.
 */
export const withVerdictsOfPain = (
  put: readonly Entity[],
  before: readonly RunRecord[],
  instructions: readonly InstructionRecord[],
  { weeks, ...how }: Omit<Changed, 'change'> & { weeks: WeekStarts },
): Entity[] =>
  put.map((record) => {
    const stored = record.kind === 'run' && before.find(({ id }) => id === record.id);
    if (!stored) return record;
    const changed = { ...how, change: 'EDITED', others: undefined, weeks } as const;
    const formerVerdicts = formerVerdictsOf(stored, record, instructions, changed);
    return formerVerdicts.length > 0 ? { ...record, formerVerdicts } : record;
  });
