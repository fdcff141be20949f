import { inForce } from './in-force.ts';
import type { InstructionRecord, InstructionRule, Limits } from './instruction.ts';
import type { Activity, Instant, Permission } from '../vocabulary.ts';
import { activities, permissions } from '../vocabulary.ts';

/** What she may do of one activity, with the tightest limits. */
export interface ActivityPermission extends Limits {
  activity: Activity;
  permission: Permission;
  /** Those in force that speak of the activity. */
  instructions: InstructionRecord[];
}

/** Whether what a rule says holds for an activity. Racing is running: what holds for RUN holds for RACE too. */
export const speaksOf = (rule: Pick<InstructionRule, 'activity'>, activity: Activity): boolean =>
  rule.activity === activity || (rule.activity === 'RUN' && activity === 'RACE');

/** The most restrictive of what is said; ALLOWED where nothing is. */
export const strictest = (said: readonly Permission[]): Permission =>
  permissions.find((p) => said.includes(p)) ?? 'ALLOWED';

const limitNames = ['maxDistanceMeters', 'maxDurationSeconds', 'maxEffort', 'stopIfPainAtLeast'] as const;

function tightest(rules: readonly Limits[]): Limits {
  const limits: Limits = {};
  for (const name of limitNames) {
    const values = rules.flatMap((rule) => rule[name] ?? []);
    if (values.length > 0) limits[name] = Math.min(...values);
  }
  return limits;
}

/**
 * What she may do at `t`: each activity once, in the order of `activities`, with the most restrictive permission and the
 * tightest limits (metres, seconds, RPE, NRS) of all that is in force, whatever rule they come from. ALLOWED where nothing
 * is said; no limits where she may not at all. A run that is required does not require a race.
 */
export function permissionsAt(instructions: readonly InstructionRecord[], t: Instant): ActivityPermission[] {
  const holding = inForce(instructions, t);
  return activities.map((activity) => {
    const rules = holding.flatMap((instruction) => instruction.rules.filter((rule) => speaksOf(rule, activity)));
    const permission = strictest(
      rules.map((rule) => (rule.permission === 'REQUIRED' && rule.activity !== activity ? 'ALLOWED' : rule.permission)),
    );
    return {
      activity,
      permission,
      ...(permission !== 'PROHIBITED' && tightest(rules)),
      instructions: holding.filter(({ rules }) => rules.some((rule) => speaksOf(rule, activity))),
    };
  });
}
