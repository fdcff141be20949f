import { type InForce, rulesInForce } from './in-force.ts';
import type { InstructionRecord, InstructionRule } from './instruction.ts';
import { isCapped, type Limits, tightest } from './rule-limits.ts';
import type { Activity, Instant, Permission } from '../vocabulary.ts';
import { activities, permissions } from '../vocabulary.ts';

/** What an athlete may do of one activity, with the tightest limits. */
export interface ActivityPermission extends Limits {
  activity: Activity;
  permission: Permission;
  /** The instructions whose rules in force speak of the activity. */
  instructions: InstructionRecord[];
}

type Said = { permission: Permission } & Limits;

/** Whether a rule applies to an activity. Racing is running: rules for RUN apply to RACE as well. */
export const appliesTo = (rule: Pick<InstructionRule, 'activity'>, activity: Activity): boolean =>
  rule.activity === activity || (rule.activity === 'RUN' && activity === 'RACE');

/** The most restrictive of what rules say. UNSPECIFIED if there is none: silence is no permission. */
export const strictest = (stated: readonly Permission[]): Permission =>
  permissions.find((permission) => stated.includes(permission)) ?? 'UNSPECIFIED';

/** Whether what is said restricts an activity: prohibits it, or caps it. A pain at which to stop alone does not. */
export const restricts = (rule: Said): boolean => rule.permission === 'PROHIBITED' || isCapped(rule);

/** Whether rules have a word of their own that lets the athlete race. */
export const allowRacing = (rules: readonly { activity: Activity; permission: Permission }[]): boolean =>
  rules.some(({ activity, permission }) => activity === 'RACE' && permission !== 'PROHIBITED');

/** Whether somebody who restricts running has no word on racing: then it is prohibited. Nobody else's word lifts that. */
const bansRacing = (current: readonly InForce[]): boolean => {
  const speaksOfRacing = new Set(
    current.flatMap(({ instruction, rules }) =>
      rules.some(({ activity }) => activity === 'RACE') ? instruction.issuedBy.id : [],
    ),
  );
  return current.some(
    ({ instruction, rules }) =>
      !speaksOfRacing.has(instruction.issuedBy.id) && rules.some((rule) => rule.activity === 'RUN' && restricts(rule)),
  );
};

function permissionFor(current: readonly InForce[], activity: Activity): ActivityPermission {
  const speaking = current.filter(({ rules }) => rules.some((rule) => appliesTo(rule, activity)));
  const rules = speaking.flatMap((each) => each.rules.filter((rule) => appliesTo(rule, activity)));
  const stated = strictest(
    rules.map((rule) => (rule.permission === 'REQUIRED' && rule.activity !== activity ? 'ALLOWED' : rule.permission)),
  );
  const permission = activity === 'RACE' && bansRacing(speaking) ? 'PROHIBITED' : stated;
  return {
    activity,
    permission,
    ...(permission !== 'PROHIBITED' && tightest(rules)),
    instructions: speaking.map(({ instruction }) => instruction),
  };
}

/**
 * What the athlete may do at `t`: each activity once, in the order of `activities`, with the most restrictive
 * permission and the tightest limits (metres, seconds, RPE, NRS) among all rules in force, whichever instructions they
 * come from. UNSPECIFIED if no rule in force speaks of the activity; no limits if it is PROHIBITED. A required run does
 * not require a race. While running is restricted, racing is prohibited unless whoever restricts it allows racing by name.
 * (domain.md, rules 3 and 4)
 */
export function permissionsAt(instructions: readonly InstructionRecord[], t: Instant): ActivityPermission[] {
  const current = rulesInForce(instructions, t);
  return activities.map((activity) => permissionFor(current, activity));
}

/** The activities that are prohibited or capped at `t`. */
export const restrictedActivitiesAt = (instructions: readonly InstructionRecord[], t: Instant): Activity[] =>
  permissionsAt(instructions, t)
    .filter(restricts)
    .map(({ activity }) => activity);
