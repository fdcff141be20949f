import { ownEndOf, periodsOf } from './in-force.ts';
import type { InstructionId } from '../ids.ts';
import type { InstructionRecord } from './instruction.ts';
import { earliestOf, latestOf } from '../time.ts';
import type { Activity, Instant } from '../vocabulary.ts';

/** What takes the place of what. (domain.md, rule 4: supersession is per activity) */

export type All = ReadonlyMap<InstructionId, InstructionRecord>;

const speaksOf = ({ rules }: InstructionRecord, activity: Activity): boolean =>
  rules.some((rule) => rule.activity === activity);

/** What an instruction takes the place of whole, and since when. From before November 2026: all that it superseded. */
export const namedBy = ({
  replaces,
  supersedesIds,
  startsAt,
}: InstructionRecord): { id: InstructionId; from: Instant }[] =>
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

/**
 * From when on an instruction takes the place of a rule: from the first instant at which it means to and is in force, for
 * the activity if it speaks of it. One that is called off before takes nobody's place, and neither does one that is
 * withdrawn: nobody becomes free by it.
 */
export function takesFrom(next: InstructionRecord, old: InstructionRecord, activity: Activity, meant: Instant) {
  if (next.withdrawnAt !== undefined) return undefined;
  const rules = speaksOf(next, activity) ? next.rules.filter((rule) => rule.activity === activity) : next.rules;
  const from = earliestOf(
    rules
      .flatMap((rule) => periodsOf(next, rule))
      .map((each) => (each.until === undefined || each.until > meant ? latestOf([each.from, meant]) : undefined)),
  );
  const end = ownEndOf(old);
  return from === undefined || (end !== undefined && end <= from) ? undefined : from;
}
