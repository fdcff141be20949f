import { inForce } from '../instruction/in-force.ts';
import { speaksOf } from '../instruction/permissions.ts';
import type { InstructionRecord, InstructionRule, Limits } from '../instruction/instruction.ts';
import type { RunRecord } from './run.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

export type BreachedRule =
  'RUN_WHILE_PROHIBITED' | 'RACE_WHILE_PROHIBITED' | 'MAX_DISTANCE' | 'MAX_DURATION' | 'MAX_EFFORT' | 'STOP_IF_PAIN';

/** That a run broke a rule of an instruction. */
export interface Breach {
  rule: BreachedRule;
  instruction: InstructionRecord;
  run: RunRecord;
  /** In the rule's unit: metres, seconds, RPE or NRS. Absent for a prohibition. */
  allowed?: number;
  /** In the same unit. */
  actual?: number;
}

/** Each limit with the measure of the run that it is about; a run without that measure does not break it. */
const limits: readonly {
  rule: BreachedRule;
  limit: keyof Limits;
  measure: (run: RunRecord) => number | undefined;
  broken: (actual: number, allowed: number) => boolean;
}[] = [
  {
    rule: 'MAX_DISTANCE',
    limit: 'maxDistanceMeters',
    measure: (run) => run.distanceMeters,
    broken: (is, max) => is > max,
  },
  {
    rule: 'MAX_DURATION',
    limit: 'maxDurationSeconds',
    measure: (run) => run.durationSeconds,
    broken: (is, max) => is > max,
  },
  { rule: 'MAX_EFFORT', limit: 'maxEffort', measure: (run) => run.effort, broken: (is, max) => is > max },
  {
    rule: 'STOP_IF_PAIN',
    limit: 'stopIfPainAtLeast',
    measure: (run) => run.worstPain,
    broken: (is, from) => is >= from,
  },
];

function brokenBy(run: RunRecord, instruction: InstructionRecord): Breach[] {
  const activity = run.type === 'RACE' ? 'RACE' : 'RUN';
  const rules = instruction.rules.filter((rule) => speaksOf(rule, activity));
  const prohibited = (by: InstructionRule['activity']) =>
    rules.some((rule) => rule.activity === by && rule.permission === 'PROHIBITED');
  const breaches: Breach[] = [];
  if (prohibited('RUN')) breaches.push({ rule: 'RUN_WHILE_PROHIBITED', instruction, run });
  if (prohibited('RACE')) breaches.push({ rule: 'RACE_WHILE_PROHIBITED', instruction, run });
  for (const { rule, limit, measure, broken } of limits) {
    const actual = measure(run);
    const said = rules.flatMap((each) => (each.permission === 'PROHIBITED' ? [] : (each[limit] ?? [])));
    const allowed = Math.min(...said);
    if (actual !== undefined && said.length > 0 && broken(actual, allowed))
      breaches.push({ rule, instruction, run, allowed, actual });
  }
  return breaches;
}

/**
 * Every rule that a run broke, each once an instruction: judged by the instructions in force when it started, however late
 * it was synced and whatever was decided since. Rules for RUN count, and for a RACE those for RACE as well. A maximum is
 * broken by more than it, `stopIfPainAtLeast` by as much pain as it names in any observation of the run.
 */
export const breachesOf = (run: RunRecord, instructions: readonly InstructionRecord[]): Breach[] =>
  inForce(instructions, run.startedAt).flatMap((instruction) => brokenBy(run, instruction));

/** The start of the latest of the runs that broke a rule. Undefined when none did. */
export const lastBreachOf = (
  runs: readonly RunRecord[],
  instructions: readonly InstructionRecord[],
): Instant | undefined =>
  latestOf(runs.map((run) => (breachesOf(run, instructions).length > 0 ? run.startedAt : undefined)));
