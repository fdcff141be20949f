import type { Author } from '../athlete/athlete.ts';
import { endOf, isInForce } from './in-force.ts';
import { add, INPUT } from '../check.ts';
import type { InstructionId } from '../ids.ts';
import type { InstructionRecord } from './instruction.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Instant } from '../vocabulary.ts';

type Instructions = readonly InstructionRecord[];

/** How many instructions a new one may supersede by name. */
export const MAX_SUPERSEDED = 20;

/** Whether an instruction has ended, or was called off before it could start. */
export function isOver(instruction: InstructionRecord, now: Instant): boolean {
  const end = endOf(instruction);
  return end !== undefined && (end <= now || end <= instruction.startsAt);
}

/** The instruction with an ID. NOT_FOUND at `input.<field>` if the athlete has none. */
export const findInstruction = (instructions: Instructions, id: string, field: string): InstructionRecord =>
  instructions.find((instruction) => instruction.id === id) ??
  refuse('NOT_FOUND', 'There is no instruction with this ID.', [...INPUT, field]);

/**
 * The instructions that a new one supersedes: those that it names, by any author; or, if `named` is null or undefined,
 * the same author's that are in force when it starts. A coach's go-ahead never silently lifts a physio's prohibition.
 * Adds NOT_FOUND or CONFLICT to `problems` for a named one that does not exist or has ended.
 */
export function instructionsToSupersede(
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

const markSuperseded = (each: InstructionRecord, when: Instant, by: InstructionId): InstructionRecord => ({
  ...each,
  supersededAt: when,
  supersededById: by,
});

function unmarkSuperseded(each: InstructionRecord): InstructionRecord {
  const { supersededAt: _at, supersededById: _by, ...rest } = each;
  return rest;
}

/**
 * Supersedes each target by `next` at its instant, and returns the records that change. A target that another
 * instruction supersedes earlier keeps that end: being superseded again never extends it. If a target was itself going
 * to supersede an instruction at an instant when it will no longer be in force, that instruction ends then if `next` is
 * in force then; otherwise it stays in force. Nobody becomes free by a decision that was called off.
 */
export function supersedeAll(
  instructions: Instructions,
  targets: readonly { target: InstructionRecord; when: Instant }[],
  next: InstructionRecord,
  now: Instant,
): InstructionRecord[] {
  const changed = new Map<InstructionId, InstructionRecord>();
  for (const { target, when } of targets) {
    if (target.supersededAt === undefined || target.supersededAt > when)
      changed.set(target.id, markSuperseded(target, when, next.id));
  }
  for (const each of instructions) {
    const { supersededAt: when, supersededById } = changed.get(each.id) ?? each;
    const superseding = supersededById && changed.get(supersededById);
    if (!superseding || when === undefined || when <= now || isInForce(superseding, when)) continue;
    changed.set(each.id, isInForce(next, when) ? markSuperseded(each, when, next.id) : unmarkSuperseded(each));
  }
  return [...changed.values()];
}

/**
 * Restores what an instruction was only going to supersede, and returns the records that change. If another scheduled
 * instruction supersedes one of them, too, that supersession applies.
 */
export function restoreScheduled(instructions: Instructions, id: InstructionId, now: Instant): InstructionRecord[] {
  const isRestored = ({ supersededById, supersededAt }: InstructionRecord): boolean =>
    supersededById === id && supersededAt !== undefined && supersededAt > now;
  const after = instructions.map((each) => (isRestored(each) ? unmarkSuperseded(each) : each));
  return instructions.filter(isRestored).map((each) => {
    const successors = after.filter(
      (other) =>
        other.id !== id && other.startsAt > now && other.supersedesIds.includes(each.id) && !isOver(other, now),
    );
    const [successor] = successors.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return successor ? markSuperseded(each, successor.startsAt, successor.id) : unmarkSuperseded(each);
  });
}

/** Whether an instruction will be superseded by another, directly or through others. */
export function willBeSupersededBy(instructions: Instructions, from: InstructionRecord, id: InstructionId): boolean {
  const visited = new Set<InstructionId>();
  let next: InstructionId | undefined = from.supersededById;
  while (next !== undefined && !visited.has(next)) {
    if (next === id) return true;
    visited.add(next);
    const current: InstructionId = next;
    next = instructions.find((each) => each.id === current)?.supersededById;
  }
  return false;
}
