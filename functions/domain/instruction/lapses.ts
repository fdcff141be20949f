import { periodsOf, rulesInForce, rulesOf } from './in-force.ts';
import type { InstructionRecord, TakenOver } from './instruction.ts';
import { restricts } from './permissions.ts';
import type { InstructionId, PersonId } from '../ids.ts';
import { latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

type Instructions = readonly InstructionRecord[];

/** How many lapses a summary keeps, the earliest: one is enough to be listed. */
const MAX_LAPSES = 5;

/** When somebody of the team last gave an instruction. */
export const lastGivenAt = (instructions: Instructions, by?: PersonId): Instant | undefined =>
  latestOf(
    instructions
      .filter(({ issuedBy }) => (by === undefined ? issuedBy.role !== 'OWNER' : issuedBy.id === by))
      .map(({ issuedAt }) => issuedAt),
  );

/** Whether an instruction that speaks of an activity when a restriction of it ends was meant for that: it came later, or is its author's. */
const isPlan = (other: InstructionRecord, ending: InstructionRecord): boolean =>
  other.issuedBy.id === ending.issuedBy.id || (other.issuedBy.role !== 'OWNER' && other.id > ending.id);

/**
 * When restrictions end by their own date, past or to come, in order of time: nobody who knew of it has spoken of the activity
 * for that instant, and nobody has given an instruction since. At most 5, the earliest. `earlier` are those of instructions that
 * are not among these any more. An end date that passes while a symptom is open is a lapse. (domain.md, rule 1)
 */
export function lapsesIn(instructions: Instructions, earlier: readonly Instant[] = []): Instant[] {
  const given = lastGivenAt(instructions);
  const isSpokenOf = (at: Instant) => given !== undefined && given >= at;
  const ends = instructions.flatMap((instruction) => {
    const { endsAt } = instruction;
    if (endsAt === undefined || isSpokenOf(endsAt)) return [];
    const lapsing = instruction.rules.filter(
      (rule) => restricts(rule) && periodsOf(instruction, rule).some(({ until }) => until === endsAt),
    );
    if (lapsing.length === 0) return [];
    const spoken = rulesInForce(instructions, endsAt).flatMap((each) =>
      isPlan(each.instruction, instruction) ? each.rules : [],
    );
    return lapsing.every((rule) => spoken.some(({ activity }) => activity === rule.activity)) ? [] : [endsAt];
  });
  return [...new Set([...earlier.filter((at) => !isSpokenOf(at)), ...ends])].sort().slice(0, MAX_LAPSES);
}

interface Overridden {
  person: PersonId;
  at: Instant;
  /** Absent in summaries of before December 2026. */
  instructionId?: InstructionId;
}

/** What an instruction has taken over from others. From before December 2026: what it has the place of now. */
const takenOverIn = (instructions: Instructions, { id, replaces, issuedBy }: InstructionRecord): TakenOver[] =>
  replaces?.over ??
  instructions.flatMap((each) =>
    each.issuedBy.id !== issuedBy.id && rulesOf(each).some(({ supersededById }) => supersededById === id)
      ? { id: each.id, by: each.issuedBy.id }
      : [],
  );

/**
 * Whom an instruction, or its early end, overrides: with a reason, it loosens what it has taken over from others. Ended for
 * good by somebody, it was their word, and theirs from whom it had taken over.
 */
function overriddenBy(instructions: Instructions, next: InstructionRecord): Overridden[] {
  const { id, issuedBy, issuedAt, loosensBecause, endsAt, ended, withdrawnAt } = next;
  if (withdrawnAt !== undefined) return [];
  const over = takenOverIn(instructions, next);
  const loosened = loosensBecause === undefined ? [] : over.filter(({ by, saidBy }) => by !== (saidBy ?? issuedBy.id));
  const lifted = ended === undefined ? [] : [{ id, by: issuedBy.id }, ...(endsAt === undefined ? over : [])];
  return [
    ...loosened.map(({ id: instructionId, by: person, at = issuedAt }) => ({ person, at, instructionId })),
    ...lifted
      .filter(({ by }) => by !== ended?.by.id)
      .map(({ id: instructionId, by: person }) => ({ person, at: ended?.at ?? issuedAt, instructionId })),
  ];
}

/**
 * Whose word somebody else loosened, when, and which; if they have given no instruction since; each person once, the latest.
 * `earlier` is what was known of instructions that are not among these any more.
 */
export function overriddenIn(instructions: Instructions, earlier: readonly Overridden[] = []): Overridden[] {
  const latest = new Map<PersonId, Overridden>();
  const left = earlier.filter(({ instructionId }) => !instructions.some(({ id }) => id === instructionId));
  for (const each of [...left, ...instructions.flatMap((next) => overriddenBy(instructions, next))]) {
    const given = lastGivenAt(instructions, each.person);
    if ((given !== undefined && given > each.at) || each.at < (latest.get(each.person)?.at ?? '')) continue;
    latest.set(each.person, each);
  }
  return [...latest.values()].sort((a, b) => (a.person < b.person ? -1 : 1));
}
