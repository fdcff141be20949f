import type { InstructionRecord } from '../instruction/instruction.ts';
import { lastGivenAt } from '../instruction/lapses.ts';
import { isOpen } from '../symptom/symptom-course.ts';
import type { ObservationRecord, SymptomRecord } from '../symptom/symptom.ts';
import { daysBefore, earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { Extent, ResolvedByOther, Summary } from './athlete.ts';
import { BREACH_DAYS, NEW_SYMPTOM_DAYS } from './attention.ts';

type PainFacts = Pick<
  Summary,
  | 'openSymptoms'
  | 'worstPain'
  | 'worseningSince'
  | 'worsening'
  | 'notSettledSince'
  | 'notSettled'
  | 'redFlagSince'
  | 'redFlags'
  | 'newestSymptomAt'
  | 'newSymptomPain'
>;

/** When an observation became known as it is. */
const knownAt = ({ history, recordedAt }: ObservationRecord): Instant => history?.at(-1)?.until ?? recordedAt;

const worstOf = (symptoms: readonly SymptomRecord[]): number =>
  Math.max(...symptoms.map(({ latestObservation }) => latestObservation.pain));

/** What of the open symptoms is worsening, or has red flags. Undefined if nothing is. */
const extentOf = (
  symptoms: readonly SymptomRecord[],
  count: number,
  newest: Instant | undefined,
): Extent | undefined => (newest === undefined ? undefined : { newest, count, pain: worstOf(symptoms) });

/** What the summary says of the open ones among an athlete's symptoms. */
export function factsOfOpen(symptoms: readonly SymptomRecord[]): PainFacts {
  const open = symptoms.filter(isOpen);
  if (open.length === 0) return { openSymptoms: 0 };
  const worsening = open.filter(({ trend }) => trend === 'WORSENING');
  const worseningSince = worsening.map((symptom) => symptom.worseningSince);
  const unsettled = open.filter((each) => each.notSettledSince !== undefined);
  const flagged = open.filter(({ redFlags = [] }) => redFlags.length > 0);
  const flags = flagged.flatMap(({ redFlags = [] }) => redFlags);
  const newestSymptomAt = latestOf(open.map(({ openedAt }) => openedAt)) ?? '';
  const fresh = open.filter(({ openedAt }) => openedAt >= daysBefore(newestSymptomAt, NEW_SYMPTOM_DAYS));
  return {
    openSymptoms: open.length,
    worstPain: worstOf(open),
    worseningSince: earliestOf(worseningSince),
    worsening: extentOf(worsening, worsening.length, latestOf(worseningSince)),
    notSettledSince: earliestOf(unsettled.map((each) => each.notSettledSince)),
    notSettled: extentOf(
      unsettled,
      unsettled.length,
      latestOf(unsettled.map((each) => knownAt(each.latestObservation))),
    ),
    redFlagSince: earliestOf(flags.map(({ since }) => since)),
    redFlags: extentOf(flagged, flags.length, latestOf(flagged.map((each) => knownAt(each.latestObservation)))),
    newestSymptomAt,
    newSymptomPain: worstOf(fresh),
  };
}

/** Whose symptoms others resolved in the last 7 days: not those that are open again, nor of who has given an instruction since. */
export function resolvedAfter(
  before: readonly ResolvedByOther[] = [],
  {
    resolved = [],
    symptoms,
    instructions,
  }: {
    resolved?: readonly ResolvedByOther[];
    symptoms?: readonly SymptomRecord[];
    instructions?: readonly InstructionRecord[];
  },
  now: Instant,
): ResolvedByOther[] {
  const people = new Set(resolved.map(({ person }) => person));
  const open = symptoms?.filter(isOpen) ?? [];
  return [...before.filter(({ person }) => !people.has(person)), ...resolved]
    .filter(({ person, symptomId, at }) => {
      const isBack = open.some(({ id, recursFromId }) => id === symptomId || recursFromId === symptomId);
      const given = instructions && lastGivenAt(instructions, person);
      return !isBack && at >= daysBefore(now, BREACH_DAYS) && !(given !== undefined && given > at);
    })
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}
