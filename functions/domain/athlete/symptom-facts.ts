import { given } from '../check.ts';
import { madeFor } from '../ids.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import { lastGivenAt } from '../instruction/lapses.ts';
import { isOpen, lastToldOf } from '../symptom/symptom-course.ts';
import type { SymptomRecord } from '../symptom/symptom.ts';
import { daysBefore, earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { Extent, ResolvedByOther, Summary } from './athlete.ts';
import { NEW_SYMPTOM_DAYS, OVERRIDDEN_DAYS } from './attention.ts';

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
  | 'toldLate'
  | 'newSymptomPain'
>;

const worstOf = (symptoms: readonly SymptomRecord[]): number =>
  Math.max(...symptoms.map(({ latestObservation }) => latestObservation.pain));

const lastToldAt = (symptoms: readonly SymptomRecord[]): Instant | undefined =>
  latestOf(symptoms.map((each) => lastToldOf(each).at));

/**
 * What of the open symptoms is worsening, or has red flags. Undefined if nothing is. Its pain is the worst of what was told
 * last, the latest observation or a night before it that was told late: a mark does not cover what nobody had said.
 */
const extentOf = (
  symptoms: readonly SymptomRecord[],
  count: number,
  newest: Instant | undefined,
): Extent | undefined =>
  newest === undefined
    ? undefined
    : { newest, count, pain: Math.max(...symptoms.map((each) => lastToldOf(each).pain)) };

/**
 * When somebody other than the athlete could know of a symptom: when it began, or was first told of if that is later. What was
 * felt before and is added later makes it no older: its ID was made for its first observation. When that was told is known
 * while it is the only one, and by the summary `before` of the symptom that was told of last.
 */
export function knownSince(symptom: SymptomRecord, before?: Summary['toldLate']): Instant {
  const { id, openedAt, observationCount, latestObservation } = symptom;
  const told = observationCount === 1 ? latestObservation.recordedAt : before?.symptomId === id ? before.at : undefined;
  return latestOf([openedAt, madeFor(id), told]) ?? openedAt;
}

type News = Pick<Summary, 'newestSymptomAt' | 'toldLate' | 'newSymptomPain'>;

/** What is new among the open symptoms, of which the worst hurts at `worstPain`: what that says already is left out. */
function newsOf(open: readonly SymptomRecord[], before: Summary['toldLate'], worstPain: number): News {
  const newestSymptomAt = latestOf(open.map(({ openedAt }) => openedAt));
  const known = open.map((symptom) => ({ symptom, at: knownSince(symptom, before) }));
  const at = latestOf(known.map((each) => each.at)) ?? '';
  // Of two that became known at one instant, everybody calls the same one the last.
  const last = known
    .filter((each) => each.at === at)
    .reduce<(typeof known)[number] | undefined>(
      (latest, each) => (latest && latest.symptom.id > each.symptom.id ? latest : each),
      undefined,
    );
  const pain = worstOf(
    known.filter((each) => each.at >= daysBefore(at, NEW_SYMPTOM_DAYS)).map(({ symptom }) => symptom),
  );
  return {
    ...given({ newestSymptomAt }),
    ...(last && at !== newestSymptomAt && { toldLate: { at, symptomId: last.symptom.id } }),
    ...(pain !== worstPain && { newSymptomPain: pain }),
  };
}

/** What the summary says of the open ones among an athlete's symptoms. */
export function factsOfOpen(symptoms: readonly SymptomRecord[], before?: Summary['toldLate']): PainFacts {
  const open = symptoms.filter(isOpen);
  if (open.length === 0) return { openSymptoms: 0 };
  const worsening = open.filter(({ trend }) => trend === 'WORSENING');
  const worseningSince = worsening.map((symptom) => symptom.worseningSince);
  const unsettled = open.filter((each) => each.notSettledSince !== undefined);
  const flagged = open.filter(({ redFlags = [] }) => redFlags.length > 0);
  const flags = flagged.flatMap(({ redFlags = [] }) => redFlags);
  return {
    openSymptoms: open.length,
    worstPain: worstOf(open),
    worseningSince: earliestOf(worseningSince),
    worsening: extentOf(worsening, worsening.length, latestOf(worseningSince)),
    notSettledSince: earliestOf(unsettled.map((each) => each.notSettledSince)),
    notSettled: extentOf(unsettled, unsettled.length, lastToldAt(unsettled)),
    redFlagSince: earliestOf(flags.map(({ since }) => since)),
    redFlags: extentOf(flagged, flags.length, lastToldAt(flagged)),
    ...newsOf(open, before, worstOf(open)),
  };
}

/** Whose symptoms others resolved in the last 28 days: not those that are open again, nor of who has given an instruction since. */
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
      return !isBack && at >= daysBefore(now, OVERRIDDEN_DAYS) && !(given !== undefined && given > at);
    })
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}
