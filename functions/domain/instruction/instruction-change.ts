import { requireRole } from '../access/access.ts';
import { type Actor, authorOf } from '../athlete/athlete.ts';
import type { AthleteState } from '../athlete/change.ts';
import { add, checkReason, given, INPUT, text, throwIfAny } from '../check.ts';
import { bytesOf } from '../limits/limits.ts';
import { isInForce, rulesOf } from './in-force.ts';
import type { Decision, Former } from './issue-instruction.ts';
import type { InstructionRecord } from './instruction.ts';
import { checkLoosening, isLifted, loosenedBy, refuseOnGrave, refuseOthers, treatmentsEndedBy } from './loosening.ts';
import { MAX_TAKEN_OVER, takenOver } from './taken-over.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { findInstruction, isOver, type ReplacedRule, settle, willBeSupersededBy } from './supersession.ts';
import { namedBy } from './takes-place.ts';
import { looksAfter } from '../team/roles.ts';
import type { GrantRecord } from '../team/viewer.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

type State = Pick<AthleteState, 'instructions' | 'symptoms'> & Former;
interface By {
  by: Actor;
  now: Instant;
}

/** Instructions with one of them changed. */
const withIt = (instructions: readonly InstructionRecord[], changed: InstructionRecord): InstructionRecord[] =>
  instructions.map((each) => (each.id === changed.id ? changed : each));

/** Every rule of an instruction that could still be in force. */
const wholeOf = (instruction: InstructionRecord, at: Instant): ReplacedRule[] =>
  rulesOf(instruction)
    .filter(({ supersededAt }) => supersededAt === undefined || supersededAt > at)
    .map(({ activity }) => ({ instruction, activity, at }));

/**
 * Supersedes the whole of an instruction by another existing one, from now or from the start of the replacement, whichever
 * is later. CONFLICT if either has ended, or if the replacement is itself going to be superseded by the instruction: the
 * athlete would be free of both. Loosening as in `issueInstruction`.
 */
export function supersedeInstruction(
  { instructions, symptoms, former = [] }: State,
  input: { instructionId: string; byInstructionId: string; reason?: string | null | undefined },
  { by, now }: By,
): Decision {
  requireRole(by.roles, 'supersedeInstruction');
  const old = findInstruction(instructions, input.instructionId, 'instructionId');
  const next = findInstruction(instructions, input.byInstructionId, 'byInstructionId');
  const [path, byPath] = [
    [...INPUT, 'instructionId'],
    [...INPUT, 'byInstructionId'],
  ];
  if (old.id === next.id) refuse('INVALID', 'An instruction cannot supersede itself. Give two different IDs.', byPath);
  if (namedBy(next).some(({ id }) => id === old.id)) return { change: { put: [] }, instruction: old };
  if (by.roles.includes('OWNER') && old.issuedBy.id !== by.id) refuseOthers(old, path);
  const problems: Problem[] = [];
  if (isOver(old, now)) add(problems, 'CONFLICT', path, 'This instruction has already ended.');
  if (isOver(next, now)) {
    const message = 'The replacement has already ended. Give a new instruction with issueInstruction.';
    add(problems, 'CONFLICT', byPath, message);
  } else if (willBeSupersededBy(instructions, next, old.id)) {
    const message =
      'The replacement is itself going to be superseded by this instruction. Withdraw this one with withdrawInstruction.';
    add(problems, 'CONFLICT', byPath, message);
  }
  throwIfAny(problems);
  const from = latestOf([now, next.startsAt]) ?? now;
  const at = { at: path, reasonAt: [...INPUT, 'reason'] };
  const known = [...instructions, ...former];
  const whole = wholeOf(old, from);
  const treatments = treatmentsEndedBy(next, whole);
  checkLoosening(problems, loosenedBy(next, whole), { by, reason: input.reason, symptoms, known, treatments }, at);
  throwIfAny(problems);

  const replacement = {
    ...next,
    supersedesIds: [...new Set([...next.supersedesIds, old.id])],
    replaces: {
      named: [...namedBy(next), { id: old.id, from }],
      own: next.replaces?.own ?? false,
      over: [
        ...(next.replaces?.over ?? []).filter(({ id }) => id !== old.id),
        ...takenOver([old], { by: next.issuedBy.id, known, now, said: now }, by.id),
      ].slice(-MAX_TAKEN_OVER),
    },
    ...given({ loosensBecause: input.reason ?? next.loosensBecause }),
  };
  const changed = settle(withIt(instructions, replacement), next.id, now);
  const instruction = changed.find(({ id }) => id === old.id) ?? old;
  return { change: { put: [...changed, replacement], uses: { wordBytes: bytesOf(input.reason) } }, instruction };
}

