import { permissionsUnder, statusUnder } from './naive-rules.ts';

/**
 * What an athlete's instructions say, by a model that is deliberately naive and shares no code with the product: each
 * instant is asked of each rule, as it is shown by the API.
 */
export interface ToldInstruction {
  id: string;
  issuedBy: { id: string };
  note: string | null;
  issuedAt: string;
  startsAt: string;
  endsAt: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  ended: { at: string } | null;
  reviewAt: string | null;
  acknowledgement: { at: string } | null;
  rules: ToldRule[];
}
interface ToldRule {
  activity: string;
  permission: string;
  maxDistanceMeters: number | null;
  maxDurationSeconds: number | null;
  maxEffort: number | null;
  supersededAt: string | null;
  gaps: { from: string; until: string }[];
}

/** The fields of ToldInstruction, as a selection. */
export const TOLD = `id issuedBy { id } note issuedAt startsAt endsAt withdrawnAt withdrawnReason ended { at } reviewAt
  acknowledgement { at }
  rules { activity permission maxDistanceMeters maxDurationSeconds maxEffort supersededAt gaps { from until } }`;

const ruleHolds = (each: ToldInstruction, { supersededAt, gaps }: ToldRule, t: string): boolean =>
  each.startsAt <= t &&
  [each.endsAt, each.withdrawnAt, each.ended?.at ?? null, supersededAt].every((end) => end === null || end > t) &&
  !gaps.some(({ from, until }) => from <= t && t < until);

export const holdsAt = (each: ToldInstruction, t: string): boolean =>
  each.rules.some((rule) => ruleHolds(each, rule, t));

/** The rules in force at an instant, each with its instruction. */
const rulesAt = (all: readonly ToldInstruction[], t: string) =>
  all.flatMap((each) =>
    each.rules
      .filter((rule) => ruleHolds(each, rule, t))
      .map((rule) => ({
        each,
        activity: rule.activity,
        permission: rule.permission,
        author: each.issuedBy.id,
        capped:
          rule.permission === 'LIMITED' ||
          [rule.maxDistanceMeters, rule.maxDurationSeconds, rule.maxEffort].some((limit) => limit !== null),
      })),
  );

/** The instructions that decide whether the athlete may run at `t`, and the status that they make. */
function runningAt(all: readonly ToldInstruction[], t: string): { status: string; by: ToldInstruction[] } {
  const { status, by } = statusUnder(rulesAt(all, t));
  return { status, by: [...new Set(by.map(({ each }) => each))] };
}

/** The availability that the instructions cause at `t`, in the shape of the API. */
export function availabilityToldAt(all: readonly ToldInstruction[], t: string) {
  const { status, by } = runningAt(all, t);
  const boundaries = [
    ...new Set(
      all.flatMap((each) => [
        each.startsAt,
        each.endsAt,
        each.withdrawnAt,
        each.ended?.at ?? null,
        ...each.rules.flatMap(({ supersededAt, gaps }) => [
          supersededAt,
          ...gaps.flatMap(({ from, until }) => [from, until]),
        ]),
      ]),
    ),
  ]
    .filter((instant) => instant !== null)
    .sort();
  // Backwards to where the status was another, and on to where it will be another.
  let since: string | null = null;
  for (const instant of boundaries.filter((each) => each <= t).reverse()) {
    if (runningAt(all, instant).status !== status) break;
    since = instant;
  }
  if (status === 'AVAILABLE' && since !== null) {
    const earlier = boundaries.filter((each) => each < String(since));
    if (!earlier.some((each) => runningAt(all, each).status !== 'AVAILABLE')) since = null;
  }
  const next = boundaries.find((instant) => instant > t && runningAt(all, instant).status !== status);
  const reviews = by.flatMap(({ reviewAt }) => reviewAt ?? []).sort();
  return {
    status,
    since,
    until: status === 'AVAILABLE' ? null : (next ?? null),
    reviewAt: reviews[0] ?? null,
    governedBy: by.map(({ id }) => id).sort(),
  };
}

/** What the instructions allow at `t`, by activity. */
export const permissionsToldAt = (all: readonly ToldInstruction[], t: string): Record<string, string> =>
  permissionsUnder(rulesAt(all, t));

/** Why the instructions alone ask for the team's attention at `t`. */
export function attentionToldAt(all: readonly ToldInstruction[], t: string): Record<string, string> {
  const { status, reviewAt } = availabilityToldAt(all, t);
  const unread = all
    .filter((each) => holdsAt(each, t) && each.acknowledgement === null)
    .map(({ issuedAt }) => issuedAt);
  const [oldest] = unread.sort();
  return {
    ...(status !== 'AVAILABLE' && reviewAt !== null && reviewAt <= t && { REVIEW_OVERDUE: reviewAt }),
    ...(oldest !== undefined && { INSTRUCTION_NOT_ACKNOWLEDGED: oldest }),
  };
}
