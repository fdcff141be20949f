import type { WeekStarts } from '../athlete/week-start.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { lastGivenAt } from '../instruction/lapses.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { type Breach, breachesOf, type RunsBefore } from './adherence.ts';
import { firstCounted, isOfWeek } from './judging/weekly-limits.ts';
import type { JudgedRun, RunRecord } from './run-record.ts';

type Instructions = readonly InstructionRecord[];

/** When it became known that a run broke a rule: when it was recorded, or changed to what breaks one. */
const knownAt = ({ recordedAt, breachKnownAt }: JudgedRun): Instant => breachKnownAt ?? recordedAt;

/** The same of these breaches: one of a week is as new as the newest of the runs that count. */
function breachesKnownAt(
  run: JudgedRun,
  breaches: readonly Breach<JudgedRun>[],
  others: readonly JudgedRun[],
): Instant {
  if (!breaches.some(({ rule }) => isOfWeek(rule))) return knownAt(run);
  const since = firstCounted(run.startedAt);
  const counted = others.filter(({ startedAt }) => startedAt >= since && startedAt <= run.startedAt);
  return latestOf([run, ...counted].map(knownAt)) ?? knownAt(run);
}

/** Runs that began at one instant are told apart by their IDs, so that everybody calls the same one the last. */
const placeOf = ({ startedAt, id }: JudgedRun): string => `${startedAt}#${id}`;

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
 * cheers. `before` are the runs of the days before, which count in limits of weeks. Undefined if there is none.
 */
export function openBreachesOf(
  runs: readonly JudgedRun[],
  instructions: Instructions,
  before: readonly JudgedRun[],
  weeks: WeekStarts,
): OpenBreaches | undefined {
  const actedAt = lastGivenAt(instructions.filter(({ withdrawnAt }) => withdrawnAt === undefined)) ?? '';
  const others = [...before, ...runs];
  const open = runs.flatMap((run) => {
    const breaches = breachesOf(run, instructions, others, weeks);
    if (breaches.length === 0) return [];
    const known = breachesKnownAt(run, breaches, others);
    const isActedOn = actedAt > known || (run.teamCommentedAt ?? '') >= known;
    return isActedOn ? [] : [{ run, known }];
  });
  const [first] = open;
  if (!first) return undefined;
  return {
    last: open.reduce((last, { run }) => (placeOf(run) > placeOf(last) ? run : last), first.run),
    count: open.length,
    knownAt: latestOf(open.map(({ known }) => known)) ?? first.known,
  };
}

/**
 * A run that is about to be written, with when a breach became known if this change makes one: an edit, a revision, or
 * pain that was told later. `before` is what is stored, `others` the runs of its weeks.
 */
export function withBreachKnown(
  run: RunRecord,
  before: JudgedRun,
  instructions: Instructions,
  { others, now, weeks }: { others: RunsBefore; now: Instant; weeks: WeekStarts },
): RunRecord {
  const counted = others?.filter(({ ownerOnly }) => run.ownerOnly || !ownerOnly);
  const known = breachesOf(before, instructions, counted, weeks);
  const isNews = breachesOf(run, instructions, counted, weeks).some(
    ({ rule, instruction }) => !known.some((each) => each.rule === rule && each.instruction.id === instruction.id),
  );
  return isNews ? { ...run, breachKnownAt: now } : run;
}
