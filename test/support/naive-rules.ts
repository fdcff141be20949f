/**
 * Rules 1 to 4 of the domain by a model that is deliberately naive and shares no code with the product: it goes through
 * time a step at a time, and remembers of each rule what has taken its place. Only what domain.md says is in it.
 */
export interface NaiveInstruction {
  id: number;
  author: string;
  issuedAt: number;
  startsAt: number;
  endsAt?: number | undefined;
  reviewAt?: number | undefined;
  symptoms: readonly string[];
  rules: readonly { activity: string; permission: string; capped: boolean }[];
  /** Undefined: it names none. An empty list: it takes the place of nothing. */
  names?: readonly number[] | undefined;
}
export interface NaiveHistory {
  issued: NaiveInstruction[];
  /** By the number of the instruction. */
  withdrawnAt: Map<number, number>;
  endedAt: Map<number, number>;
}
interface Taken {
  by: number;
  at: number;
  target: number;
  activity: string;
}

const ACTIVITIES = ['RUN', 'CROSS_TRAINING', 'UPPER_BODY', 'LOWER_BODY', 'MOBILITY', 'REHAB', 'RACE'];

/** What is in force at each step up to `last`, as pairs of an instruction and an activity. */
export function inForceByStep(history: NaiveHistory, last: number): Set<string>[] {
  const { issued, withdrawnAt, endedAt } = history;
  const byId = new Map(issued.map((each) => [each.id, each]));
  const isWithdrawn = (id: number, t: number) => (withdrawnAt.get(id) ?? Infinity) <= t;
  let taken: Taken[] = [];

  /** What has an end date has the place of what it found in force only while it is in force itself. */
  function hasPlace({ by, at, target, activity }: Taken, holding: ReadonlySet<string>): boolean {
    const [next, old] = [byId.get(by), byId.get(target)];
    if (!next || next.endsAt === undefined || !old || old.startsAt > at) return true;
    const speaking = next.rules.filter((rule) => rule.activity === activity);
    return (speaking.length > 0 ? speaking : next.rules).some((rule) => holding.has(`${by} ${rule.activity}`));
  }

  /** From when on `next` means to take the place of a rule, if it does. */
  function meant(next: NaiveInstruction, old: NaiveInstruction, activity: string): number | undefined {
    if (next.id <= old.id) return undefined;
    const speaks = next.rules.some((rule) => rule.activity === activity);
    const begins = next.startsAt >= old.startsAt ? next.startsAt : next.issuedAt;
    const found: number[] = [];
    const names = next.names ?? [];
    if (names.includes(old.id)) found.push(begins);
    const ofOthers = names.some((id) => byId.get(id)?.author !== next.author);
    const sharesSymptom = next.symptoms.length === 0 || next.symptoms.some((each) => old.symptoms.includes(each));
    if (
      (next.names === undefined || ofOthers) &&
      next.author === old.author &&
      speaks &&
      sharesSymptom &&
      old.startsAt <= next.startsAt
    )
      found.push(begins);
    for (const name of names) {
      const between = byId.get(name);
      const theirs = between && meant(between, old, activity);
      if (between && theirs !== undefined && speaks)
        found.push(Math.max(theirs, next.startsAt >= between.startsAt ? next.startsAt : next.issuedAt));
    }
    return found.length > 0 ? Math.min(...found) : undefined;
  }

  const steps: Set<string>[] = [];
  for (let t = 0; t <= last; t++) {
    taken = taken.filter(({ by }) => !isWithdrawn(by, t));
    const holding = new Set<string>();
    // What takes the place of another was given later.
    for (const each of [...issued].sort((a, b) => b.id - a.id)) {
      const has = (activity: string) =>
        each.issuedAt <= t &&
        each.startsAt <= t &&
        (each.endsAt ?? Infinity) > t &&
        (endedAt.get(each.id) ?? Infinity) > t &&
        !isWithdrawn(each.id, t) &&
        !taken.some((one) => one.target === each.id && one.activity === activity && hasPlace(one, holding));
      const mine = each.rules.map(({ activity }) => activity).filter(has);
      for (const activity of mine) holding.add(`${each.id} ${activity}`);
      for (const old of issued) {
        for (const { activity } of old.rules) {
          const from = meant(each, old, activity);
          const speaks = each.rules.some((rule) => rule.activity === activity);
          if (from === undefined || from > t || !(speaks ? mine.includes(activity) : mine.length > 0)) continue;
          if (!taken.some((one) => one.by === each.id && one.target === old.id && one.activity === activity))
            taken.push({ by: each.id, at: t, target: old.id, activity });
        }
      }
    }
    steps.push(holding);
  }
  return steps;
}

const STRICT = ['PROHIBITED', 'LIMITED', 'REQUIRED', 'ALLOWED'];

interface NaiveRule {
  activity: string;
  permission: string;
  capped: boolean;
  /** Who gave it. */
  author: string;
}

/** What may be done under rules that are in force, by activity. */
export function permissionsUnder(rules: readonly NaiveRule[]): Record<string, string> {
  const restricting = rules.filter(
    ({ activity, permission, capped }) => activity === 'RUN' && (permission === 'PROHIBITED' || capped),
  );
  const isBanned = restricting.some(
    ({ author }) => !rules.some((rule) => rule.activity === 'RACE' && rule.author === author),
  );
  return Object.fromEntries(
    ACTIVITIES.map((activity) => {
      const said = rules
        .filter((rule) => rule.activity === activity || (activity === 'RACE' && rule.activity === 'RUN'))
        .map((rule) => (rule.permission === 'REQUIRED' && rule.activity !== activity ? 'ALLOWED' : rule.permission));
      const strict = STRICT.find((permission) => said.includes(permission)) ?? 'UNSPECIFIED';
      return [activity, activity === 'RACE' && isBanned ? 'PROHIBITED' : strict];
    }),
  );
}

/** The status under rules that are in force, and those that make it. */
export function statusUnder<R extends NaiveRule>(rules: readonly R[]): { status: string; by: R[] } {
  const sidelining = rules.filter(({ activity, permission }) => activity === 'RUN' && permission === 'PROHIBITED');
  if (sidelining.length > 0) return { status: 'SIDELINED', by: sidelining };
  const modifying = rules.filter(
    ({ activity, permission, capped }) =>
      (activity === 'RUN' && capped) || (activity === 'RACE' && (permission === 'PROHIBITED' || capped)),
  );
  return modifying.length > 0 ? { status: 'MODIFIED', by: modifying } : { status: 'AVAILABLE', by: [] };
}

/** The rules of a history that hold, each with the number of its instruction. */
export const rulesHolding = ({ issued }: NaiveHistory, holding: ReadonlySet<string>): (NaiveRule & { of: number })[] =>
  issued.flatMap(({ id, author, rules }) =>
    rules.filter(({ activity }) => holding.has(`${id} ${activity}`)).map((rule) => ({ ...rule, author, of: id })),
  );
