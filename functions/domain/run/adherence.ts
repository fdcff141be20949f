import { type WeekStarts, weekStartsFor } from '../athlete/week-start.ts';
import type { InstructionId, PersonId } from '../ids.ts';
import { endOf, isRuleInForce, supersededAt } from '../instruction/in-force.ts';
import type { InstructionRecord, InstructionRule } from '../instruction/instruction.ts';
import { allowRacing, appliesTo } from '../instruction/permissions.ts';
import { isCapped } from '../instruction/rule-limits.ts';
import { latestOf } from '../time.ts';
import type { Activity, Instant } from '../vocabulary.ts';
import { adherences, type Judgement } from './judgement.ts';
import { type LimitVerdict, limitVerdicts } from './judging/limit-verdicts.ts';
import { mayCount } from './judging/weekly-limits.ts';
import type { JudgedRun, RunRecord } from './run-record.ts';

/** How a run stands to a rule of an instruction. */
export interface RuleVerdict<R extends JudgedRun = RunRecord> extends LimitVerdict<'RUN' | 'RACE'> {
  instruction: InstructionRecord;
  run: R;
}

/** A rule of an instruction that a run broke. */
export type Breach<R extends JudgedRun = RunRecord> = RuleVerdict<R>;

/** An instruction that the athlete had been told of, with those of its rules that held. */
export interface Told {
  instruction: InstructionRecord;
  rules: readonly InstructionRule[];
}

/** A rule as the athlete heard of it: that something takes its place, for good or for a time, not before that was given. */
export function asHeard(
  instruction: InstructionRecord,
  rule: InstructionRule,
  instructions: readonly InstructionRecord[],
): InstructionRule {
  const heardFrom = (at: Instant, byId: InstructionId | undefined): Instant =>
    latestOf([at, byId && instructions.find(({ id }) => id === byId)?.issuedAt]) ?? at;
  const at = supersededAt(instruction, rule);
  if (at === undefined && !rule.gaps) return rule;
  const gaps = rule.gaps?.flatMap((gap) => {
    const from = heardFrom(gap.from, gap.byId);
    return from < gap.until ? [{ ...gap, from }] : [];
  });
  return {
    ...rule,
    ...(gaps && { gaps }),
    ...(at !== undefined && { supersededAt: heardFrom(at, rule.supersededById ?? instruction.supersededById) }),
  };
}

/**
 * From when until when an athlete had been told an instruction, any of its rules. What was written later changes nothing
 * about that, even if it claims an earlier start: neither does it bind the athlete for the hours before, nor does it take
 * away what had bound them.
 */
export function toldPeriod(
  instruction: InstructionRecord,
  instructions: readonly InstructionRecord[],
): { from: Instant; until?: Instant } {
  const { startsAt, issuedAt } = instruction;
  const until = endOf({
    ...instruction,
    rules: instruction.rules.map((rule) => asHeard(instruction, rule, instructions)),
  });
  return { from: latestOf([issuedAt, startsAt]) ?? startsAt, ...(until !== undefined && { until }) };
}

/** What the athlete had been told when they set out: the rules in force at `startedAt` that had been given by then. */
export const toldAt = (instructions: readonly InstructionRecord[], startedAt: Instant): Told[] =>
  instructions.flatMap((instruction) => {
    if (instruction.issuedAt > startedAt) return [];
    const rules = instruction.rules.filter((rule) =>
      isRuleInForce(instruction, asHeard(instruction, rule, instructions), startedAt),
    );
    return rules.length > 0 ? [{ instruction, rules }] : [];
  });

/**
 * The verdicts on something that the athlete did, by what they had been told of that activity: `judge` is given the rules of
 * one instruction that apply to it. The worst first.
 */
export function judgedByTold<V extends LimitVerdict>(
  told: readonly Told[],
  activity: Activity,
  judge: (rules: readonly InstructionRule[], instruction: InstructionRecord) => readonly V[],
): (V & { instruction: InstructionRecord })[] {
  const verdicts = told.flatMap(({ instruction, rules }) =>
    judge(
      rules.filter((rule) => appliesTo(rule, activity)),
      instruction,
    ).map((each) => ({ ...each, instruction })),
  );
  return worstFirst(verdicts);
}

/** Verdicts with the worst first, otherwise in their order. */
export const worstFirst = <V extends Judgement>(verdicts: readonly V[]): V[] =>
  adherences.flatMap((verdict) => verdicts.filter((each) => each.verdict === verdict));

/** Whether a rule restricts running without prohibiting it. To stop at pain alone does not. */
const limitsRunning = (rule: InstructionRule): boolean =>
  rule.activity === 'RUN' && rule.permission !== 'PROHIBITED' && isCapped(rule);

