import { endOf, isRuleInForce, supersededAt } from '../instruction/in-force.ts';
import type { InstructionRecord, InstructionRule } from '../instruction/instruction.ts';
import { appliesTo } from '../instruction/permissions.ts';
import { isCapped } from '../instruction/rule-limits.ts';
import { latestOf } from '../time.ts';
import type { Activity, Instant } from '../vocabulary.ts';
import { adherences, type BreachedRule, judgeMaximum, type Judgement } from './judgement.ts';
import { judgePainStop } from './pain-stop.ts';
import type { JudgedRun, RunRecord } from './run-record.ts';

/** How a run stands to a rule of an instruction. */
export interface RuleVerdict<R extends JudgedRun = RunRecord> extends Judgement {
  rule: BreachedRule;
  /** What the rule speaks of. */
  activity: Extract<Activity, 'RUN' | 'RACE'>;
  instruction: InstructionRecord;
  run: R;
  /** What was allowed, in the rule's unit: metres, seconds, RPE or NRS. Absent for a prohibition. */
  allowed?: number;
}

/** A rule of an instruction that a run broke. */
export type Breach<R extends JudgedRun = RunRecord> = RuleVerdict<R>;

/** An instruction that the athlete had been told of, with those of its rules that held. */
export interface Told {
  instruction: InstructionRecord;
  rules: readonly InstructionRule[];
}

/** A rule as the athlete heard of it: that something takes its place, not before that was given. */
function asHeard(
  instruction: InstructionRecord,
  rule: InstructionRule,
  instructions: readonly InstructionRecord[],
): InstructionRule {
  const byId = rule.supersededById ?? instruction.supersededById;
  const at = supersededAt(instruction, rule);
  const heard = at && latestOf([at, instructions.find(({ id }) => id === byId)?.issuedAt]);
  return heard === undefined ? rule : { ...rule, supersededAt: heard };
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

/** Each limit with what judges it. */
const limits: readonly {
  rule: BreachedRule;
  limit: 'maxDistanceMeters' | 'maxDurationSeconds' | 'maxEffort' | 'stopIfPainAtLeast';
  judge: (run: JudgedRun, allowed: number) => Judgement;
}[] = [
  {
    rule: 'MAX_DISTANCE',
    limit: 'maxDistanceMeters',
    // A distance of 0 was not measured, as on a treadmill.
    judge: ({ distanceMeters: actual }, allowed) =>
      actual > 0 ? judgeMaximum(actual, allowed, 100) : { verdict: 'UNKNOWN', ask: 'DISTANCE' },
  },
  {
    rule: 'MAX_DURATION',
    limit: 'maxDurationSeconds',
    judge: ({ durationSeconds: actual }, allowed) => judgeMaximum(actual, allowed, 60),
  },
  {
    rule: 'MAX_EFFORT',
    limit: 'maxEffort',
    judge: ({ effort: actual }, allowed) =>
      actual === undefined
        ? { verdict: 'UNKNOWN', ask: 'EFFORT' }
        : { verdict: actual > allowed ? 'BROKEN' : 'KEPT', actual },
  },
  { rule: 'STOP_IF_PAIN', limit: 'stopIfPainAtLeast', judge: judgePainStop },
];

/** Whether a rule restricts running without prohibiting it. To stop at pain alone does not. */
const limitsRunning = (rule: InstructionRule): boolean =>
  rule.activity === 'RUN' && rule.permission !== 'PROHIBITED' && isCapped(rule);

/** The prohibitions of one instruction that a run broke. While running is restricted, racing needs a word of its own. */
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

/** The verdicts on the limits of one instruction: of several rules with one limit, the tightest counts. */
function limitVerdicts(run: JudgedRun, rules: readonly InstructionRule[]) {
  return limits.flatMap(({ rule, limit, judge }) => {
    let tightest: { activity: 'RUN' | 'RACE'; allowed: number } | undefined;
    for (const { activity, permission, [limit]: allowed } of rules) {
      if (permission === 'PROHIBITED' || allowed === undefined || (tightest && tightest.allowed <= allowed)) continue;
      tightest = { activity: activity === 'RACE' ? 'RACE' : 'RUN', allowed };
    }
    return tightest ? [{ rule, ...tightest, ...judge(run, tightest.allowed) }] : [];
  });
}

/**
 * The verdict on every rule that applies to a run, the worst first, each kind of rule once per instruction: by what the
 * athlete had been told when it started, however late it was synced and whatever was decided since. Rules for RUN apply,
 * and to a RACE those for RACE as well.
 */
export function verdictsOf<R extends JudgedRun>(run: R, instructions: readonly InstructionRecord[]): RuleVerdict<R>[] {
  const told = toldAt(instructions, run.startedAt);
  const raceIsAllowed = told.some(({ rules }) =>
    rules.some(({ activity, permission }) => activity === 'RACE' && permission !== 'PROHIBITED'),
  );
  const activity = run.type === 'RACE' ? 'RACE' : 'RUN';
  const verdicts = told.flatMap(({ instruction, rules }) => {
    const applying = rules.filter((rule) => appliesTo(rule, activity));
    return [...prohibitionsBroken(run, applying, raceIsAllowed), ...limitVerdicts(run, applying)].map((each) => ({
      ...each,
      instruction,
      run,
    }));
  });
  return adherences.flatMap((verdict) => verdicts.filter((each) => each.verdict === verdict));
}

/** The rules that a run broke. */
export const breachesOf = <R extends JudgedRun>(run: R, instructions: readonly InstructionRecord[]): Breach<R>[] =>
  verdictsOf(run, instructions).filter(({ verdict }) => verdict === 'BROKEN');
