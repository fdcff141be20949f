import { ownEndOf, type Period, periodsOf } from './in-force.ts';
import type { InstructionId } from '../ids.ts';
import type { InstructionRecord, InstructionRule, Named, RuleGap } from './instruction.ts';
import { earliestOf, latestOf } from '../time.ts';
import type { Activity, Instant } from '../vocabulary.ts';

/** What takes the place of what. (domain.md, rule 4: supersession is per activity) */

/** How many gaps a rule remembers. What is older counts as in force: the stricter answer. */
export const MAX_GAPS = 20;

export type All = ReadonlyMap<InstructionId, InstructionRecord>;

const speaksOf = ({ rules }: InstructionRecord, activity: Activity): boolean =>
  rules.some((rule) => rule.activity === activity);

/** What an instruction takes the place of whole, and since when. From before November 2026: all that it superseded. */
export const namedBy = ({ replaces, supersedesIds, startsAt }: InstructionRecord): Named[] =>
  replaces?.named ?? supersedesIds.map((id) => ({ id, from: startsAt }));

/**
 * Whether an instruction takes the place of its author's own rule: it speaks of the activity, both name no symptom, or
 * share one, or it names none itself, and the other one has started when it does. A rule for the shoulder leaves the knee's.
 */
function takesPlaceOfOwn(next: InstructionRecord, old: InstructionRecord, activity: Activity): boolean {
  const { replaces, issuedBy, issuedAt, startsAt, symptomIds, id } = next;
  return (
    replaces?.own === true &&
    issuedBy.id === old.issuedBy.id &&
    id > old.id &&
    old.startsAt <= (startsAt > issuedAt ? startsAt : issuedAt) &&
    speaksOf(next, activity) &&
    (symptomIds.length === 0 || symptomIds.some((each) => old.symptomIds.includes(each)))
  );
}

/** When one that replaces another begins to: with its start, or at once if the other would start later than it. */
export const replacesFrom = (
  next: Pick<InstructionRecord, 'startsAt' | 'issuedAt'>,
  old: InstructionRecord,
): Instant => (next.startsAt >= old.startsAt ? next.startsAt : next.issuedAt);

/**
 * From when on instructions mean to take the place of a rule: because they name its instruction; because the rule is their
 * author's own; or because they name one that means to, and speak of the activity themselves. Undefined for one that does
 * not. Each is asked once.
 */
export function intentions(
  all: All,
  old: InstructionRecord,
  activity: Activity,
): (next: InstructionRecord) => Instant | undefined {
  const known = new Map<InstructionId, Instant | undefined>([[old.id, undefined]]);
  const meantFrom = (next: InstructionRecord): Instant | undefined => {
    if (known.has(next.id)) return known.get(next.id);
    known.set(next.id, undefined);
    const named = namedBy(next);
    const direct = named.find(({ id }) => id === old.id)?.from;
    const own = takesPlaceOfOwn(next, old, activity) ? replacesFrom(next, old) : undefined;
    const inherited = speaksOf(next, activity)
      ? named.flatMap(({ id, from }) => {
          const other = all.get(id);
          const theirs = other && meantFrom(other);
          return theirs === undefined ? [] : latestOf([theirs, from]);
        })
      : [];
    const meant = earliestOf([direct, own, ...inherited]);
    known.set(next.id, meant);
    return meant;
  };
  return meantFrom;
}

/** When an instruction speaks of an activity; one that names others and does not, when it is in force at all. */
function holdingTimes(next: InstructionRecord, activity: Activity): Period[] {
  const rules = speaksOf(next, activity) ? next.rules.filter((rule) => rule.activity === activity) : next.rules;
  return rules.flatMap((rule) => periodsOf(next, rule));
}

/** Something that takes the place of a rule, from when on, and when it has it if it gives it back. */
interface Taking {
  id: InstructionId;
  from: Instant;
  times?: Period[];
}

/**
 * From when on an instruction takes the place of a rule: from the first instant at which it means to and is in force, for
 * the activity if it speaks of it. One that is called off before takes nobody's place, and neither does one that is
 * withdrawn: nobody becomes free by it.
 *
 * One with an end date has the place only while it is in force itself: so three days of rest do not wipe out a limit that
 * has no end, and two miles for today no ban. An end date frees nobody. What it calls off before that began does not come back.
 */
function taking(next: InstructionRecord, old: InstructionRecord, activity: Activity, meant: Instant): Taking[] {
  if (next.withdrawnAt !== undefined) return [];
  const times = holdingTimes(next, activity).filter(({ until }) => until === undefined || until > meant);
  const from = earliestOf(times.map((each) => latestOf([each.from, meant])));
  const end = ownEndOf(old);
  if (from === undefined || (end !== undefined && end <= from)) return [];
  const isPassing = next.endsAt !== undefined && old.startsAt <= from;
  return [{ id: next.id, from, ...(isPassing && { times }) }];
}

/** What takes the place of a rule, in the order in which it does. */
export function takingOf(all: All, old: InstructionRecord, activity: Activity): Taking[] {
  const meantFrom = intentions(all, old, activity);
  return [...all.values()]
    .flatMap((next) => {
      const meant = meantFrom(next);
      return meant === undefined ? [] : taking(next, old, activity, meant);
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1));
}

/** The gaps of a rule: those that are past, what takes its place for a time, and `left`, in order of time. */
export function gapsAfter(
  all: All,
  gaps: readonly RuleGap[],
  takers: readonly Taking[],
  left: RuleGap[],
  now: Instant,
): RuleGap[] {
  const past = gaps.flatMap(({ byId, ...gap }): RuleGap[] => {
    // What ended long ago is not among `all`, and keeps its place.
    if (byId === undefined || !all.has(byId)) return [{ ...gap, ...(byId && { byId }) }];
    if (takers.some(({ id }) => id === byId)) return [];
    return [{ from: toldFrom(all, gap.from, byId), until: earliestOf([gap.until, now]) ?? now }];
  });
  const passing = takers.flatMap(({ id: byId, from, times = [] }) =>
    times.flatMap((each): RuleGap[] =>
      each.until === undefined ? [] : [{ from: latestOf([each.from, from]) ?? from, until: each.until, byId }],
    ),
  );
  return [...past, ...passing, ...left]
    .filter(({ from, until }) => from < until)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.until < b.until ? -1 : 1))
    .slice(-MAX_GAPS);
}

/** From when on the athlete knew of what had taken the place of a rule since an instant: not before it was given. */
export const toldFrom = (all: All, from: Instant, byId: InstructionId | undefined): Instant =>
  latestOf([from, byId && all.get(byId)?.issuedAt]) ?? from;

/** What has taken the place of a rule, or will. */
export const takersOf = ({ supersededById, gaps = [] }: InstructionRule): InstructionId[] =>
  [supersededById, ...gaps.map(({ byId }) => byId)].filter((id) => id !== undefined);
