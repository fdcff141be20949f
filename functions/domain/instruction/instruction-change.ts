import { requireRole } from '../access/access.ts';
import type { Author } from '../athlete/athlete.ts';
import type { AthleteState, Change } from '../athlete/change.ts';
import { add, given, INPUT, text, throwIfAny } from '../check.ts';
import type { NewId, SymptomId } from '../ids.ts';
import { childId } from '../ids.ts';
import type { Uses } from '../limits/allowance.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import type { InstructionRecord } from './instruction.ts';
import type { IssueInstructionInput } from './instruction-input.ts';
import { checkInstruction } from './instruction-input.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import {
  findInstruction,
  restoreScheduled,
  willBeSupersededBy,
  isOver,
  supersedeAll,
  instructionsToSupersede,
} from './supersession.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

type State = Pick<AthleteState, 'athlete' | 'instructions'>;
interface By {
  by: Author;
  now: Instant;
}
interface Decision {
  change: Change;
  instruction: InstructionRecord;
}

/**
 * Gives an instruction. It supersedes others from its start, so that one that starts in the future leaves them in force
 * until then. A superseded one that would start later than it is called off at once. Refuses with every problem at
 * once: FORBIDDEN for the role, INVALID, OUT_OF_RANGE or TOO_LONG for values, NOT_FOUND or CONFLICT for instructions to
 * supersede, LIMIT_REACHED beyond 30 that have not ended: whoever then has none may still prohibit running.
 */
export function issueInstruction(
  { athlete, instructions }: State,
  input: IssueInstructionInput,
  { by, now, newId }: By & { newId: NewId },
): Decision {
  requireRole(by.role, 'issueInstruction');
  const athleteId = athlete.id;
  const startsAt = input.startsAt ?? now;
  const problems: Problem[] = [];
  checkInstruction(problems, input, { athleteId, startsAt, now });
  const targets = instructionsToSupersede(instructions, input.supersedes, problems, { by, now, startsAt });
  const replaced = targets.map((target) => ({ target, when: startsAt >= target.startsAt ? startsAt : now }));
  checkRoomBeside(problems, instructions, input, { replaced, by, now });
  throwIfAny(problems);

  const { endsAt, reviewAt, note } = input;
  const instruction: InstructionRecord = {
    kind: 'instruction',
    id: childId('ins', athleteId, newId.ulid(Date.parse(now))),
    athleteId,
    issuedBy: by,
    issuedAt: now,
    startsAt,
    ...given({ endsAt, reviewAt, note }),
    rules: input.rules.map(({ activity, permission, ...limits }) => ({ activity, permission, ...given(limits) })),
    symptomIds: [...new Set(input.symptomIds ?? [])] as SymptomId[],
    supersedesIds: targets.map((target) => target.id),
    commentCounts: {},
    version: 0,
  };
  const changed = supersedeAll(instructions, replaced, instruction, now);
  return { change: { put: [instruction, ...changed], uses: usesOf(instruction, now) }, instruction };
}

const prohibitsRunning = ({ rules }: Pick<IssueInstructionInput, 'rules'>): boolean =>
  rules.some(({ activity, permission }) => activity === 'RUN' && permission === 'PROHIBITED');

/**
 * Adds LIMIT_REACHED if too many instructions would not have ended. One that takes the place of others right away always
 * has room, and so has a prohibition by somebody who has no other: nobody can use up the room for stopping an athlete.
 */
function checkRoomBeside(
  problems: Problem[],
  instructions: State['instructions'],
  input: IssueInstructionInput,
  { replaced, by, now }: By & { replaced: readonly { target: InstructionRecord; when: Instant }[] },
): void {
  const gone = new Set(replaced.filter(({ when }) => when <= now).map(({ target }) => target.id));
  const beside = instructions.filter((each) => !isOver(each, now) && !gone.has(each.id));
  const hasNone = beside.every(({ issuedBy }) => issuedBy.id !== by.id);
  const room = prohibitsRunning(input) && hasNone ? atOnce.liveProhibitions : atOnce.liveInstructions;
  if (beside.length < room || gone.size > 0) return;
  const full = `The athlete has ${beside.length} instructions that have not ended, the maximum.`;
  add(
    problems,
    'LIMIT_REACHED',
    INPUT,
    `${full} Withdraw some first, or name in \`supersedes\` what this one replaces.`,
  );
}

