import type { InstructionRule } from '../../instruction/instruction.ts';
import type { IntensityLimit, TerrainLimit } from '../../instruction/rule-limits.ts';
import type { Weekday } from '../../time.ts';
import type { Activity } from '../../vocabulary.ts';
import { adherences, type BreachedRule, judgeMaximum, type Judgement } from '../judgement.ts';
import type { JudgedRun } from '../run-record.ts';
import { judgeIntensity, judgeTerrain, judgeWalkRun } from './course-limits.ts';
import { judgePainStop } from './pain-stop.ts';
import { judgeWeek, type WeeklyLimits } from './weekly-limits.ts';

/** How a run, or a session, stands to a limit of a rule. */
export interface LimitVerdict<A extends Activity = Activity> extends Judgement {
  rule: BreachedRule;
  /** What the rule speaks of. */
  activity: A;
  /** In the limit's unit. Absent for a limit without a number. */
  allowed?: number;
}

/** A limit of a single number, with what judges something by it. */
export interface NumberLimit<T> {
  rule: BreachedRule;
  limit: 'maxDistanceMeters' | 'maxDurationSeconds' | 'maxEffort' | 'stopIfPainAtLeast';
  judge: (thing: T, allowed: number) => Judgement;
}

/** How long and how hard: what is known of a run, and of a session as well. */
export const timeAndEffort: readonly NumberLimit<Pick<JudgedRun, 'durationSeconds' | 'effort'>>[] = [
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
];

/** Each limit of a single number that one run is judged by. */
const limits: readonly NumberLimit<JudgedRun>[] = [
  {
    rule: 'MAX_DISTANCE',
    limit: 'maxDistanceMeters',
    // A distance of 0 was not measured, as on a treadmill.
    judge: ({ distanceMeters: actual }, allowed) =>
      actual > 0 ? judgeMaximum(actual, allowed, 100) : { verdict: 'UNKNOWN', ask: 'DISTANCE' },
  },
  ...timeAndEffort,
  { rule: 'STOP_IF_PAIN', limit: 'stopIfPainAtLeast', judge: judgePainStop },
];

type RunningVerdict = LimitVerdict<'RUN' | 'RACE'>;

const activityOf = ({ activity }: InstructionRule): 'RUN' | 'RACE' => (activity === 'RACE' ? 'RACE' : 'RUN');

/** The verdicts on the limits of a single number: of several rules with one limit, the tightest counts. */
export function numberVerdicts<T, A extends Activity>(
  thing: T,
  rules: readonly InstructionRule[],
  by: { limits: readonly NumberLimit<T>[]; activityOf: (rule: InstructionRule) => A },
): LimitVerdict<A>[] {
  return by.limits.flatMap(({ rule, limit, judge }) => {
    let tightest: { activity: A; allowed: number } | undefined;
    for (const each of rules) {
      const { [limit]: allowed } = each;
      if (allowed === undefined || (tightest && tightest.allowed <= allowed)) continue;
      tightest = { activity: by.activityOf(each), allowed };
    }
    return tightest ? [{ rule, ...tightest, ...judge(thing, tightest.allowed) }] : [];
  });
}

/** The verdicts on where and how it may be run, which are the kinds of rules themselves. */
function ofCourse(run: JudgedRun, rule: InstructionRule): RunningVerdict[] {
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
function ofWeek(run: JudgedRun, rule: InstructionRule, { others, weekStarts }: Around): RunningVerdict[] {
  const activity = activityOf(rule);
  const same = activity === 'RACE' ? others.filter(({ type }) => type === 'RACE') : others;
  const verdicts = weekStarts.flatMap((weekStartsOn) => judgeWeek(run, same, rule, weekStartsOn));
  return verdicts.map(({ limit, ...judged }) => ({ rule: kindsOfWeek[limit], activity, ...judged }));
}

/** Of several verdicts on one kind of rule, the worst; of equal ones, the first. */
export function worstOfEach<V extends LimitVerdict>(verdicts: readonly V[]): V[] {
  const worst = new Map<BreachedRule, V>();
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
): RunningVerdict[] {
  const limiting = rules.filter(({ permission }) => permission !== 'PROHIBITED');
  const course = worstOfEach(limiting.flatMap((rule) => ofCourse(run, rule)));
  const week = around ? worstOfEach(limiting.flatMap((rule) => ofWeek(run, rule, around))) : [];
  return [...numberVerdicts(run, limiting, { limits, activityOf }), ...course, ...week];
}
