import { requireRole } from '../access/access.ts';
import { type Actor, authorOf } from '../athlete/athlete.ts';
import type { AthleteState, Change } from '../athlete/change.ts';
import { add, given, INPUT, throwIfAny } from '../check.ts';
import type { AthleteId, InstructionId, NewId, SymptomId } from '../ids.ts';
import { childId } from '../ids.ts';
import type { Uses } from '../limits/allowance.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import type { InstructionRecord, InstructionRule } from './instruction.ts';
import type { IssueInstructionInput, RuleInput } from './instruction-input.ts';
import { checkInstruction } from './instruction-input.ts';
import { instructionStatus } from './in-force.ts';
import { periodIn } from './local-days.ts';
import { checkLoosening, loosenedBy, racesFreedBy, refuseOthers, treatmentsEndedBy } from './loosening.ts';
import { takenOver } from './taken-over.ts';
import { endedRules, isOver, namedInstructions, settle } from './supersession.ts';
import { replacesFrom } from './takes-place.ts';
import type { Problem } from '../refusal.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

type State = Pick<AthleteState, 'athlete' | 'instructions' | 'symptoms'> & Former;

/** What has ended, and others have taken over, as far as it is not among the instructions. */
export interface Former {
  former?: readonly InstructionRecord[];
}

/** What was decided about an instruction. */
export interface Decision {
  change: Change;
  instruction: InstructionRecord;
}

/**
 * Gives an instruction. It takes the place of rules from its start, so that one that starts in the future leaves them in
 * force until then: of every rule of the instructions that it names; and, if it names none or one by somebody else, of its
 * author's own rules for the activities that it speaks of. One with an end date gives their place back then. A named one that
 * would start later than it is called off at once. Refuses with every problem at once: FORBIDDEN for the role, and for loosening what one may not
 * loosen; INVALID, OUT_OF_RANGE or TOO_LONG for values; NOT_FOUND or CONFLICT for instructions to supersede; LIMIT_REACHED
 * beyond 30 that have not ended: whoever then has none may still prohibit running. (domain.md, rules 4 and 12)
 */
export function issueInstruction(
  { athlete, instructions, symptoms, former = [] }: State,
  input: IssueInstructionInput,
  { by, now, newId }: { by: Actor; now: Instant; newId: NewId },
): Decision {
  requireRole(by.roles, 'issueInstruction');
  const athleteId = athlete.id;
  const problems: Problem[] = [];
  const period = periodIn(problems, input, { timeZone: athlete.timeZone, now });
  checkInstruction(problems, input, { athleteId, period, now });
  const { startsAt, endsAt } = period;
  const named = namedInstructions(instructions, input.supersedes ?? [], problems, now);
  const own = input.supersedes == null || named.some(({ issuedBy }) => issuedBy.id !== by.id);

  const { reviewAt, note, orderedBy, reason } = input;
  const issued: InstructionRecord = {
    kind: 'instruction',
    id: nextId(athleteId, instructions, now, newId),
    athleteId,
    issuedBy: authorOf(by),
    issuedAt: now,
    startsAt,
    ...given({ endsAt, reviewAt, note, orderedBy, loosensBecause: reason }),
    rules: input.rules.flatMap(ruleOf),
    symptomIds: [...new Set(input.symptomIds ?? [])] as SymptomId[],
    supersedesIds: [],
    replaces: {
      named: named.map((old) => ({ id: old.id, from: replacesFrom({ startsAt, issuedAt: now }, old) })),
      own,
    },
    // Who tells themselves has read it.
    ...(by.roles.includes('OWNER') && { acknowledged: { by: authorOf(by), at: now } }),
    commentCounts: {},
    version: 0,
  };
  const changed = settle([...instructions, issued], issued.id, now);
  const replaced = endedRules(changed, issued.id);
  const at = [...INPUT, 'supersedes'];
  const ofOthers = replaced.find((each) => each.instruction.issuedBy.id !== by.id);
  // However strict it is: once it is the athlete's own, they could lift it.
  if (ofOthers && by.roles.includes('OWNER')) refuseOthers(ofOthers.instruction, at);
  const known = [...instructions, ...former];
  const treatments = treatmentsEndedBy(issued, replaced);
  const left = instructions.map((each) => changed.find(({ id }) => id === each.id) ?? each);
  const raced = racesFreedBy(issued, left);
  const loosened = [...loosenedBy(issued, replaced), ...raced];
  checkLoosening(
    problems,
    loosened,
    { by, reason, symptoms, known, treatments },
    { at, reasonAt: [...INPUT, 'reason'] },
  );
  checkRoomBeside(problems, instructions, issued, { changed, now });
  throwIfAny(problems);

  const supersedesIds = [...new Set([...named, ...replaced.map((each) => each.instruction)].map(({ id }) => id))];
  const taken = instructions.filter(
    ({ id }) => supersedesIds.includes(id) || raced.some(({ instruction: each }) => each.id === id),
  );
  const over = takenOver(taken, { by: by.id, known, now });
  const replaces = { named: issued.replaces?.named ?? [], own, over };
  const instruction = { ...issued, supersedesIds, replaces };
  return { change: { put: [instruction, ...changed], uses: usesOf(instruction, now) }, instruction };
}

