import { inForce } from './in-force.ts';
import type { InstructionRecord, InstructionRule, Limits } from './instruction.ts';
import type { Activity, Instant, Permission } from '../vocabulary.ts';
import { activities, permissions } from '../vocabulary.ts';

/** What an athlete may do of one activity, with the tightest limits. */
export interface ActivityPermission extends Limits {
  activity: Activity;
  permission: Permission;
  /** The instructions in force that speak of the activity. */
  instructions: InstructionRecord[];
}

/** Whether a rule applies to an activity. Racing is running: rules for RUN apply to RACE as well. */
export const appliesTo = (rule: Pick<InstructionRule, 'activity'>, activity: Activity): boolean =>
  rule.activity === activity || (rule.activity === 'RUN' && activity === 'RACE');

/** The most restrictive of the permissions. ALLOWED if there is none. */
export const strictest = (stated: readonly Permission[]): Permission =>
  permissions.find((permission) => stated.includes(permission)) ?? 'ALLOWED';

const limitNames = ['maxDistanceMeters', 'maxDurationSeconds', 'maxEffort', 'stopIfPainAtLeast'] as const;

/** The smallest value of each limit. */
function tightest(rules: readonly Limits[]): Limits {
  const limits: Limits = {};
  for (const name of limitNames) {
    const values = rules.flatMap((rule) => rule[name] ?? []);
    if (values.length > 0) limits[name] = Math.min(...values);
  }
  return limits;
}

/**
 * What the athlete may do at `t`: each activity once, in the order of `activities`, with the most restrictive
 * permission and the tightest limits (metres, seconds, RPE, NRS) among all instructions in force, whichever rules they
 * come from. ALLOWED if no instruction speaks of the activity; no limits if it is PROHIBITED. A required run does not
 * require a race.
 */
export function permissionsAt(instructions: readonly InstructionRecord[], t: Instant): ActivityPermission[] {
  const current = inForce(instructions, t);
  return activities.map((activity) => {
    const rules = current.flatMap((instruction) => instruction.rules.filter((rule) => appliesTo(rule, activity)));
    const permission = strictest(
      rules.map((rule) => (rule.permission === 'REQUIRED' && rule.activity !== activity ? 'ALLOWED' : rule.permission)),
    );
    return {
      activity,
      permission,
      ...(permission !== 'PROHIBITED' && tightest(rules)),
      instructions: current.filter(({ rules }) => rules.some((rule) => appliesTo(rule, activity))),
    };
  });
}
