import type { Author } from '../athlete/athlete.ts';
import { endOf, isInForce } from './in-force.ts';
import { add, INPUT } from '../check.ts';
import type { InstructionId } from '../ids.ts';
import type { InstructionRecord } from './instruction.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Instant } from '../vocabulary.ts';

type Instructions = readonly InstructionRecord[];

/** Instructions whose place a new one may take by name. */
export const MAX_SUPERSEDED = 20;

/** Whether an instruction is over, or was called off before it could start. */
export function isOver(instruction: InstructionRecord, now: Instant): boolean {
  const end = endOf(instruction);
  return end !== undefined && (end <= now || end <= instruction.startsAt);
}

/** The instruction with an id; NOT_FOUND at `input.<field>` when she has none. */
export const findInstruction = (instructions: Instructions, id: string, field: string): InstructionRecord =>
  instructions.find((instruction) => instruction.id === id) ??
  refuse('NOT_FOUND', 'There is no instruction with this ID.', [...INPUT, field]);

/**
 * Which instructions a new one takes the place of: those that it names, anybody's; where it names none, the same author's
 * that are in force when it starts. A coach's go-ahead never silently lifts a physio's prohibition.
 */
export function targetsOf(
  instructions: Instructions,
  named: readonly string[] | null | undefined,
  problems: Problem[],
  { by, now, startsAt }: { by: Author; now: Instant; startsAt: Instant },
): InstructionRecord[] {
  if (named === null || named === undefined) {
    const start = startsAt > now ? startsAt : now;
    return instructions.filter((each) => each.issuedBy.id === by.id && isInForce(each, start));
  }
  const targets = new Set<InstructionRecord>();
  named.slice(0, MAX_SUPERSEDED).forEach((id, index) => {
    const path = [...INPUT, 'supersedes', String(index)];
    const target = instructions.find((each) => each.id === id);
    if (!target) add(problems, 'NOT_FOUND', path, 'The athlete has no instruction with this ID.');
    else if (isOver(target, now)) add(problems, 'CONFLICT', path, 'This instruction has already ended. Omit it.');
    else targets.add(target);
  });
  return [...targets];
}

const claimed = (each: InstructionRecord, when: Instant, by: InstructionId): InstructionRecord => ({
  ...each,
  supersededAt: when,
  supersededById: by,
});

function unclaimed(each: InstructionRecord): InstructionRecord {
  const { supersededAt: _at, supersededById: _by, ...rest } = each;
  return rest;
}

/**
 * Lets `next` take the place of each target at its instant, and answers the records that change. A target that ends
 * earlier for another one keeps its end: it never holds longer for being superseded once more. What a target was only
 * going to supersede, at an instant when it will no longer hold, ends then if `next` holds then; if not, it stays in
 * force: nobody becomes free by a decision that was called off.
 */
export function takePlaces(
  instructions: Instructions,
  targets: readonly { target: InstructionRecord; when: Instant }[],
  next: InstructionRecord,
  now: Instant,
): InstructionRecord[] {
  const changed = new Map<InstructionId, InstructionRecord>();
  for (const { target, when } of targets) {
    if (target.supersededAt === undefined || target.supersededAt > when)
      changed.set(target.id, claimed(target, when, next.id));
  }
  for (const each of instructions) {
    const { supersededAt: when, supersededById } = changed.get(each.id) ?? each;
    const superseding = supersededById && changed.get(supersededById);
    if (!superseding || when === undefined || when <= now || isInForce(superseding, when)) continue;
    changed.set(each.id, isInForce(next, when) ? claimed(each, when, next.id) : unclaimed(each));
  }
  return [...changed.values()];
}

/**
 * Gives back what an instruction was only going to supersede, and answers the records that change. What another one
 * is going to supersede too, that one supersedes.
 */
export function giveBack(instructions: Instructions, id: InstructionId, now: Instant): InstructionRecord[] {
  const isGivenBack = ({ supersededById, supersededAt }: InstructionRecord): boolean =>
    supersededById === id && supersededAt !== undefined && supersededAt > now;
  const after = instructions.map((each) => (isGivenBack(each) ? unclaimed(each) : each));
  return instructions.filter(isGivenBack).map((each) => {
    const heirs = after.filter(
      (other) =>
        other.id !== id && other.startsAt > now && other.supersedesIds.includes(each.id) && !isOver(other, now),
    );
    const [heir] = heirs.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return heir ? claimed(each, heir.startsAt, heir.id) : unclaimed(each);
  });
}

/** Whether an instruction will give way to another one, directly or by way of others. */
export function givesWayTo(instructions: Instructions, from: InstructionRecord, id: InstructionId): boolean {
  const seen = new Set<InstructionId>();
  let next: InstructionId | undefined = from.supersededById;
  while (next !== undefined && !seen.has(next)) {
    if (next === id) return true;
    seen.add(next);
    const current: InstructionId = next;
    next = instructions.find((each) => each.id === current)?.supersededById;
  }
  return false;
}
