import { inForceByStep, type NaiveHistory } from './naive-rules.ts';

/**
 * Rule 5 of the domain by a model that is deliberately naive and shares no code with the product: what had been told when a run
 * began is worked out from the history as it was at that step, and each rule is asked in turn. Only what domain.md says is in it.
 */
export interface NaiveRun {
  step: number;
  race: boolean;
  durationSeconds: number;
  effort?: number | undefined;
  /** The distance is 5 km. Absent: nobody said how it felt. */
  felt?: { pain: number; onsetMeters: number } | undefined;
}

/** The limits of a rule, as far as the model knows any. */
interface NaiveLimits {
  maxEffort?: number;
  maxDurationSeconds?: number;
  stopIfPainAtLeast?: number;
}

const METERS = 5_000;

/** What was known at a step: what came later had not been said. */
function knownAt({ issued, withdrawnAt, endedAt }: NaiveHistory, step: number): NaiveHistory {
  const until = (acts: Map<number, number>) => new Map([...acts].filter(([, at]) => at <= step));
  return {
    issued: issued.filter(({ issuedAt }) => issuedAt <= step),
    withdrawnAt: until(withdrawnAt),
    endedAt: until(endedAt),
  };
}

function onLimits(run: NaiveRun, limits: NaiveLimits): string[] {
  const verdicts: string[] = [];
  if (limits.maxEffort !== undefined) {
    if (run.effort === undefined) verdicts.push('MAX_EFFORT UNKNOWN');
    else verdicts.push(run.effort > limits.maxEffort ? 'MAX_EFFORT BROKEN' : 'MAX_EFFORT KEPT');
  }
  if (limits.maxDurationSeconds !== undefined) {
    const tolerance = Math.max(limits.maxDurationSeconds * 0.03, 60);
    const broken = run.durationSeconds > limits.maxDurationSeconds + tolerance;
    verdicts.push(broken ? 'MAX_DURATION BROKEN' : 'MAX_DURATION KEPT');
  }
  if (limits.stopIfPainAtLeast !== undefined) {
    if (run.felt === undefined) verdicts.push('STOP_IF_PAIN UNKNOWN');
    else if (run.felt.pain < limits.stopIfPainAtLeast) verdicts.push('STOP_IF_PAIN KEPT');
    else if (METERS - run.felt.onsetMeters > 400) verdicts.push('STOP_IF_PAIN BROKEN');
    else verdicts.push('STOP_IF_PAIN STOPPED_AS_TOLD');
  }
  return verdicts;
}

/** The verdicts on a run, each as the number of the instruction, the rule and the verdict, in any order. */
export function naiveVerdicts(
  history: NaiveHistory,
  limitsOf: (id: number, activity: string) => NaiveLimits,
  run: NaiveRun,
) {
  const known = knownAt(history, run.step);
  const holding = inForceByStep(known, run.step)[run.step] ?? new Set<string>();
  const told = known.issued.flatMap(({ id, author, rules }) =>
    rules.filter(({ activity }) => holding.has(`${id} ${activity}`)).map((rule) => ({ id, author, ...rule })),
  );
  const found = told.flatMap(({ id, author, activity, permission, capped }) => {
    const raceIsAllowed = told.some(
      (rule) => rule.author === author && rule.activity === 'RACE' && rule.permission !== 'PROHIBITED',
    );
    if (activity !== 'RUN' && !(activity === 'RACE' && run.race)) return [];
    if (permission === 'PROHIBITED') return [`${id} ${activity}_WHILE_PROHIBITED BROKEN`];
    const raced = run.race && activity === 'RUN' && capped && !raceIsAllowed;
    return [
      ...(raced ? [`${id} RACE_WHILE_PROHIBITED BROKEN`] : []),
      ...onLimits(run, limitsOf(id, activity)).map((verdict) => `${id} ${verdict}`),
    ];
  });
  return [...new Set(found)].sort();
}
