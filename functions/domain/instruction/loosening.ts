import type { Actor } from '../athlete/athlete.ts';
import type { Path } from '../check.ts';
import { add, text } from '../check.ts';
import type { InstructionRecord, InstructionRule } from './instruction.ts';
import { areAtLeastAsTight } from './rule-limits.ts';
import type { ReplacedRule } from './supersession.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { isGrave } from '../symptom/diagnosis.ts';
import type { SymptomRecord } from '../symptom/symptom.ts';
import { permissions } from '../vocabulary.ts';

type Next = Pick<InstructionRecord, 'rules' | 'endsAt'>;

/** Whether `next` restricts an activity for as long and at least as much as the rule that it takes the place of. */
function isAtLeastAsStrict(next: Next, { instruction: target, activity }: ReplacedRule): boolean {
  const old = target.rules.find((rule) => rule.activity === activity);
  const rule: InstructionRule | undefined = next.rules.find((each) => each.activity === activity);
  if (!old) return true;
  if (!rule || (next.endsAt !== undefined && (target.endsAt === undefined || next.endsAt < target.endsAt)))
    return false;
  if (rule.permission === 'PROHIBITED') return true;
  return permissions.indexOf(rule.permission) <= permissions.indexOf(old.permission) && areAtLeastAsTight(rule, old);
}

/** What an instruction, or nothing at all, loosens of the rules that it takes the place of. */
export const loosenedBy = (next: Next | undefined, replaced: readonly ReplacedRule[]): ReplacedRule[] =>
  replaced.filter((each) => !isAtLeastAsStrict(next ?? { rules: [] }, each));

/**
 * Checks whether somebody may loosen rules. Loosening what somebody else wrote takes a reason (INVALID); the athlete does
 * not loosen it at all, and on a confirmed bone-stress injury, fracture or tendon rupture only a physio does (FORBIDDEN). A
 * rule of an instruction that names no symptom may be about any that is open.
 */
export function checkLoosening(
  problems: Problem[],
  loosened: readonly ReplacedRule[],
  { by, reason, symptoms }: { by: Actor; reason: string | null | undefined; symptoms: readonly SymptomRecord[] },
  { at, reasonAt }: { at: Path; reasonAt: Path },
): void {
  const others = loosened.filter(({ instruction }) => instruction.issuedBy.id !== by.id);
  const [other] = others;
  if (other && by.roles.includes('OWNER')) {
    const message = `${other.instruction.issuedBy.name} gave this instruction. You may lift what you gave yourself.`;
    refuse('FORBIDDEN', message, at);
  }
  // What was merged goes on under another ID; instructions name the one that it had.
  const graveIds = symptoms.filter(isGrave).flatMap(({ id, mergedFromIds }) => [id, ...mergedFromIds]);
  const isAboutGrave = ({ instruction: { symptomIds } }: ReplacedRule) =>
    symptomIds.length === 0 ? graveIds.length > 0 : symptomIds.some((id) => graveIds.includes(id));
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
