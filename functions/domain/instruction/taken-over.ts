import type { InstructionId, PersonId } from '../ids.ts';
import type { Instant } from '../vocabulary.ts';
import { ownEndOf } from './in-force.ts';
import type { InstructionRecord, TakenOver } from './instruction.ts';

/** How many instructions of others one remembers to have taken over, the latest. */
export const MAX_TAKEN_OVER = 30;

/** The IDs of what an instruction has taken over. From before: of all that it superseded. */
export const takenOverIds = ({ replaces, supersedesIds }: InstructionRecord): InstructionId[] =>
  replaces?.over?.map(({ id }) => id) ?? supersedesIds;

/**
 * What somebody takes over from others with instructions: these, and what they had taken over, as far as it would still hold.
 * `known` are the instructions that had been taken over before.
 */
export function takenOver(
  replaced: readonly InstructionRecord[],
  { by, known, now, said }: { by: PersonId; known: readonly InstructionRecord[]; now: Instant; said?: Instant },
  saidBy: PersonId = by,
): TakenOver[] {
  const ids = new Set(replaced.flatMap((each) => [each.id, ...takenOverIds(each)]));
  return [...replaced, ...known]
    .filter((each, place, all) => all.findIndex(({ id }) => id === each.id) === place)
    .filter(
      (each) => ids.has(each.id) && (each.issuedBy.id !== by || each.issuedBy.id !== saidBy) && stillHolds(each, now),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(-MAX_TAKEN_OVER)
    .map(({ id, issuedBy }) => ({ id, by: issuedBy.id, ...(said !== undefined && { at: said, saidBy }) }));
}

/** Whether an instruction has not ended by itself: what became of its rules aside. */
export const stillHolds = (instruction: InstructionRecord, t: Instant): boolean => {
  const end = ownEndOf(instruction);
  return end === undefined || end > t;
};
