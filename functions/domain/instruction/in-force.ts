import type { InstructionRecord } from './instruction.ts';
import { earliestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

export type InstructionStatus = 'SCHEDULED' | 'IN_FORCE' | 'ENDED' | 'SUPERSEDED' | 'WITHDRAWN';

type Ends = Pick<InstructionRecord, 'startsAt' | 'endsAt' | 'supersededAt' | 'withdrawnAt'>;

/**
 * When an instruction ends: at the earliest of its end, its supersession and its withdrawal. Undefined if none is
 * known.
 */
export const endOf = (instruction: Ends): Instant | undefined =>
  earliestOf([instruction.endsAt, instruction.supersededAt, instruction.withdrawnAt]);

/** Whether `t` lies in the period from `from` (inclusive) to `until` (exclusive). Undefined means no end. */
export const holds = (from: Instant, until: Instant | undefined, t: Instant): boolean =>
  from <= t && (until === undefined || until > t);

/** Whether an instruction is in force at `t`: from the millisecond of its start until just before its end. */
export const isInForce = (instruction: Ends, t: Instant): boolean => holds(instruction.startsAt, endOf(instruction), t);

/** The instructions that are in force at `t`. */
export const inForce = (instructions: readonly InstructionRecord[], t: Instant): InstructionRecord[] =>
  instructions.filter((instruction) => isInForce(instruction, t));

/**
 * The status of an instruction at `t`. WITHDRAWN takes precedence, because it says that the instruction was a mistake;
 * of end and supersession, the earlier one counts.
 */
export function instructionStatus(instruction: Ends, t: Instant): InstructionStatus {
  const { startsAt, withdrawnAt, supersededAt } = instruction;
  if (withdrawnAt !== undefined && withdrawnAt <= t) return 'WITHDRAWN';
  const end = endOf(instruction);
  if (end !== undefined && end <= t) return end === supersededAt ? 'SUPERSEDED' : 'ENDED';
  return startsAt <= t ? 'IN_FORCE' : 'SCHEDULED';
}
