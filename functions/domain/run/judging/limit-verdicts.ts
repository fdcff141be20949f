import type { InstructionRule } from '../../instruction/instruction.ts';
import type { IntensityLimit, TerrainLimit } from '../../instruction/rule-limits.ts';
import type { Weekday } from '../../time.ts';
import { adherences, type BreachedRule, judgeMaximum, type Judgement } from '../judgement.ts';
import type { JudgedRun } from '../run-record.ts';
import { judgeIntensity, judgeTerrain, judgeWalkRun } from './course-limits.ts';
import { judgePainStop } from './pain-stop.ts';
import { judgeWeek, type WeeklyLimits } from './weekly-limits.ts';

/** How a run stands to a limit of a rule. */
export interface LimitVerdict extends Judgement {
  rule: BreachedRule;
  /** What the rule speaks of. */
  activity: 'RUN' | 'RACE';
  /** In the limit's unit. Absent for a limit without a number. */
  allowed?: number;
}

/** Each limit of a single number that one run is judged by, with what judges it. */
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

const activityOf = ({ activity }: InstructionRule): 'RUN' | 'RACE' => (activity === 'RACE' ? 'RACE' : 'RUN');

/** The verdicts on the limits of a single number: of several rules with one limit, the tightest counts. */
function ofNumbers(run: JudgedRun, rules: readonly InstructionRule[]): LimitVerdict[] {
  return limits.flatMap(({ rule, limit, judge }) => {
    let tightest: { activity: 'RUN' | 'RACE'; allowed: number } | undefined;
    for (const each of rules) {
      const { [limit]: allowed } = each;
      if (allowed === undefined || (tightest && tightest.allowed <= allowed)) continue;
      tightest = { activity: activityOf(each), allowed };
    }
    return tightest ? [{ rule, ...tightest, ...judge(run, tightest.allowed) }] : [];
  });
}

/** The verdicts on where and how it may be run, which are the kinds of rules themselves. */
function ofCourse(run: JudgedRun, rule: InstructionRule): LimitVerdict[] {
  const activity = activityOf(rule);
  const terrain = (rule.terrain ?? []).map((kind: TerrainLimit) => ({ rule: kind, ...judgeTerrain(run, kind) }));
  const speed = (rule.intensity ?? []).map((kind: IntensityLimit) => ({ rule: kind, ...judgeIntensity(run, kind) }));
  const walkRun = rule.walkRun ? [{ rule: 'WALK_RUN' as const, ...judgeWalkRun(run, rule.walkRun) }] : [];
  return [...terrain, ...speed, ...walkRun].map((each) => ({ activity, ...each }));
}

const kindsOfWeek: Record<keyof WeeklyLimits, BreachedRule> = {
  maxSessionsPerWeek: 'MAX_SESSIONS_PER_WEEK',
  maxDistanceMetersPerWeek: 'MAX_DISTANCE_PER_WEEK',
  minRestDaysBetween: 'MIN_REST_DAYS',
};

/** The runs of the days before a run, and where its athlete's weeks begin. */
export interface Around {
  others: readonly JudgedRun[];
  weekStarts: readonly Weekday[];
}

/** The verdicts on what a run makes of its week, for each day on which it may begin. Of a rule for racing, races alone count. */
function ofWeek(run: JudgedRun, rule: InstructionRule, { others, weekStarts }: Around): LimitVerdict[] {
  const activity = activityOf(rule);
  const same = activity === 'RACE' ? others.filter(({ type }) => type === 'RACE') : others;
  const verdicts = weekStarts.flatMap((weekStartsOn) => judgeWeek(run, same, rule, weekStartsOn));
  return verdicts.map(({ limit, ...judged }) => ({ rule: kindsOfWeek[limit], activity, ...judged }));
}

/** Of several verdicts on one kind of rule, the worst; of equal ones, the first. */
function worstOfEach(verdicts: readonly LimitVerdict[]): LimitVerdict[] {
  const worst = new Map<BreachedRule, LimitVerdict>();
  for (const each of verdicts) {
    const known = worst.get(each.rule);
    if (!known || adherences.indexOf(each.verdict) < adherences.indexOf(known.verdict)) worst.set(each.rule, each);
  }
  return [...worst.values()];
}

/**
 * The verdicts on the limits of one instruction's rules, each kind of rule once. `around` is
 * undefined if the runs before it were not read: then limits over several runs are left out.
 */
export function limitVerdicts(
  run: JudgedRun,
  rules: readonly InstructionRule[],
  around: Around | undefined,
): LimitVerdict[] {
  const limiting = rules.filter(({ permission }) => permission !== 'PROHIBITED');
  const course = worstOfEach(limiting.flatMap((rule) => ofCourse(run, rule)));
  const week = around ? worstOfEach(limiting.flatMap((rule) => ofWeek(run, rule, around))) : [];
  return [...ofNumbers(run, limiting), ...course, ...week];
}
