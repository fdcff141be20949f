import type { InstructionRecord } from './instruction.ts';
import { earliestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

export type InstructionStatus = 'SCHEDULED' | 'IN_FORCE' | 'ENDED' | 'SUPERSEDED' | 'WITHDRAWN';

type Ends = Pick<InstructionRecord, 'startsAt' | 'endsAt' | 'supersededAt' | 'withdrawnAt'>;

/** When an instruction stops to hold: the first of its end, its supersession and its withdrawal. Undefined: never, so far. */
export const endOf = (instruction: Ends): Instant | undefined =>
  earliestOf([instruction.endsAt, instruction.supersededAt, instruction.withdrawnAt]);

/** Whether a stretch of time that begins at `from` and goes on until just before `until` holds `t`. */
export const holds = (from: Instant, until: Instant | undefined, t: Instant): boolean =>
  from <= t && (until === undefined || until > t);

/** Whether an instruction holds at `t`: from the millisecond of its start, to the one before its end. */
export const isInForce = (instruction: Ends, t: Instant): boolean => holds(instruction.startsAt, endOf(instruction), t);

/** Those of the instructions that hold at `t`. */
export const inForce = (instructions: readonly InstructionRecord[], t: Instant): InstructionRecord[] =>
  instructions.filter((instruction) => isInForce(instruction, t));

/**
 * Where an instruction stands at `t`. A withdrawal always shows, for it says that the instruction was a mistake; of end and
 * supersession the one that came first.
 */
export function instructionStatus(instruction: Ends, t: Instant): InstructionStatus {
  const { startsAt, withdrawnAt, supersededAt } = instruction;
  if (withdrawnAt !== undefined && withdrawnAt <= t) return 'WITHDRAWN';
  const end = endOf(instruction);
  if (end !== undefined && end <= t) return end === supersededAt ? 'SUPERSEDED' : 'ENDED';
  return startsAt <= t ? 'IN_FORCE' : 'SCHEDULED';
}
