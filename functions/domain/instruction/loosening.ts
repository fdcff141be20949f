import type { Actor } from '../athlete/athlete.ts';
import type { Path } from '../check.ts';
import { add, text } from '../check.ts';
import type { InstructionId, PersonId } from '../ids.ts';
import type { InstructionRecord, InstructionRule, TakenOver } from './instruction.ts';
import { ownEndOf, rulesInForce } from './in-force.ts';
import { restricts } from './permissions.ts';
import { areAtLeastAsTight } from './rule-limits.ts';
import type { ReplacedRule } from './supersession.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { isGrave } from '../symptom/diagnosis.ts';
import type { SymptomRecord } from '../symptom/symptom.ts';
import { type Activity, type Instant, permissions } from '../vocabulary.ts';

type Next = Pick<InstructionRecord, 'rules' | 'endsAt'>;

/** Sorts after every instant. */
const FOREVER: Instant = '~';

const ruleFor = ({ rules }: Pick<Next, 'rules'>, activity: Activity): InstructionRule | undefined =>
  rules.find((each) => each.activity === activity);

/** Whether a rule allows nothing that another does not. To prohibit what was required as treatment takes it away. */
function isAtLeastAsStrict(rule: InstructionRule, old: InstructionRule): boolean {
  const isRunning = old.activity === 'RUN' || old.activity === 'RACE';
  if (rule.permission === 'PROHIBITED') return isRunning || old.permission !== 'REQUIRED';
  return permissions.indexOf(rule.permission) <= permissions.indexOf(old.permission) && areAtLeastAsTight(rule, old);
}

/**
 * Whether `next` restricts an activity at least as much as the rule that it takes the place of, and for as long: what it calls
 * off before it began does not come back, and all else does with the end date of `next`.
 */
function loosens(next: Next | undefined, { instruction: target, activity, at }: ReplacedRule): boolean {
  const old = ruleFor(target, activity);
  const rule = next && ruleFor(next, activity);
  if (!old) return false;
  if (!rule || !isAtLeastAsStrict(rule, old)) return true;
  const endsSooner = next.endsAt !== undefined && (target.endsAt === undefined || next.endsAt < target.endsAt);
  return endsSooner && target.startsAt > at;
}

/** What an instruction, or nothing at all, loosens of the rules that it takes the place of. */
export const loosenedBy = (next: Next | undefined, replaced: readonly ReplacedRule[]): ReplacedRule[] =>
  replaced.filter((each) => loosens(next, each));

/** Whether a rule that restricts is lifted: nothing as strict is in force without it, `left` being all other instructions. */
export const isLifted = (
  { instruction, activity }: ReplacedRule,
  left: readonly InstructionRecord[],
  at: Instant,
): boolean => {
  const old = ruleFor(instruction, activity);
  return (
    old !== undefined &&
    restricts(old) &&
    !rulesInForce(left, at).some(({ rules }) =>
      rules.some((rule) => rule.activity === activity && isAtLeastAsStrict(rule, old)),
    )
  );
};

/** How many instructions of others one remembers to have taken over, the latest. */
const MAX_TAKEN_OVER = 30;

/** What somebody takes over from others with instructions: these, and what they had taken over. */
export function takenOver(
  replaced: readonly InstructionRecord[],
  saidBy: PersonId,
  said: Pick<TakenOver, 'at' | 'saidBy'> = {},
): TakenOver[] {
  const over = replaced.flatMap(({ id, issuedBy, replaces }): TakenOver[] => [
    { id, by: issuedBy.id, ...said },
    ...(replaces?.over ?? []).map((each) => ({ id: each.id, by: each.by, ...said })),
  ]);
  const byId = new Map(over.filter(({ by }) => by !== saidBy).map((each) => [each.id, each]));
  return [...byId.values()].slice(-MAX_TAKEN_OVER);
}

/** The IDs of what an instruction has taken over. From before: of all that it superseded. */
export const takenOverIds = ({ replaces, supersedesIds }: InstructionRecord): InstructionId[] =>
  replaces?.over?.map(({ id }) => id) ?? supersedesIds;

