/**
 * What an athlete's instructions say, by a model that is deliberately naive and shares no code with the product: each
 * instant is asked of each instruction, as it is shown by the API.
 */
export interface ToldInstruction {
  id: string;
  note: string | null;
  issuedAt: string;
  startsAt: string;
  endsAt: string | null;
  supersededAt: string | null;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  reviewAt: string | null;
  acknowledgement: { at: string } | null;
  rules: { activity: string; permission: string }[];
}

/** The fields of ToldInstruction, as a selection. */
export const TOLD =
  'id note issuedAt startsAt endsAt supersededAt withdrawnAt withdrawnReason reviewAt acknowledgement { at } rules { activity permission }';

const ACTIVITIES = ['RUN', 'CROSS_TRAINING', 'UPPER_BODY', 'LOWER_BODY', 'MOBILITY', 'REHAB', 'RACE'];
const STRICT = ['PROHIBITED', 'LIMITED', 'REQUIRED', 'ALLOWED'];

export const holdsAt = (each: ToldInstruction, t: string): boolean =>
  each.startsAt <= t && [each.endsAt, each.supersededAt, each.withdrawnAt].every((end) => end === null || end > t);

const strictness = ({ permission }: { permission: string }) => STRICT.indexOf(permission);

/** The instructions that decide whether the athlete may run at `t`, and the status that they make. */
function runningAt(all: readonly ToldInstruction[], t: string): { status: string; by: ToldInstruction[] } {
  const by = (permission: string) =>
    all.filter(
      (each) =>
        holdsAt(each, t) && each.rules.some((rule) => rule.activity === 'RUN' && rule.permission === permission),
    );
  const prohibited = by('PROHIBITED');
  if (prohibited.length > 0) return { status: 'SIDELINED', by: prohibited };
  const limited = by('LIMITED');
  return limited.length > 0 ? { status: 'MODIFIED', by: limited } : { status: 'AVAILABLE', by: [] };
}

/** The availability that the instructions cause at `t`, in the shape of the API. */
export function availabilityToldAt(all: readonly ToldInstruction[], t: string) {
  const { status, by } = runningAt(all, t);
  const boundaries = [
    ...new Set(all.flatMap((each) => [each.startsAt, each.endsAt, each.supersededAt, each.withdrawnAt])),
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
  Object.fromEntries(
    ACTIVITIES.map((activity) => {
      const rules = all
        .filter((each) => holdsAt(each, t))
        .flatMap((each) => each.rules)
        .filter((rule) => rule.activity === activity || (activity === 'RACE' && rule.activity === 'RUN'))
        .map((rule) =>
          rule.permission === 'REQUIRED' && rule.activity !== activity ? { ...rule, permission: 'ALLOWED' } : rule,
        )
        .sort((a, b) => strictness(a) - strictness(b));
      return [activity, rules[0]?.permission ?? 'ALLOWED'];
    }),
  );

/** Why the instructions alone ask for the team's attention at `t`. */
export function attentionToldAt(all: readonly ToldInstruction[], t: string): Record<string, string> {
  const { status, reviewAt } = availabilityToldAt(all, t);
  const unread = all
    .filter((each) => holdsAt(each, t) && each.acknowledgement === null)
    .map(({ issuedAt }) => issuedAt);
  const [oldest] = unread.sort();
  return {
    ...(status === 'SIDELINED' && reviewAt !== null && reviewAt <= t && { SIDELINED_REVIEW_OVERDUE: reviewAt }),
    ...(oldest !== undefined && { INSTRUCTION_NOT_ACKNOWLEDGED: oldest }),
  };
}
