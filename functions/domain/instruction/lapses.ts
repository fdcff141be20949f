import { periodsOf, rulesInForce, rulesOf } from './in-force.ts';
import type { InstructionRecord, InstructionRule } from './instruction.ts';
import { restricts } from './permissions.ts';
import { takersOf } from './takes-place.ts';
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

/**
 * When others loosened a rule of a person's, or what has taken its place, one after the other: by what they gave with a reason,
 * or by ending what had taken its place for good.
 */
function loosenedAt(
  byId: ReadonlyMap<string, InstructionRecord>,
  person: PersonId,
  [old, rule]: [InstructionRecord, InstructionRule],
  seen = new Set<InstructionId>(),
): Instant[] {
  return takersOf(rule).flatMap((id) => {
    const next = byId.get(id);
    if (!next || next.withdrawnAt !== undefined || seen.has(id)) return [];
    seen.add(id);
    const said = next.replaces?.named.find((each) => each.id === old.id)?.said;
    const isOthers = (said?.by ?? next.issuedBy).id !== person && next.loosensBecause !== undefined;
    const { ended } = next;
    const isEnded = ended && ended.by.id !== person && rule.supersededById === id;
    const following = rulesOf(next).find(({ activity }) => activity === rule.activity);
    return [
      ...(isOthers ? [said?.at ?? next.issuedAt] : []),
      ...(isEnded ? [ended.at] : []),
      ...(following ? loosenedAt(byId, person, [next, following], seen) : []),
    ];
  });
}

/** Whose word somebody else loosened, when, and which; if they have given no instruction since; each person once, the latest. */
export function overriddenIn(
  instructions: Instructions,
): { person: PersonId; at: Instant; instructionId: InstructionId }[] {
  const byId = new Map(instructions.map((each) => [each.id, each]));
  const latest = new Map<PersonId, { at: Instant; instructionId: InstructionId }>();
  for (const instruction of instructions) {
    const person = instruction.issuedBy.id;
    const { ended } = instruction;
    const loosened = rulesOf(instruction).flatMap((rule) => loosenedAt(byId, person, [instruction, rule]));
    const at = latestOf([...loosened, ended && ended.by.id !== person ? ended.at : undefined]);
    const given = lastGivenAt(instructions, person);
    if (at === undefined || (given !== undefined && given > at) || at < (latest.get(person)?.at ?? '')) continue;
    latest.set(person, { at, instructionId: instruction.id });
  }
  return [...latest].map(([person, each]) => ({ person, ...each })).sort((a, b) => (a.person < b.person ? -1 : 1));
}
