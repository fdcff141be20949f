import type { WeekStarts } from '../athlete/week-start.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { lastGivenAt } from '../instruction/lapses.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { breachesOf, type RunsBefore } from './adherence.ts';
import { worstSeverity } from './breach-severity.ts';
import type { LimitVerdict } from './judging/limit-verdicts.ts';
import { firstCounted, isOfWeek } from './judging/weekly-limits.ts';
import type { JudgedRun, RunRecord } from './run-record.ts';

type Instructions = readonly InstructionRecord[];

/** What is judged, a run or a session, as far as it matters when its breach became known, and whether the team has acted on it. */
type Judged = Pick<JudgedRun, 'startedAt' | 'recordedAt' | 'breachKnownAt' | 'teamCommentedAt'> & { id: string };

/** A rule that something broke. */
interface Broken extends Pick<LimitVerdict, 'rule' | 'allowed' | 'actual'> {
  instruction: InstructionRecord;
}

/** When it became known that something broke a rule: when it was recorded, or changed to what breaks one. */
const knownAt = ({ recordedAt, breachKnownAt }: Judged): Instant => breachKnownAt ?? recordedAt;

/** The same of these breaches: one of a week is as new as the newest of what counts in it. */
function breachesKnownAt(thing: Judged, breaches: readonly Broken[], others: readonly Judged[]): Instant {
  if (!breaches.some(({ rule }) => isOfWeek(rule))) return knownAt(thing);
  const since = firstCounted(thing.startedAt);
  const counted = others.filter(({ startedAt }) => startedAt >= since && startedAt <= thing.startedAt);
  return latestOf([thing, ...counted].map(knownAt)) ?? knownAt(thing);
}

/** Those that began at one instant are told apart by their IDs, so that everybody calls the same one the last. */
const placeOf = ({ startedAt, id }: Judged): string => `${startedAt}#${id}`;

/** Runs, or sessions, that broke a rule and on which the team has not acted. */
export interface OpenBreaches<T extends Judged = JudgedRun> {
  last: T;
  count: number;
  /** When the newest of them became known. */
  knownAt: Instant;
  /** How bad the worst of them is (`severityOf`). */
  worst: number;
}

/**
 * The runs, or sessions, that broke a rule and on which the team has not acted since that became known: neither has a coach or
 * physio given an instruction that stands, nor written a comment for the team on it. (domain.md, rule 7) What counts is when
 * it became known, not when it was: what is synced late comes after an instruction that is younger than its
 * start. A comment for supporters or for the physio alone is no act: the coach does not know of the one, and the other
 * cheers. `before` are those of the days before, which count in limits of weeks. Undefined if there is none.
 */
export function openOf<T extends Judged>(
  things: readonly T[],
  { instructions, before }: { instructions: Instructions; before: readonly T[] },
  brokenBy: (thing: T, others: readonly T[]) => readonly Broken[],
): OpenBreaches<T> | undefined {
  const actedAt = lastGivenAt(instructions.filter(({ withdrawnAt }) => withdrawnAt === undefined)) ?? '';
  const others = [...before, ...things];
  const open = things.flatMap((thing) => {
    const breaches = brokenBy(thing, others);
    if (breaches.length === 0) return [];
    const known = breachesKnownAt(thing, breaches, others);
    const isActedOn = actedAt > known || (thing.teamCommentedAt ?? '') >= known;
    return isActedOn ? [] : [{ thing, known, severity: worstSeverity(breaches) }];
  });
  const [first] = open;
  if (!first) return undefined;
  return {
    last: open.reduce((last, { thing }) => (placeOf(thing) > placeOf(last) ? thing : last), first.thing),
    count: open.length,
    knownAt: latestOf(open.map(({ known }) => known)) ?? first.known,
    worst: Math.max(...open.map(({ severity }) => severity)),
  };
}

/** The runs that broke a rule and on which the team has not acted, as `openOf` says. */
export const openBreachesOf = (
  runs: readonly JudgedRun[],
  instructions: Instructions,
  before: readonly JudgedRun[],
  weeks: WeekStarts,
): OpenBreaches | undefined =>
  openOf(runs, { instructions, before }, (run, others) => breachesOf(run, instructions, others, weeks));

/** Whether a change of something broke a rule that it had not broken before. */
export const isNewlyBroken = (before: readonly Broken[], after: readonly Broken[]): boolean =>
  after.some(
    ({ rule, instruction }) => !before.some((each) => each.rule === rule && each.instruction.id === instruction.id),
  );

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
  const broken = (each: JudgedRun) => breachesOf(each, instructions, counted, weeks);
  return isNewlyBroken(broken(before), broken(run)) ? { ...run, breachKnownAt: now } : run;
}