/** The prohibitions of one instruction that a run broke. While running is restricted, racing needs a word of its author's own. */
function prohibitionsBroken(
  run: JudgedRun,
  rules: readonly InstructionRule[],
  raceIsAllowed: boolean,
): Pick<RuleVerdict, 'rule' | 'activity' | 'verdict'>[] {
  const prohibits = (by: Activity) =>
    rules.some(({ activity, permission }) => activity === by && permission === 'PROHIBITED');
  const broken: Pick<RuleVerdict, 'rule' | 'activity' | 'verdict'>[] = [];
  if (prohibits('RUN')) broken.push({ rule: 'RUN_WHILE_PROHIBITED', activity: 'RUN', verdict: 'BROKEN' });
  if (run.type !== 'RACE') return broken;
  const isNamed = prohibits('RACE');
  if (isNamed || (!raceIsAllowed && rules.some(limitsRunning)))
    broken.push({ rule: 'RACE_WHILE_PROHIBITED', activity: isNamed ? 'RACE' : 'RUN', verdict: 'BROKEN' });
  return broken;
}

/** The runs of the days before a run, as far as limits over several runs need them; undefined if they were not read. */
export type RunsBefore = readonly JudgedRun[] | undefined;

/**
 * The verdict on every rule that applies to a run, the worst first, each kind of rule once per instruction: by what the
 * athlete had been told when it started, however late it was synced and whatever was decided since. Rules for RUN apply,
 * and to a RACE those for RACE as well. `others` are the runs of the WEEKLY_DAYS before it, in any order, of which the viewer may
 * know; without weekly limits (`limitWeeks`), none are needed. Nothing is said of weekly limits if they were not read. `weeks` says where
 * the athlete's weeks begin and began. Nothing is broken by what is only guessed to have been a run.
 */
export function verdictsOf<R extends JudgedRun>(
  run: R,
  instructions: readonly InstructionRecord[],
  others: RunsBefore,
  weeks: WeekStarts,
): RuleVerdict<R>[] {
  const told = toldAt(instructions, run.startedAt);
  const allowsRaces = (author: PersonId) =>
    told.some(({ instruction, rules }) => instruction.issuedBy.id === author && allowRacing(rules));
  const weekStarts = weekStartsFor(weeks, run.startedAt);
  const judge = (among: RunsBefore): RuleVerdict<R>[] =>
    judgedByTold(told, run.type === 'RACE' ? 'RACE' : 'RUN', (rules, { issuedBy }) => [
      ...prohibitionsBroken(run, rules, allowsRaces(issuedBy.id)),
      ...limitVerdicts(run, rules, among && { others: among, weekStarts }),
    ]).map((each) => ({ ...each, run }));
  return withoutGuesses(run, others, judge);
}

const isGuess = ({ sportSource }: JudgedRun): boolean => sportSource === 'GUESSED';

/**
 * Verdicts of which none is BROKEN by what may have been a ride: where a guess decides it, of this run or of one before it, somebody
 * has to ask.
 */
function withoutGuesses<R extends JudgedRun>(
  run: R,
  others: RunsBefore,
  judge: (among: RunsBefore) => RuleVerdict<R>[],
): RuleVerdict<R>[] {
  const verdicts = judge(others);
  if (!isGuess(run) && !others?.some(isGuess)) return verdicts;
  const certain = isGuess(run) ? [] : judge(others?.filter((other) => !isGuess(other)));
  return worstFirst(
    verdicts.map((each): RuleVerdict<R> => {
      const isSure = certain.some(
        ({ instruction, rule, verdict }) =>
          verdict === 'BROKEN' && rule === each.rule && instruction.id === each.instruction.id,
      );
      return each.verdict === 'BROKEN' && !isSure ? { ...each, verdict: 'UNKNOWN', ask: 'SPORT' } : each;
    }),
  );
}

/** The same for whom some of the runs before it are not shown: what they might change is not said to be kept. */
export const verdictsWithout = <R extends JudgedRun>(
  hidden: readonly JudgedRun[],
  ...[run, instructions, shown, weeks]: [R, readonly InstructionRecord[], RunsBefore, WeekStarts]
): RuleVerdict<R>[] =>
  worstFirst(
    verdictsOf(run, instructions, shown, weeks).map((each): RuleVerdict<R> => {
      const starts = weekStartsFor(weeks, run.startedAt);
      const isOpen = each.verdict === 'KEPT' && hidden.some((other) => mayCount(other, run, each, starts));
      return isOpen ? { ...each, verdict: 'UNKNOWN', ask: 'RUNS_NOT_SHOWN' } : each;
    }),
  );

/** The rules that a run broke. */
export const breachesOf = <R extends JudgedRun>(
  run: R,
  instructions: readonly InstructionRecord[],
  others: RunsBefore,
  weeks: WeekStarts,
): Breach<R>[] => verdictsOf(run, instructions, others, weeks).filter(({ verdict }) => verdict === 'BROKEN');
