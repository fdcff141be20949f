import type { InstructionRecord } from '../instruction/instruction.ts';
import { lastGivenAt } from '../instruction/lapses.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { breachesOf } from './adherence.ts';
import type { JudgedRun, RunRecord } from './run-record.ts';

type Instructions = readonly InstructionRecord[];

/** When it became known that a run broke a rule: when it was recorded, or changed to what breaks one. */
const knownAt = ({ recordedAt, breachKnownAt }: JudgedRun): Instant => breachKnownAt ?? recordedAt;

/** Runs that broke a rule and on which the team has not acted. */
export interface OpenBreaches {
  last: JudgedRun;
  count: number;
  /** When the newest of them became known. */
  knownAt: Instant;
}

/**
 * The runs that broke a rule and on which the team has not acted since that became known: neither has a coach or physio
 * given an instruction that stands, nor written a comment for the team on the run. (domain.md, rule 7) What counts is when
 * it became known, not when the run was: a run that is synced late comes after an instruction that is younger than its
 * start. A comment for supporters or for the physio alone is no act: the coach does not know of the one, and the other
 * cheers. Undefined if there is none.
 */
export function openBreachesOf(runs: readonly JudgedRun[], instructions: Instructions): OpenBreaches | undefined {
  const actedAt = lastGivenAt(instructions.filter(({ withdrawnAt }) => withdrawnAt === undefined)) ?? '';
  const open = runs.filter((run) => {
    const known = knownAt(run);
    const isActedOn = actedAt > known || (run.teamCommentedAt ?? '') >= known;
    return !isActedOn && breachesOf(run, instructions).length > 0;
  });
  const [first] = open;
  if (!first) return undefined;
  return {
    last: open.reduce((last, run) => (run.startedAt > last.startedAt ? run : last), first),
    count: open.length,
    knownAt: latestOf(open.map(knownAt)) ?? knownAt(first),
  };
}

/**
 * A run that is about to be written, with when a breach became known if this change makes one: an edit, a revision, or
 * pain that was told later. `before` is what is stored.
 */
export function withBreachKnown(
  run: RunRecord,
  before: JudgedRun,
  instructions: Instructions,
  now: Instant,
): RunRecord {
  const known = breachesOf(before, instructions);
  const isNews = breachesOf(run, instructions).some(
    ({ rule, instruction }) => !known.some((each) => each.rule === rule && each.instruction.id === instruction.id),
  );
  return isNews ? { ...run, breachKnownAt: now } : run;
}