/** What giving an instruction uses: one that stops or clears an athlete has room of its own. */
function usesOf(instruction: InstructionRecord, now: Instant): Uses {
  const instructionBytes = bytesOf(instruction.note);
  if (isOver(instruction, now)) return { pastInstructions: 1, instructionBytes };
  const hasOwnRoom = prohibitsRunning(instruction) || instruction.supersedesIds.length > 0;
  return { [hasOwnRoom ? 'restrictions' : 'instructions']: 1, instructionBytes };
}

/**
 * Supersedes an instruction by another existing one, from now or from the start of the replacement, whichever is later.
 * CONFLICT if either has ended, or if the replacement is itself going to be superseded by the instruction: the athlete
 * would be free of both.
 */
export function supersedeInstruction(
  { instructions }: Pick<State, 'instructions'>,
  input: { instructionId: string; byInstructionId: string },
  { by, now }: By,
): Decision {
  requireRole(by.role, 'supersedeInstruction');
  const old = findInstruction(instructions, input.instructionId, 'instructionId');
  const next = findInstruction(instructions, input.byInstructionId, 'byInstructionId');
  const byPath = [...INPUT, 'byInstructionId'];
  if (old.id === next.id) refuse('INVALID', 'An instruction cannot supersede itself. Give two different IDs.', byPath);
  if (old.supersededById === next.id) return { change: { put: [] }, instruction: old };
  const problems: Problem[] = [];
  if (isOver(old, now)) add(problems, 'CONFLICT', [...INPUT, 'instructionId'], 'This instruction has already ended.');
  if (isOver(next, now)) {
    const message = 'The replacement has already ended. Give a new instruction with issueInstruction.';
    add(problems, 'CONFLICT', byPath, message);
  } else if (willBeSupersededBy(instructions, next, old.id)) {
    const message =
      'The replacement is itself going to be superseded by this instruction. Withdraw this one with withdrawInstruction.';
    add(problems, 'CONFLICT', byPath, message);
  }
  throwIfAny(problems);

  const when = latestOf([now, next.startsAt]) ?? now;
  const changed = supersedeAll(instructions, [{ target: old, when }], next, now);
  const replacement = { ...next, supersedesIds: [...new Set([...next.supersedesIds, old.id])] };
  const instruction = changed.find(({ id }) => id === old.id) ?? old;
  return { change: { put: [...changed, replacement] }, instruction };
}

/**
 * Withdraws an instruction that its author gave by mistake. What it has already superseded stays superseded; what it
 * was only going to supersede stays in force. FORBIDDEN for anybody but the author. Withdrawing it again changes
 * nothing.
 */
export function withdrawInstruction(
  { instructions }: Pick<State, 'instructions'>,
  input: { instructionId: string; reason?: string | null | undefined },
  { by, now }: By,
): Decision {
  requireRole(by.role, 'withdrawInstruction');
  const found = findInstruction(instructions, input.instructionId, 'instructionId');
  if (found.issuedBy.id !== by.id) {
    const message = `Only ${found.issuedBy.name}, who gave it, may withdraw this instruction. You can supersede it.`;
    refuse('FORBIDDEN', message, [...INPUT, 'instructionId']);
  }
  const problems: Problem[] = [];
  text(problems, input.reason, [...INPUT, 'reason'], { what: 'The reason', min: 0, max: 1_000 });
  throwIfAny(problems);
  if (found.withdrawnAt !== undefined) return { change: { put: [] }, instruction: found };
  const instruction = { ...found, withdrawnAt: now, ...given({ withdrawnReason: input.reason }) };
  const put = [instruction, ...restoreScheduled(instructions, found.id, now)];
  return { change: { put, uses: { wordBytes: bytesOf(input.reason) } }, instruction };
}

/** Records that the athlete has read an instruction. FORBIDDEN for others. Acknowledging it again changes nothing. */
export function acknowledgeInstruction(
  { instructions }: Pick<State, 'instructions'>,
  input: { instructionId: string },
  { by, now }: By,
): Decision {
  requireRole(by.role, 'acknowledgeInstruction');
  const found = findInstruction(instructions, input.instructionId, 'instructionId');
  if (found.acknowledged) return { change: { put: [] }, instruction: found };
  const instruction = { ...found, acknowledged: { by, at: now } };
  return { change: { put: [instruction] }, instruction };
}