/**
 * Withdraws an instruction that its author gave by mistake. What it took the place of, or was going to, is restored, unless
 * something else takes its place (see `settle`). FORBIDDEN for anybody but the author, and where it would leave a confirmed
 * grave injury with less than before: that is for a physio. Withdrawing it again changes nothing. (domain.md, rule 4)
 */
export function withdrawInstruction(
  { instructions, symptoms }: State,
  input: { instructionId: string; reason?: string | null | undefined },
  { by, now }: By,
): Decision {
  requireRole(by.roles, 'withdrawInstruction');
  const found = findInstruction(instructions, input.instructionId, 'instructionId');
  if (found.issuedBy.id !== by.id) {
    const message = `Only ${found.issuedBy.name}, who gave it, may withdraw this instruction. You can supersede it.`;
    refuse('FORBIDDEN', message, [...INPUT, 'instructionId']);
  }
  checkReason(input.reason);
  if (found.withdrawnAt !== undefined) return { change: { put: [] }, instruction: found };
  const instruction = { ...found, withdrawnAt: now, ...given({ withdrawnReason: input.reason }) };
  const restored = settle(withIt(instructions, instruction), found.id, now);
  const left = instructions
    .filter(({ id }) => id !== found.id)
    .map((each) => restored.find(({ id }) => id === each.id) ?? each);
  const lifted = isOver(found, now) ? [] : wholeOf(found, now).filter((each) => isLifted(each, left, now));
  // What somebody else wrote is restored, so that it takes no reason; and the athlete takes back what they wrote down.
  if (!by.roles.includes('OWNER')) refuseOnGrave(lifted, { by, symptoms }, [...INPUT, 'instructionId']);
  return { change: { put: [instruction, ...restored], uses: { wordBytes: bytesOf(input.reason) } }, instruction };
}

/**
 * Ends an instruction before its time, with a reason: its author, or a coach or physio who loosens it as in
 * `issueInstruction`. The athlete ends what they gave themselves, and, where no coach or physio has a grant any more,
 * whatever is left. What it took the place of stays so: this is no mistake. CONFLICT if it has ended. (domain.md, rule 12)
 */
export function endInstruction(
  { instructions, symptoms, former = [] }: State,
  input: { instructionId: string; reason: string },
  { by, now, grants }: By & { grants: readonly GrantRecord[] },
): Decision {
  requireRole(by.roles, 'endInstruction');
  const found = findInstruction(instructions, input.instructionId, 'instructionId');
  const path = [...INPUT, 'instructionId'];
  if (found.ended?.by.id === by.id && found.ended.reason === input.reason)
    return { change: { put: [] }, instruction: found };
  if (isOver(found, now)) refuse('CONFLICT', 'This instruction has already ended.', path);
  const problems: Problem[] = [];
  const isLeftBehind = by.roles.includes('OWNER') && !grants.some(({ roles }) => looksAfter(roles));
  const reasonAt = [...INPUT, 'reason'];
  const instruction = { ...found, ended: { by: authorOf(by), at: now, reason: input.reason } };
  // What it was only going to take the place of stays in force, and what it had taken for a time comes back.
  const changed = settle(withIt(instructions, instruction), found.id, now);
  if (isLeftBehind) text(problems, input.reason, reasonAt, { what: 'The reason', max: 1_000 });
  else {
    const isBack = ({ id }: InstructionRecord) => changed.some((each) => each.id === id && isInForce(each, now));
    const known = [...instructions, ...former].filter((each) => !isBack(each));
    const loosening = { by, reason: input.reason, symptoms, known };
    checkLoosening(problems, loosenedBy(undefined, wholeOf(found, now)), loosening, { at: path, reasonAt });
  }
  throwIfAny(problems);
  const put = [instruction, ...changed];
  return { change: { put, uses: { wordBytes: bytesOf(input.reason) } }, instruction };
}

/** Records that the athlete has read an instruction. FORBIDDEN for others. Acknowledging it again changes nothing. */
export function acknowledgeInstruction(
  { instructions }: Pick<State, 'instructions'>,
  input: { instructionId: string },
  { by, now }: By,
): Decision {
  requireRole(by.roles, 'acknowledgeInstruction');
  const found = findInstruction(instructions, input.instructionId, 'instructionId');
  if (found.acknowledged) return { change: { put: [] }, instruction: found };
  const instruction = { ...found, acknowledged: { by: authorOf(by), at: now } };
  return { change: { put: [instruction] }, instruction };
}