/**
 * The rules of others that are loosened with rules that have taken them over, and that would still hold: what somebody took over,
 * as strictly or not, they may not lift as if it were all their own. `known` are the instructions that were taken over.
 */
const takenOverBy = (known: readonly InstructionRecord[], loosened: readonly ReplacedRule[]): ReplacedRule[] =>
  loosened.flatMap(({ instruction, activity, at }) => {
    const ids = new Set(takenOverIds(instruction));
    const stillHolds = (each: InstructionRecord) => (ownEndOf(each) ?? FOREVER) > at;
    return known
      .filter((each) => ids.has(each.id) && ruleFor(each, activity) && stillHolds(each))
      .map((each) => ({ instruction: each, activity, at }));
  });

/** The symptoms with a confirmed grave injury that is not over: nobody but a physio says that it is. */
const isStillGrave = (symptom: SymptomRecord): boolean =>
  isGrave(symptom) &&
  symptom.status !== 'MERGED' &&
  !(symptom.status === 'RESOLVED' && symptom.resolvedBy?.role === 'PHYSIO');

interface Loosening {
  by: Actor;
  reason: string | null | undefined;
  /** Those that are open, and those that the instructions in question name. */
  symptoms: readonly SymptomRecord[];
  /** What the instructions in question have taken over from others, among others. */
  instructions: readonly InstructionRecord[];
}

/**
 * Checks whether somebody may loosen rules, and what these have taken over. Loosening what somebody else wrote takes a reason
 * (INVALID); the athlete does not loosen it at all, and on a confirmed bone-stress injury, fracture or tendon rupture only a
 * physio does (FORBIDDEN). A rule of an instruction that names no symptom may be about any that is open. What the athlete set
 * themselves, and no doctor ordered, they lift. (domain.md, rules 4 and 12)
 */
export function checkLoosening(
  problems: Problem[],
  direct: readonly ReplacedRule[],
  { by, reason, symptoms, instructions }: Loosening,
  { at, reasonAt }: { at: Path; reasonAt: Path },
): void {
  const loosened = [...direct, ...takenOverBy(instructions, direct)];
  const others = loosened.filter(({ instruction }) => instruction.issuedBy.id !== by.id);
  const [other] = others;
  if (other && by.roles.includes('OWNER')) refuseOthers(other.instruction, at);
  // What was merged goes on under another ID; instructions name the one that it had.
  const grave = symptoms.filter(isStillGrave);
  const graveIds = grave.flatMap(({ id, mergedFromIds }) => [id, ...mergedFromIds]);
  const isOpen = grave.some(({ status }) => status !== 'RESOLVED');
  const isAboutGrave = ({ instruction: { symptomIds, issuedBy, orderedBy } }: ReplacedRule) =>
    !(by.roles.includes('OWNER') && issuedBy.id === by.id && orderedBy === undefined) &&
    (symptomIds.length === 0 ? isOpen : symptomIds.some((id) => graveIds.includes(id)));
  if (!by.roles.includes('PHYSIO') && loosened.some(isAboutGrave)) {
    const message =
      'This would loosen what was said of a confirmed bone-stress injury, fracture or tendon rupture. Only a physio may do that.';
    refuse('FORBIDDEN', message, at);
  }
  text(problems, reason, reasonAt, { what: 'The reason', min: 1, max: 1_000 });
  if (!other || (reason !== null && reason !== undefined)) return;
  const message = `This loosens what ${other.instruction.issuedBy.name} said of ${other.activity}. Say why in \`${reasonAt.at(-1)}\`.`;
  add(problems, 'INVALID', reasonAt, message);
}

/** Refuses (FORBIDDEN) that the athlete changes what somebody else said. */
export function refuseOthers({ issuedBy }: InstructionRecord, at: Path): never {
  const message = `${issuedBy.name} gave this instruction. You may lift what you gave yourself.`;
  return refuse('FORBIDDEN', message, at);
}
