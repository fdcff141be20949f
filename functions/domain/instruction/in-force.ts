import type { InstructionRecord, InstructionRule } from './instruction.ts';
import { earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

export type InstructionStatus = 'SCHEDULED' | 'IN_FORCE' | 'ENDED' | 'SUPERSEDED' | 'WITHDRAWN';

type Ends = Pick<InstructionRecord, 'startsAt' | 'endsAt' | 'supersededAt' | 'withdrawnAt' | 'ended' | 'rules'>;
/** A period, from its start (inclusive) to its end (exclusive). Undefined means no end. */
export interface Period {
  from: Instant;
  until: Instant | undefined;
}

/**
 * When a rule is superseded. Instructions from before November 2026 were superseded whole: there the instruction says
 * when.
 */
export const supersededAt = (instruction: Ends, rule: InstructionRule): Instant | undefined =>
  rule.supersededAt ?? instruction.supersededAt;

/** The rules of an instruction, each with what it says of its supersession, wherever that is stored. */
export const rulesOf = ({ rules, supersededAt: at, supersededById: byId }: InstructionRecord): InstructionRule[] =>
  rules.map((rule) => ({ ...(at !== undefined && byId && { supersededAt: at, supersededById: byId }), ...rule }));

/** When the last rule of an instruction is superseded. Undefined if one of them is not. */
export function supersededWholeAt(instruction: Ends): Instant | undefined {
  const all = instruction.rules.map((rule) => supersededAt(instruction, rule));
  return all.includes(undefined) ? undefined : latestOf(all);
}

/** When an instruction ends, or is ended by somebody, whatever becomes of its rules. */
export const ownEndOf = ({ endsAt, ended, withdrawnAt }: Ends): Instant | undefined =>
  earliestOf([endsAt, ended?.at, withdrawnAt]);

/**
 * When an instruction ends: at the earliest of its end, its withdrawal, and the supersession of the last of its rules.
 * Undefined if none is known.
 */
export const endOf = (instruction: Ends): Instant | undefined =>
  earliestOf([ownEndOf(instruction), supersededWholeAt(instruction)]);

/** Whether `t` lies in the period from `from` (inclusive) to `until` (exclusive). Undefined means no end. */
export const holds = (from: Instant, until: Instant | undefined, t: Instant): boolean =>
  from <= t && (until === undefined || until > t);

/**
 * When a rule is, was or will be in force, in order of time: from the start of its instruction to its end, without the
 * gaps in which something else takes its place for a time.
 */
export function periodsOf(instruction: Ends, rule: InstructionRule): Period[] {
  const end = earliestOf([ownEndOf(instruction), supersededAt(instruction, rule)]);
  const periods: Period[] = [];
  let from = instruction.startsAt;
  for (const gap of rule.gaps ?? []) {
    const until = earliestOf([gap.from, end]);
    if (until !== undefined && until > from) periods.push({ from, until });
    if (gap.until > from) from = gap.until;
  }
  if (end === undefined || end > from) periods.push({ from, until: end });
  return periods;
}

/** When any rule of an instruction is, was or will be in force, in order of time. */
export function wholePeriodsOf(instruction: InstructionRecord): Period[] {
  const all = instruction.rules.flatMap((rule) => periodsOf(instruction, rule));
  const periods: Period[] = [];
  for (const each of all.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = periods.at(-1);
    if (!last || (last.until !== undefined && last.until < each.from)) periods.push({ ...each });
    else if (last.until !== undefined && (each.until === undefined || each.until > last.until)) last.until = each.until;
  }
  return periods;
}

/** Whether a rule of an instruction is in force at `t`. */
export const isRuleInForce = (instruction: Ends, rule: InstructionRule, t: Instant): boolean =>
  rule.gaps
    ? periodsOf(instruction, rule).some(({ from, until }) => holds(from, until, t))
    : holds(instruction.startsAt, earliestOf([ownEndOf(instruction), supersededAt(instruction, rule)]), t);

/**
 * Whether an instruction is in force at `t`: whether any of its rules is, from the millisecond of its start until just
 * before its end.
 */
export const isInForce = (instruction: Ends, t: Instant): boolean =>
  instruction.rules.some((rule) => isRuleInForce(instruction, rule, t));

/** An instruction with those of its rules that are in force. */
export interface InForce {
  instruction: InstructionRecord;
  rules: InstructionRule[];
}

/** What is in force at `t`: the instructions, each with its rules that nothing has taken the place of. */
export const rulesInForce = (instructions: readonly InstructionRecord[], t: Instant): InForce[] =>
  instructions.flatMap((instruction) => {
    const rules = instruction.rules.filter((rule) => isRuleInForce(instruction, rule, t));
    return rules.length > 0 ? [{ instruction, rules }] : [];
  });

/** The instructions that are in force at `t`. */
export const inForce = (instructions: readonly InstructionRecord[], t: Instant): InstructionRecord[] =>
  instructions.filter((instruction) => isInForce(instruction, t));

/**
 * The status of an instruction at `t`. WITHDRAWN takes precedence, because it says that the instruction was a mistake;
 * of end and supersession, the earlier one counts. SUPERSEDED only if all of its rules are, for good or for a time.
 */
export function instructionStatus(instruction: Ends, t: Instant): InstructionStatus {
  const { startsAt, withdrawnAt } = instruction;
  if (withdrawnAt !== undefined && withdrawnAt <= t) return 'WITHDRAWN';
  const end = endOf(instruction);
  if (end !== undefined && end <= t) return end === supersededWholeAt(instruction) ? 'SUPERSEDED' : 'ENDED';
  if (startsAt > t) return 'SCHEDULED';
  // Something else takes the place of all of its rules for a time.
  return isInForce(instruction, t) ? 'IN_FORCE' : 'SUPERSEDED';
}
