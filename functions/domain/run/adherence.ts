import { type InForce, rulesInForce } from '../instruction/in-force.ts';
import { appliesTo } from '../instruction/permissions.ts';
import type { InstructionRecord, InstructionRule } from '../instruction/instruction.ts';
import type { JudgedRun, RunRecord } from './run-record.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

export type BreachedRule =
  'RUN_WHILE_PROHIBITED' | 'RACE_WHILE_PROHIBITED' | 'MAX_DISTANCE' | 'MAX_DURATION' | 'MAX_EFFORT' | 'STOP_IF_PAIN';

/** A rule of an instruction that a run broke. */
export interface Breach<R extends JudgedRun = RunRecord> {
  rule: BreachedRule;
  instruction: InstructionRecord;
  run: R;
  /** What was allowed, in the rule's unit: metres, seconds, RPE or NRS. Absent for a prohibition. */
  allowed?: number;
  /** The run's value, in the same unit. Absent for a prohibition. */
  actual?: number;
}

/** Each limit with the run's value that it limits. A run without that value does not break the limit. */
const limits: readonly {
  rule: BreachedRule;
  limit: 'maxDistanceMeters' | 'maxDurationSeconds' | 'maxEffort' | 'stopIfPainAtLeast';
  measure: (run: JudgedRun) => number | undefined;
  isBroken: (actual: number, allowed: number) => boolean;
}[] = [
  {
    rule: 'MAX_DISTANCE',
    limit: 'maxDistanceMeters',
    measure: (run) => run.distanceMeters,
    isBroken: (is, max) => is > max,
  },
  {
    rule: 'MAX_DURATION',
    limit: 'maxDurationSeconds',
    measure: (run) => run.durationSeconds,
    isBroken: (is, max) => is > max,
  },
  { rule: 'MAX_EFFORT', limit: 'maxEffort', measure: (run) => run.effort, isBroken: (is, max) => is > max },
  {
    rule: 'STOP_IF_PAIN',
    limit: 'stopIfPainAtLeast',
    measure: (run) => run.worstPain,
    isBroken: (is, from) => is >= from,
  },
];

function breachesOfInstruction<R extends JudgedRun>(run: R, { instruction, rules: current }: InForce): Breach<R>[] {
  const activity = run.type === 'RACE' ? 'RACE' : 'RUN';
  const rules = current.filter((rule) => appliesTo(rule, activity));
  const prohibited = (by: InstructionRule['activity']) =>
    rules.some((rule) => rule.activity === by && rule.permission === 'PROHIBITED');
  const breaches: Breach<R>[] = [];
  if (prohibited('RUN')) breaches.push({ rule: 'RUN_WHILE_PROHIBITED', instruction, run });
  if (prohibited('RACE')) breaches.push({ rule: 'RACE_WHILE_PROHIBITED', instruction, run });
  for (const { rule, limit, measure, isBroken } of limits) {
    const actual = measure(run);
    const allowedValues = rules.flatMap((each) => (each.permission === 'PROHIBITED' ? [] : (each[limit] ?? [])));
    const allowed = Math.min(...allowedValues);
    if (actual !== undefined && allowedValues.length > 0 && isBroken(actual, allowed))
      breaches.push({ rule, instruction, run, allowed, actual });
  }
  return breaches;
}

/**
 * Every rule that a run broke, each once per instruction, judged by the instructions in force when the run started,
 * however late it was synced and whatever was decided since. Rules for RUN count, and for a RACE those for RACE as
 * well. A maximum is broken by a greater value, `stopIfPainAtLeast` by as much pain in any observation of the run.
 */
export const breachesOf = <R extends JudgedRun>(run: R, instructions: readonly InstructionRecord[]): Breach<R>[] =>
  rulesInForce(instructions, run.startedAt).flatMap((each) => breachesOfInstruction(run, each));

/** The start of the latest run that broke a rule. Undefined if none did. */
export const lastBreachOf = (
  runs: readonly JudgedRun[],
  instructions: readonly InstructionRecord[],
): Instant | undefined =>
  latestOf(runs.map((run) => (breachesOf(run, instructions).length > 0 ? run.startedAt : undefined)));