/**
 * An ID that sorts after those of all instructions that are known: what takes the place of another was given later, even in
 * the same millisecond, or by a function whose clock is behind.
 */
function nextId(athleteId: AthleteId, instructions: State['instructions'], now: Instant, newId: NewId): InstructionId {
  const last = instructions.reduce((latest, { id }) => (id > latest ? id : latest), '');
  let atMs = Date.parse(latestOf([now, ...instructions.map(({ issuedAt }) => issuedAt)]) ?? now);
  let id = childId('ins', athleteId, newId.ulid(atMs));
  while (id <= last) id = childId('ins', athleteId, newId.ulid((atMs += 1)));
  return id;
}

/** A rule as it is kept. None for UNSPECIFIED, which `checkInstruction` refuses. */
function ruleOf({ activity, permission, terrain, intensity, walkRun, ...limits }: RuleInput): InstructionRule[] {
  if (permission === 'UNSPECIFIED') return [];
  const rule: InstructionRule = { activity, permission, ...given(limits) };
  if (terrain) rule.terrain = [...new Set(terrain)];
  if (intensity) rule.intensity = [...new Set(intensity)];
  if (walkRun) rule.walkRun = { ...walkRun };
  return [rule];
}

const prohibitsRunning = ({ rules }: Pick<InstructionRecord, 'rules'>): boolean =>
  rules.some(({ activity, permission }) => activity === 'RUN' && permission === 'PROHIBITED');

/**
 * Adds LIMIT_REACHED if too many instructions would not have ended. One that takes the place of others right away always
 * has room, and so has a prohibition by somebody who has no other: nobody can use up the room for stopping an athlete.
 */
function checkRoomBeside(
  problems: Problem[],
  instructions: State['instructions'],
  issued: InstructionRecord,
  { changed, now }: { changed: readonly InstructionRecord[]; now: Instant },
): void {
  const live = instructions.filter((each) => !isOver(each, now));
  // What it takes the place of for a time makes room as well: that comes back when it is over.
  const makesRoom = (each: InstructionRecord) => isOver(each, now) || instructionStatus(each, now) === 'SUPERSEDED';
  const beside = live.filter(({ id }) => !changed.some((each) => each.id === id && makesRoom(each)));
  const hasNone = beside.every(({ issuedBy }) => issuedBy.id !== issued.issuedBy.id);
  const room = prohibitsRunning(issued) && hasNone ? atOnce.liveProhibitions : atOnce.liveInstructions;
  if (beside.length < room || beside.length < live.length) return;
  const full = `The athlete has ${beside.length} instructions that have not ended, the maximum.`;
  add(
    problems,
    'LIMIT_REACHED',
    INPUT,
    `${full} Withdraw or end some first, or name in \`supersedes\` what this one replaces.`,
  );
}

/** What giving an instruction uses: one that stops or clears an athlete has room of its own. */
function usesOf(instruction: InstructionRecord, now: Instant): Uses {
  const { note, orderedBy, loosensBecause } = instruction;
  const instructionBytes = bytesOf(note, orderedBy, loosensBecause);
  if (isOver(instruction, now)) return { pastInstructions: 1, instructionBytes };
  const hasOwnRoom = prohibitsRunning(instruction) || instruction.supersedesIds.length > 0;
  return { [hasOwnRoom ? 'restrictions' : 'instructions']: 1, instructionBytes };
}
