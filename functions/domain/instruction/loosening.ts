import type { Actor } from '../athlete/athlete.ts';
import type { Path } from '../check.ts';
import { add, text } from '../check.ts';
import type { InstructionRecord, InstructionRule } from './instruction.ts';
import { endOf, ownEndOf, periodsOf } from './in-force.ts';
import { allowRacing, restricts } from './permissions.ts';
import { areAtLeastAsTight } from './rule-limits.ts';
import type { ReplacedRule } from './supersession.ts';
import { stillHolds, takenOverIds } from './taken-over.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { isGrave } from '../symptom/diagnosis.ts';
import type { SymptomRecord } from '../symptom/symptom.ts';
import { latestOf } from '../time.ts';
import { type Activity, type Instant, permissions } from '../vocabulary.ts';

type Next = Pick<InstructionRecord, 'rules' | 'endsAt'>;

/** Sorts after every instant. */
const FOREVER: Instant = '~';

const ruleFor = ({ rules }: Pick<Next, 'rules'>, activity: Activity): InstructionRule | undefined =>
  rules.find((each) => each.activity === activity);

/** Whether a rule allows nothing that another does not. */
const isAtLeastAsStrict = (rule: InstructionRule, old: InstructionRule): boolean =>
  rule.permission === 'PROHIBITED' ||
  (permissions.indexOf(rule.permission) <= permissions.indexOf(old.permission) && areAtLeastAsTight(rule, old));

/** Whether an instruction prohibits racing by restricting running without a word on races. */
const bansRacing = (instruction: Pick<Next, 'rules'>): boolean => {
  const running = ruleFor(instruction, 'RUN');
  return running !== undefined && restricts(running) && !ruleFor(instruction, 'RACE');
};

/**
 * Whether `next` restricts an activity at least as much as the rule that it takes the place of, and for as long: what it calls
 * off before it began does not come back, and all else does with the end date of `next`. To restrict running prohibits racing.
 */
function loosens(next: Next | undefined, { instruction: target, activity, at }: ReplacedRule): boolean {
  const old = ruleFor(target, activity);
  const rule = next && ruleFor(next, activity);
  if (!old) return false;
  if (!rule || !isAtLeastAsStrict(rule, old)) return true;
  if (activity === 'RUN' && rule.permission !== 'PROHIBITED' && bansRacing(target) && allowRacing(next.rules))
    return true;
  const endsSooner = next.endsAt !== undefined && (target.endsAt === undefined || next.endsAt < target.endsAt);
  return endsSooner && target.startsAt > at;
}

/** What an instruction, or nothing at all, loosens of the rules that it takes the place of. */
export const loosenedBy = (next: Next | undefined, replaced: readonly ReplacedRule[]): ReplacedRule[] =>
  replaced.filter((each) => loosens(next, each));

/** The rules for running of its author's that keep an instruction from racing which it allows, and that it leaves in force. */
export const racesFreedBy = (next: InstructionRecord, instructions: readonly InstructionRecord[]): ReplacedRule[] =>
  allowRacing(next.rules)
    ? instructions
        .filter((each) => each.issuedBy.id === next.issuedBy.id && bansRacing(each))
        .filter((each) => (endOf(each) ?? FOREVER) > next.startsAt)
        .map((instruction) => ({ instruction, activity: 'RUN', at: next.startsAt }))
    : [];

/** The treatments that an instruction takes away: what was required, and is not running. */
export const treatmentsEndedBy = (next: Next, replaced: readonly ReplacedRule[]): ReplacedRule[] =>
  replaced.filter(({ instruction, activity }) => {
    const isTreatment =
      activity !== 'RUN' && activity !== 'RACE' && ruleFor(instruction, activity)?.permission === 'REQUIRED';
    return isTreatment && ruleFor(next, activity)?.permission === 'PROHIBITED';
  });

/**
 * Whether a rule that restricts is lifted: nothing as strict is in force without it for as long as it would have held, `left`
 * being all other instructions. What the athlete set themselves does not count: they may lift it.
 */
export function isLifted(
  { instruction, activity }: ReplacedRule,
  left: readonly InstructionRecord[],
  now: Instant,
): boolean {
  const old = ruleFor(instruction, activity);
  const from = latestOf([now, instruction.startsAt]) ?? now;
  const end = ownEndOf(instruction) ?? FOREVER;
  const isCovered = left.some(
    (each) =>
      (each.issuedBy.role !== 'OWNER' || each.orderedBy !== undefined) &&
      each.rules.some(
        (rule) =>
          rule.activity === activity &&
          old !== undefined &&
          isAtLeastAsStrict(rule, old) &&
          periodsOf(each, rule).some((period) => period.from <= from && (period.until ?? FOREVER) >= end),
      ),
  );
  return old !== undefined && restricts(old) && !isCovered;
}

/**
 * The rules of others that are loosened with rules that have taken them over, and that would still hold: what somebody took over,
 * as strictly or not, they may not lift as if it were all their own. `known` are the instructions that were taken over.
 */
const takenOverBy = (known: readonly InstructionRecord[], loosened: readonly ReplacedRule[]): ReplacedRule[] =>
  loosened.flatMap(({ instruction, activity, at }) => {
    const ids = new Set(takenOverIds(instruction));
    return known
      .filter((each) => ids.has(each.id) && ruleFor(each, activity) && stillHolds(each, at))
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
  known: readonly InstructionRecord[];
  /** What is taken away that was required as treatment: of another, that takes a reason, too. */
  treatments?: readonly ReplacedRule[];
}

/**
 * Refuses (FORBIDDEN) whoever is no physio if rules are about a confirmed bone-stress injury, fracture or tendon rupture. A
 * rule of an instruction that names no symptom may be about any that is open. What the athlete set themselves, and no doctor
 * ordered, they lift.
 */
export function refuseOnGrave(
  loosened: readonly ReplacedRule[],
  { by, symptoms }: Pick<Loosening, 'by' | 'symptoms'>,
  at: Path,
): void {
  // What was merged goes on under another ID; instructions name the one that it had.
  const grave = symptoms.filter(isStillGrave);
  const graveIds = grave.flatMap(({ id, mergedFromIds }) => [id, ...mergedFromIds]);
  const isOpen = grave.some(({ status }) => status !== 'RESOLVED');
  const isAboutGrave = ({ instruction: { symptomIds, issuedBy, orderedBy } }: ReplacedRule) =>
    !(by.roles.includes('OWNER') && issuedBy.id === by.id && orderedBy === undefined) &&
    (symptomIds.length === 0 ? isOpen : symptomIds.some((id) => graveIds.includes(id)));
  if (by.roles.includes('PHYSIO') || !loosened.some(isAboutGrave)) return;
  const message =
    'This would loosen what was said of a confirmed bone-stress injury, fracture or tendon rupture. Only a physio may do that.';
  refuse('FORBIDDEN', message, at);
}

/**
 * Checks whether somebody may loosen rules, and what these have taken over. Loosening what somebody else wrote takes a reason
 * (INVALID); the athlete does not loosen it at all, and on a confirmed grave injury only a physio does (FORBIDDEN).
 * (domain.md, rules 4 and 12)
 */
export function checkLoosening(
  problems: Problem[],
  direct: readonly ReplacedRule[],
  { by, reason, symptoms, known, treatments = [] }: Loosening,
  { at, reasonAt }: { at: Path; reasonAt: Path },
): void {
  const loosened = [...direct, ...takenOverBy(known, direct)];
  const [other] = [...loosened, ...treatments].filter(({ instruction }) => instruction.issuedBy.id !== by.id);
  if (other && by.roles.includes('OWNER')) refuseOthers(other.instruction, at);
  refuseOnGrave(loosened, { by, symptoms }, at);
  text(problems, reason, reasonAt, { what: 'The reason', min: 1, max: 1_000 });
  if (!other || (reason !== null && reason !== undefined)) return;
  const message = `This loosens what ${other.instruction.issuedBy.name} said of ${other.activity}. Say why in \`${reasonAt.at(-1)}\`.`;
  add(problems, 'INVALID', reasonAt, message);
}

/** Refuses (FORBIDDEN) that the athlete changes what somebody else said. */
export function refuseOthers({ issuedBy }: InstructionRecord, at: Path): never {
  const message = `${issuedBy.name} gave this instruction. You may lift what you gave yourself, and restrict yourself beside it.`;
  return refuse('FORBIDDEN', message, at);
}
